import { lookup, parseErrors } from "../../src/index.ts";
import type { BinanceErrorInfo, ErrorDescription, FamilyId } from "../../src/index.ts";

export interface ExplainOptions {
  readonly family: FamilyId | null;
  /** The call that failed only reads. */
  readonly reads: boolean;
}

/** What the input is: nothing, a bare code or name with its entries, errors that it holds, or nothing known. */
export type Explanation =
  | { readonly kind: "empty" }
  | { readonly kind: "entries"; readonly entries: readonly ErrorDescription[] }
  | { readonly kind: "errors"; readonly errors: readonly BinanceErrorInfo[]; readonly more: number }
  | { readonly kind: "unknown" };

/** More than anybody reads on one page. */
const MOST = 20;
const MOST_LINES = 2000;

/** Explains what a person pastes: a body, a client's error, lines of a log, a code or a name. */
export function explainInput(input: string, options: ExplainOptions): Explanation {
  const text = input.trim();
  if (text === "") return { kind: "empty" };
  const entries = bareEntries(text, options.family);
  if (entries.length > 0) return { kind: "entries", entries };
  const errors = distinct(errorsIn(text, options));
  if (errors.length === 0) return { kind: "unknown" };
  return { kind: "errors", errors: errors.slice(0, MOST), more: Math.max(0, errors.length - MOST) };
}

/** Entries of `-1021`, of `1021` (whose sign was lost unless there is such a code), of a name or a part of names. */
function bareEntries(text: string, family: FamilyId | null): readonly ErrorDescription[] {
  const only = family ?? undefined;
  const code = /^[-\u2212\u2013]?\d{1,7}$/u.test(text) ? Number(text.replace(/^[\u2212\u2013]/u, "-")) : null;
  if (code !== null) {
    const found = lookup(code, only);
    return found.length > 0 || code < 0 ? found : lookup(-code, only);
  }
  if (!/^[A-Za-z]\w*$/u.test(text)) return [];
  const named = lookup(text, only);
  return named.length > 0 || text.length < 4 ? named : namedLike(text.toUpperCase(), only);
}

function namedLike(part: string, family: FamilyId | undefined): readonly ErrorDescription[] {
  return lookup(undefined, family)
    .filter(({ name }) => name.toUpperCase().includes(part))
    .slice(0, MOST);
}

/** A body or one error over several lines is read as a whole; of a log, every line is. */
function errorsIn(text: string, options: ExplainOptions): readonly BinanceErrorInfo[] {
  const context = {
    ...(options.family === null ? {} : { family: options.family }),
    ...(options.reads ? { changesState: false } : {}),
  };
  const lines = text.split(/\r?\n/u, MOST_LINES);
  if (lines.length > 1 && !isJson(text)) {
    const found = lines.flatMap((line) => parseErrors(line, context)).filter(({ code }) => code !== null);
    if (found.length > 0) return found;
  }
  return parseErrors(text, context);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The same error on many lines of a log is one answer. The halves of a cancel-replace stay apart. */
function distinct(errors: readonly BinanceErrorInfo[]): readonly BinanceErrorInfo[] {
  const seen = new Map<string, BinanceErrorInfo>();
  for (const error of errors) {
    const part = error.part === null || error.part.kind === "item" ? "" : error.part.kind;
    const key = JSON.stringify([part, error.code, error.family, error.message, error.status]);
    if (!seen.has(key)) seen.set(key, error);
  }
  return [...seen.values()];
}
