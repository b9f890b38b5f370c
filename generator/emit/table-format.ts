import { FAMILY_IDS } from "../model.ts";

/** The longest line that prettier leaves. */
const LINE = 120;

/** generated/tables/format.ts: the types of the tables, so that src/ needs nothing but generated/. */
export const TABLE_FORMAT = `
/**
 * Everything that the matcher needs of one family, as one ASCII string per row: engines scan such literals faster
 * than anything else that could hold the data (bench/table-forms.ts), and a row is parsed when its code is first met.
 *
 * A row is one entry: code, name, advice, and its messages, with tabs between them. After the entries come the
 * tables of messages that arrive under several codes: id, and messages. Text is escaped as in JSON. Fields that
 * begin with one of these are no messages:
 * - \`@\` id of a table whose messages arrive under this code too
 * - \`#\` advice of the message before it, where it is not the entry's
 * - \`~\` id of the message before it, where it does not follow from the text
 * - \`^\` index of the page and, after a space, the fragment of its URL, where those are not the first page and
 *   \`<code>-<name in lower case>\`; alone where no page has the entry
 * - \`=\` a message after all, which begins with one of these
 *
 * In a text \`|ilimit|\` stands for the parameter \`limit\` of type \`i\` that the documentation shows as \`%s\`;
 * \`|ilimit~{0}|\` for one that it shows as \`{0}\`; \`||\` for the character itself.
 */
export interface FamilyTable {
  readonly family: FamilyId;
  /** URLs of the pages, English, without fragment. */
  readonly pages: readonly string[];
  readonly rows: readonly string[];
}

${unionType("FamilyId", FAMILY_IDS)}

/** string, integer, decimal, timestamp, ip, interval, boolean, list */
export type ParameterLetter = "s" | "i" | "d" | "t" | "p" | "v" | "b" | "l";

/**
 * Four letters, a space, and the advice's id. Execution: n(ot executed), u(nknown), p(artial). Retry, and retry
 * of a call that only reads: n(ever), d(elay), f(ix), c(lock sync), s(tate check), a(lready done), \`-\` for the same. Scope:
 * r(equest), o(rder), a(ccount), i(p), s(ervice).
 */
export type AdviceField = string;
`;

/** A union of literals, as prettier would write it. */
function unionType(name: string, members: readonly string[]): string {
  const literals = members.map((member) => JSON.stringify(member));
  const start = `export type ${name} =`;
  const line = literals.join(" | ");
  if (`${start} ${line};`.length <= LINE) return `${start} ${line};`;
  if (`  ${line};`.length <= LINE) return `${start}\n  ${line};`;
  return `${start}\n${literals.map((literal) => `  | ${literal}`).join("\n")};`;
}
