/** What somebody asks about: codes or names alone, or a text that may hold errors. */
export type Query =
  | { readonly kind: "code"; readonly code: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

/** With a minus sign as people's editors and terminals write it. */
const CODE = /^[-\u2212\u2013\u2010]?\d{1,9}$/u;
/** `INVALID_TIMESTAMP`, `SpotErrorCode.INVALID_TIMESTAMP`. */
const NAME = /^(?:[A-Za-z]+ErrorCode\.)?([A-Za-z]\w{1,79})$/u;

/** Words of the command line: several codes or names are several queries, anything else is one text. */
export function readQueries(words: readonly string[]): readonly Query[] {
  const queries = words.map((word) => readQuery(word));
  if (queries.every(({ kind }) => kind === "code") || words.every(isConstant)) return queries;
  return [readQuery(words.join(" "))];
}

function isConstant(word: string): boolean {
  return CODE.test(word) || /^[A-Z][A-Z0-9_]+$/u.test(word);
}

export function readQuery(text: string): Query {
  const trimmed = text.trim();
  if (CODE.test(trimmed)) return { kind: "code", code: Number(trimmed.replace(/^[\u2212\u2013\u2010]/u, "-")) };
  const name = NAME.exec(trimmed)?.[1];
  return name === undefined ? { kind: "text", text: trimmed } : { kind: "name", name };
}
