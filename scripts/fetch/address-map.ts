/** Where public addresses are really fetched from: themselves, or another host that serves the same paths. */
export interface AddressMap {
  /** Address to connect to. */
  readonly actual: (publicUrl: string) => URL;
  /** Public address of one that answered. */
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
