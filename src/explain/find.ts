import { familyWords } from "../../generated/families.ts";
import { parseErrors } from "../index.ts";
import type { BinanceErrorInfo, FamilyId, ParseContext } from "../result.ts";

const MAX_LINES = 10_000;

/** The errors in a text, each once: a body or page is read as a whole, a log by lines. */
export function findErrors(text: string, context: ParseContext): readonly BinanceErrorInfo[] {
  const lines = text.split(/\r?\n/u, MAX_LINES);
  if (lines.length > 1 && (!/^\s*[{["<]/u.test(text) || isJson(lines[0] ?? ""))) {
    const found = lines.flatMap((line) => errorsInText(line, context)).filter(({ code }) => code !== null);
    if (found.length > 0) return distinct(found);
  }
  return distinct(errorsInText(text, context));
}

/** A log of one JSON object a line begins like a body, but its first line is whole. */
function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** Keep the halves of a cancel-replace apart; of a batch keep the first item of each kind. */
function distinct(errors: readonly BinanceErrorInfo[]): readonly BinanceErrorInfo[] {
  const byMeaning = new Map<string, BinanceErrorInfo>();
  for (const error of errors) {
    const part = error.part === null || error.part.kind === "item" ? "" : error.part.kind;
    const key = JSON.stringify([part, error.code, error.family, error.message, error.status]);
    if (!byMeaning.has(key)) byMeaning.set(key, error);
  }
  return [...byMeaning.values()];
}

/** A query: codes or names, or a text that may hold errors. */
export type Query =
  | { readonly kind: "code"; readonly code: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

/** Also with the minus signs that editors and terminals produce. */
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

/**
 * The errors in a text. A JSON object that isn't an error may be a line of a structured log, with the error as a text
 * under any key; it is searched as running text. A success (`"code":0`) must not be found that way.
 */
export function errorsInText(text: string, context: ParseContext): readonly BinanceErrorInfo[] {
  const errors = parseErrors(text, context);
  if (errors.length > 0 || !/^\s*[{["]/u.test(text)) return errors;
  return parseErrors(`log: ${text}`, context).filter(({ code, match }) =>
    code === null ? match === "text" : code < 0,
  );
}

/**
 * `-1021: Timestamp …` is not an option. Commander accepts negative numbers, but not texts that begin with one, so these
 * texts go through it with a mathematical minus sign.
 */
export function hideMinus(word: string): string {
  return /^-\d/u.test(word) ? `\u2212${word.slice(1)}` : word;
}

export function showMinus(word: string): string {
  return /^\u2212\d/u.test(word) ? `-${word.slice(1)}` : word;
}

// The record's type says that its keys are exactly the families.
export const FAMILY_IDS = Object.keys(familyWords) as readonly FamilyId[];

/**
 * The families that a word can mean: ids, base paths, and names used by clients and people. Empty for any other word.
 */
export function familiesOfWord(word: string): readonly FamilyId[] {
  const wanted = word.toLowerCase().replace(/[^a-z0-9]/gu, "");
  return FAMILY_IDS.filter((family) => family.replace("-", "") === wanted || familyWords[family].includes(wanted));
}
