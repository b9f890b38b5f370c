import type { MutablePage } from "./mutation.ts";
import type { Random } from "./random.ts";

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The targets of mutations on a page, in each format. */
const MARKDOWN = {
  heading: /^[ \t]*#{1,6}[^\n]+$/gmu,
  codeHeading: /^[ \t]*#{1,6} *\\?-\d{3,6}[^\n]*$/gmu,
  item: /^[ \t]*[*-] [^\n]+$/gmu,
  cell: /\|[^|\n]{3,}(?=\|)/gu,
  row: /^[^|\n]*\|[^\n]*$/gmu,
  code: /^ {4}[^\n]+$|^```[^`]+```/gmu,
} as const;

const HTML = {
  heading: /<h[1-6]\b[^>]*>[\s\S]*?<\/h[1-6]>/gu,
  codeHeading: /<h[1-6]\b[^>]*>\s*-\d{3,6}[\s\S]*?<\/h[1-6]>/gu,
  item: /<li>[\s\S]*?<\/li>/gu,
  cell: /<t[dh]\b[^>]*>[\s\S]*?<\/t[dh]>/gu,
  row: /<tr\b[^>]*>[\s\S]*?<\/tr>/gu,
  code: /<pre\b[^>]*>[\s\S]*?<\/pre>/gu,
} as const;

const ANY_FORMAT = {
  tag: /<\/?[a-z][^<>]*>/giu,
  openTag: /<[a-z][^<>]*>/giu,
  closeTag: /<\/[a-z][^<>]*>/giu,
  attribute: /\s[\w-]+="[^"]*"/gu,
  entity: /&#?\w{2,8};/gu,
  escape: /\\[_*\-[\]`]/gu,
  wide: /[^\u0000-\u007f]/gu,
  line: /^[^\n]*\S[^\n]*$/gmu,
  blankLines: /\n[ \t]*(?:\n[ \t]*)+/gu,
} as const;

export type Place = keyof typeof MARKDOWN | keyof typeof ANY_FORMAT;

export function spansOf({ text, format }: Pick<MutablePage, "text" | "format">, place: Place): readonly Span[] {
  const patterns = { ...(format === "html" ? HTML : MARKDOWN), ...ANY_FORMAT };
  return [...text.matchAll(patterns[place])].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

export function pickSpan(page: MutablePage, place: Place, random: Random): Span | null {
  const spans = spansOf(page, place);
  return spans.length === 0 ? null : random.pick(spans);
}

/** An offset inside the span; not its beginning or end if it is long enough. */
export function pointIn({ start, end }: Span, random: Random): number {
  return end - start < 2 ? start : start + 1 + random.below(end - start - 1);
}

export function replaceSpan(text: string, { start, end }: Span, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

export function sliceOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

/** Applies an edit at one place of the page; null if the page has no such place or the edit changes nothing. */
export function editAt(
  page: MutablePage,
  place: Place,
  random: Random,
  edit: (found: string) => string | null,
): string | null {
  const span = pickSpan(page, place, random);
  if (span === null) return null;
  const found = sliceOf(page.text, span);
  const edited = edit(found);
  return edited === null || edited === found ? null : replaceSpan(page.text, span, edited);
}
