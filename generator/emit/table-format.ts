/** generated/tables/format.ts: the types of the tables, so that src/ needs nothing but generated/. */
export const TABLE_FORMAT = `
/**
 * Everything that the matcher needs of one family, as one ASCII string: a module that holds one string costs
 * nothing to import, and a row is parsed (by JSON.parse, one line) when its code is first met.
 *
 * A line is one entry, \`[code, name, advice, extras, ...messages]\`, sorted by code, or after them a table of
 * messages that arrive under several codes, \`[table id, ...messages]\`. A message is its text, or
 * \`[text, advice, id]\` where it has advice of its own or an id that does not follow from the text.
 *
 * In a text \`|ilimit|\` stands for the parameter \`limit\` of type \`i\` that the documentation shows as \`%s\`;
 * \`|ilimit~{0}|\` for one that it shows as \`{0}\`; \`||\` for the character itself.
 */
export interface FamilyTable {
  readonly family: FamilyId;
  /** URLs of the pages, English, without fragment. */
  readonly pages: readonly string[];
  readonly rows: string;
}

export type FamilyId =
  "spot" | "usds-futures" | "coin-futures" | "options" | "portfolio-margin" | "sapi" | "binance-us";

/** string, integer, decimal, timestamp, ip, interval, boolean, list */
export type ParameterLetter = "s" | "i" | "d" | "t" | "p" | "v" | "b" | "l";

/**
 * Four letters, a space, and the advice's id. Execution: n(ot executed), u(nknown), p(artial). Retry, and retry
 * of a call that only reads: n(ever), d(elay), f(ix), c(lock sync), s(tate check), \`-\` for the same. Scope:
 * r(equest), o(rder), a(ccount), i(p), s(ervice).
 */
export type AdviceField = string;

export type MessageRow = string | readonly [text: string, advice: AdviceField | 0, id?: string];
export interface EntryExtras {
  /** Tables whose messages arrive under this code too. */
  readonly tables?: readonly string[];
  /** Index of the page, 0 unless given. */
  readonly page?: number;
  /** Fragment of the page's URL, \`<code>-<name in lower case>\` unless given; null where no page has the entry. */
  readonly anchor?: string | null;
}
export type EntryRow = readonly [
  code: number,
  name: string,
  advice: AdviceField,
  extras: EntryExtras | 0,
  ...messages: MessageRow[],
];
export type TableRow = readonly [id: string, ...messages: MessageRow[]];
`;
