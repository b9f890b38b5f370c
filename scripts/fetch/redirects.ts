import { failure } from "./http-failure.ts";
import type { FollowRedirect } from "./http-get.ts";

/** Whether the requested page can be at this public path. */
export type MayLeadTo = (path: string) => boolean;

/**
 * Follows a redirect only to the same page: on the same host or another host of sources, never from https to http,
 * never with credentials, and only to a path of the page.
 */
export function redirectRule(
  addresses: AddressMap,
  requested: string,
  hosts: readonly string[],
  mayLeadTo: MayLeadTo,
): FollowRedirect {
  return (location, from) => {
    if (!URL.canParse(location, from.href)) return elsewhere("an invalid address");
    const to = new URL(location, from.href);
    const shown = to.href.slice(0, 200);
    if (to.protocol !== "https:" && to.protocol !== "http:") return elsewhere(`the scheme ${to.protocol}`);
    if (from.protocol === "https:" && to.protocol === "http:") return elsewhere(`an unprotected address, ${shown}`);
    if (to.username !== "" || to.password !== "") return elsewhere(`an address with credentials on ${to.host}`);
    if (to.host !== from.host && !hosts.includes(to.host)) return elsewhere(`another host, ${shown}`);
    if (!mayLeadTo(addresses.published(to, requested).pathname)) return elsewhere(`another page, ${shown}`);
    return to;
  };
}

function elsewhere(where: string): ReturnType<typeof failure> {
  return failure("redirected-elsewhere", `The server redirected to ${where}.`);
}

/** Maps a public address to the address to fetch: the same, or another host with the same paths. */
export interface AddressMap {
  /** Address to connect to. */
  readonly actual: (publicUrl: string) => URL;
  /** Public address of a fetched address. */
  readonly published: (actual: URL, requested: string) => URL;
}

export const LIVE_ADDRESSES: AddressMap = {
  actual: (publicUrl) => new URL(publicUrl),
  published: (actual) => actual,
};

/** `http://127.0.0.1:8080/pages` serves `/pages/en/docs/…` for `https://developers.binance.com/en/docs/…`. */
export function rehearsalAddresses(baseUrl: string): AddressMap {
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/+$/u, "");
  return {
    actual: (publicUrl) => {
      const url = new URL(publicUrl);
      return new URL(`${prefix}${url.pathname}${url.search}`, base);
    },
    published: (actual, requested) => {
      const path = actual.pathname.startsWith(prefix) ? actual.pathname.slice(prefix.length) : actual.pathname;
      return new URL(`${path}${actual.search}`, new URL(requested).origin);
    },
  };
}
