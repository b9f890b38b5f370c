import type { Parameter, ParameterType, Segment } from "./catalog-model.ts";

/**
 * Placeholders for values on the pages: `%s`, `%d`, `%b` (also with a full-width percent sign), `{0}`, `{param}`, and
 * `'%s'...` for a list. In `%sx` the x is literal; a percent sign after a digit isn't a placeholder.
 */
const PLACEHOLDER = /'[%％]s'\.\.\.|[%％][sdb](?![a-wyzA-Z])|\{[A-Za-z0-9_]+\}/gu;

const TYPE_OF_LETTER: Readonly<Record<string, ParameterType>> = { d: "integer", b: "boolean" };

export interface Tokens {
  readonly segments: readonly Segment[];
  readonly parameters: readonly Parameter[];
}

/** Splits a template at its placeholders; parameters get positional names (`value1`). */
export function tokenise(text: string): Tokens {
  const parameters = [...text.matchAll(PLACEHOLDER)].map((match, index) => positional(match[0], index));
  const tokens = tokeniseWith(text, parameters);
  if (tokens === null) throw new Error(`Placeholders found in a text must be found again: ${text}`);
  return tokens;
}

/**
 * Splits a template at the given placeholders, in their order. They can be any piece of the text, so that an overlay
 * can name a number ("5.0") or a letter ("'x'"). Null if one is missing.
 */
export function tokeniseWith(text: string, parameters: readonly Parameter[]): Tokens | null {
  const segments: Segment[] = [];
  let position = 0;
  for (const [index, parameter] of parameters.entries()) {
    const start = text.indexOf(parameter.placeholder, position);
    if (start < 0) return null;
    if (start > position) segments.push(text.slice(position, start));
    segments.push(index);
    position = start + parameter.placeholder.length;
  }
  if (position < text.length) segments.push(text.slice(position));
  return { segments, parameters };
}

/** Placeholders left in the literal pieces, forgotten by an overlay. */
export function placeholdersIn(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[0]);
}

function positional(placeholder: string, index: number): Parameter {
  const letter = /^[%％]([sdb])$/u.exec(placeholder)?.[1] ?? "s";
  const type = placeholder.endsWith("...") ? "list" : (TYPE_OF_LETTER[letter] ?? "string");
  return { name: `value${String(index + 1)}`, type, placeholder };
}

const MAX_LENGTH = 60;

/**
 * A readable id from a template's literal words: `too-many-new-orders-current-limit-is-orders-per`. Cut at a word when
 * long; `message` if the text has no Latin word.
 */
export function templateId(segments: readonly Segment[]): string {
  const words = segments
    .filter((segment) => typeof segment === "string")
    .join(" ")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[’']/gu, "")
    .match(/[a-z0-9]+/gu);
  if (words === null) return "message";
  let id = words[0].slice(0, MAX_LENGTH);
  for (const word of words.slice(1)) {
    if (id.length + 1 + word.length > MAX_LENGTH) break;
    id = `${id}-${word}`;
  }
  return id;
}

/** Makes ids unique in order of appearance: the second `a` becomes `a-2`. */
export function uniqueIds(ids: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    let unique = id;
    for (let copy = 2; taken.has(unique); copy += 1) unique = `${id}-${String(copy)}`;
    taken.add(unique);
    return unique;
  });
}
