/** generated/tables/format.ts: the types of the tables, so that src/ needs nothing but generated/. */
export const TABLE_FORMAT = `
/**
 * Everything that the matcher needs of one family, as one ASCII string: a module that holds one string costs
 * nothing to import, and a row is parsed (by JSON.parse, one line) when its code is first met.
 *
 * Lines of \`rows\`, by their first item:
 * - a number: \`[code, name, advice, messages, tables, docs, origin]\`, one line per entry, sorted by code
 * - a string: \`[table id, messages]\`, messages that arrive under several codes
 * - null: \`[null, [id, axes], ...]\`, the advice that \`advice\` indexes (first line)
 *
 * A message is its text, or \`[segments, advice, origin, id]\` with the trailing defaults left out: no own
 * advice, documented, the id that follows from the text. A segment is literal text or a parameter
 * \`[name, type, placeholder]\` whose placeholder is \`%s\` unless given. \`docs\` is the fragment of the page's
 * URL, \`[page, fragment]\`, or null for no page; left out it is \`<code>-<name in lower case>\` of the first page.
 */
export interface FamilyTable {
  readonly family: FamilyId;
  /** URLs of the pages, English, without fragment. */
  readonly pages: readonly string[];
  readonly rows: string;
}

export type FamilyId =
  | "spot"
  | "usds-futures"
  | "coin-futures"
  | "options"
  | "portfolio-margin"
  | "sapi"
  | "binance-us";

/** string, integer, decimal, timestamp, ip, interval, boolean, list */
export type ParameterLetter = "s" | "i" | "d" | "t" | "p" | "v" | "b" | "l";
/** 0 documented, 1 observed on the wire, 2 retired from the pages. */
export type OriginDigit = 0 | 1 | 2;
/**
 * Four letters. Execution: n(ot executed), u(nknown), p(artial). Retry, and retry of a call that only reads:
 * n(ever), d(elay), f(ix), c(lock sync), s(tate check), \`-\` for the same. Scope: r(equest), o(rder),
 * a(ccount), i(p), s(ervice).
 */
export type AdviceAxes = string;

export type SegmentRow = string | readonly [name: string, type: ParameterLetter, placeholder?: string];
export type MessageRow =
  | string
  | readonly [segments: readonly SegmentRow[], advice?: number | null, origin?: OriginDigit, id?: string];
export type DocsRow = string | null | readonly [page: number, fragment?: string];
export type EntryRow = readonly [
  code: number,
  name: string,
  advice: number,
  messages?: readonly MessageRow[],
  tables?: readonly string[],
  docs?: DocsRow | 0,
  origin?: OriginDigit,
];
export type TableRow = readonly [id: string, messages: readonly MessageRow[]];
export type AdviceRow = readonly [null, ...(readonly (readonly [id: string, axes: AdviceAxes])[])];
`;
