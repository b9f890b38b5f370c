import { familyWords } from "../../generated/families.ts";
import { parseErrors } from "../index.ts";
import type { BinanceErrorInfo, FamilyId, ParseContext } from "../result.ts";

const MOST_LINES = 10_000;

/** The errors in a text: of a body or page as a whole, of a log by its lines; each different one once. */
export function findErrors(text: string, context: ParseContext): readonly BinanceErrorInfo[] {
  const lines = text.split(/\r?\n/u, MOST_LINES);
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

/** The halves of a cancel-replace stay apart; of a batch the first item of each kind is enough. */
function distinct(errors: readonly BinanceErrorInfo[]): readonly BinanceErrorInfo[] {
  const byMeaning = new Map<string, BinanceErrorInfo>();
  for (const error of errors) {
    const part = error.part === null || error.part.kind === "item" ? "" : error.part.kind;
    const key = JSON.stringify([part, error.code, error.family, error.message, error.status]);
    if (!byMeaning.has(key)) byMeaning.set(key, error);
  }
  return [...byMeaning.values()];
}

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

/**
 * The errors in a text. A JSON object that is none itself may be a structured log's, with the error as a text under
 * any key; read as running words it is searched for that. What succeeded (`"code":0`) must not turn up so.
 */
export function errorsInText(text: string, context: ParseContext): readonly BinanceErrorInfo[] {
  const errors = parseErrors(text, context);
  if (errors.length > 0 || !/^\s*[{["]/u.test(text)) return errors;
  return parseErrors(`log: ${text}`, context).filter(({ code, match }) =>
    code === null ? match === "text" : code < 0,
  );
}

/**
 * `-1021: Timestamp …` is no option. Commander lets negative numbers pass, but not texts that begin with one, so
 * on the way through it they begin with the mathematical minus.
 */
export function hideMinus(word: string): string {
  return /^-\d/u.test(word) ? `\u2212${word.slice(1)}` : word;
}

export function showMinus(word: string): string {
  return /^\u2212\d/u.test(word) ? `-${word.slice(1)}` : word;
}

// The record's type says that its keys are exactly the families.
export const FAMILY_IDS = Object.keys(familyWords) as readonly FamilyId[];

/** The families that a word can mean: ids, base paths, and what clients and people call them. None for any other word. */
export function familiesOfWord(word: string): readonly FamilyId[] {
  const wanted = word.toLowerCase().replace(/[^a-z0-9]/gu, "");
  return FAMILY_IDS.filter((family) => family.replace("-", "") === wanted || familyWords[family].includes(wanted));
}
