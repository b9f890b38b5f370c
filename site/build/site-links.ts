import type { ErrorEntry, Family, Locale } from "./catalog.ts";
import { entryAnchor } from "./index-catalog.ts";

/** Where things are on the site. `base` starts and ends with a slash. */
export interface SiteLinks {
  readonly page: (path: string) => string;
  readonly entry: (family: Family, entry: ErrorEntry) => string;
}

export function siteLinks(base: string, locale: Locale): SiteLinks {
  const root = locale === "en" ? base : `${base}${locale}/`;
  return {
    page: (path) => `${root}${path}`,
    entry: (family, entry) => `${root}${family.id}/#${entryAnchor(family, entry)}`,
  };
}
