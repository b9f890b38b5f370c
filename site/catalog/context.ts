import { type Words, wordsOf } from "../pages/words.ts";
import { type CatalogIndex, type ErrorEntry, type Family, type Locale, adviceOf, messagesOf } from "./catalog.ts";
import type { CommonErrors } from "./common.ts";
import type { Filters } from "./filters.ts";

/** Context of all generated pages of one language. */
export interface PageContext {
  readonly index: CatalogIndex;
  readonly locale: Locale;
  readonly words: Words;
  readonly links: SiteLinks;
  readonly common: CommonErrors;
  readonly repository: string;
  readonly filters: Filters;
  /** Number of code pages with each advice. */
  readonly adviceUses: ReadonlyMap<string, number>;
}

/** Input of the site beside the catalog. */
export interface SiteData {
  readonly index: CatalogIndex;
  readonly common: CommonErrors;
  /** Address of the repository, without a slash at the end. */
  readonly repository: string;
  readonly filters: Filters;
}

export function pageContext(data: SiteData, locale: Locale, base: string): PageContext {
  return {
    ...data,
    locale,
    words: wordsOf(locale),
    links: siteLinks(base, locale),
    adviceUses: countAdvice(data.index),
  };
}

/** Addresses on the site. `base` starts and ends with a slash. */
export interface SiteLinks {
  readonly page: (path: string) => string;
  /** Address of a code's page, at the part about a family. */
  readonly code: (code: number, anchor?: string) => string;
}

export function siteLinks(base: string, locale: Locale): SiteLinks {
  const root = locale === "en" ? base : `${base}${locale}/`;
  return {
    page: (path) => `${root}${path}`,
    code: (code, anchor) => `${root}${String(code)}/${anchor === undefined ? "" : `#${anchor}`}`,
  };
}

/** Maximum pages that repeat a text; beyond it, the text has its own place and the pages link to it. */
export const MAX_PAGES_OF_A_TEXT = 10;

/** Whether an advice is on the page "what to do" instead of on each code's page. */
export function isSharedAdvice(id: string, { adviceUses }: Pick<PageContext, "adviceUses">): boolean {
  return (adviceUses.get(id) ?? 0) > MAX_PAGES_OF_A_TEXT;
}

/** Number of code pages of each advice; records with the same text count as one. */
function countAdvice(index: CatalogIndex): ReadonlyMap<string, number> {
  const codes = new Map<string, Set<number>>();
  const textOf = (id: string): string => adviceOf(index, id).text.en;
  for (const [code, meanings] of index.byCode) {
    for (const { family, entry } of meanings) {
      for (const id of adviceIds(family, entry)) {
        codes.set(textOf(id), (codes.get(textOf(id)) ?? new Set()).add(code));
      }
    }
  }
  return new Map(index.catalog.advice.map(({ id }) => [id, codes.get(textOf(id))?.size ?? 0]));
}

/** The advice of an entry and of its messages. */
export function adviceIds(family: Family, entry: ErrorEntry): ReadonlySet<string> {
  const own = messagesOf(family, entry).flatMap(({ advice }) => advice ?? []);
  return new Set([entry.advice, ...own]);
}
