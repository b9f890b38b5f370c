import type { Locale } from "./catalog.ts";
import type { CatalogIndex } from "./index-catalog.ts";
import { type SiteLinks, siteLinks } from "./site-links.ts";
import { wordsOf } from "./words/words-of.ts";
import type { Words } from "./words/words.ts";

/** What every generated page of one language needs to know. */
export interface PageContext {
  readonly index: CatalogIndex;
  readonly locale: Locale;
  readonly words: Words;
  readonly links: SiteLinks;
}

export function pageContext(index: CatalogIndex, locale: Locale, base: string): PageContext {
  return { index, locale, words: wordsOf(locale), links: siteLinks(base, locale) };
}
