import type { AddressMap } from "./address-map.ts";
import { failure } from "./http-failure.ts";
import type { FollowRedirect } from "./http-get.ts";

/** Whether the page asked for can live at this public path. */
export type MayLeadTo = (path: string) => boolean;

/**
 * Follows a redirect only where it stays on the page: on the same host or another that serves sources, never
 * from https to http, never with credentials, and only to a path that is the page's own.
 */
export function redirectRule(
  addresses: AddressMap,
  requested: string,
  hosts: readonly string[],
  mayLeadTo: MayLeadTo,
): FollowRedirect {
  return (location, from) => {
    if (!URL.canParse(location, from.href)) return elsewhere("an address that is none");
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
