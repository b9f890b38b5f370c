import { familiesOfWord, findErrors, readQuery } from "../../src/explain/find.ts";
import type { BinanceErrorInfo, FamilyId } from "../../src/index.ts";
import type { Resolved, SearchDocument } from "./search-index.ts";

/** Pages about a pasted text, found by the explainer's resolver before full text search. */
export function resolveQuery(text: string, documents: readonly SearchDocument[]): readonly Resolved[] {
  const known = new Set(documents.map(({ path }) => path));
  const direct = [...bareCode(text), ...statusLine(text), ...namedIn(text, documents)];
  const found = direct.length > 0 ? direct : [...errorsIn(text, documents), ...codesInWords(text)];
  const family = familyIn(text);
  const taken = new Set<string>();
  return found
    .map((each) => (family === null || !isOfCode(each) ? each : { ...each, anchor: each.anchor ?? family }))
    .filter(({ path }) => known.has(path) && !taken.has(path) && taken.add(path).size > 0);
}

function isOfCode({ path }: Resolved): boolean {
  return /^-?\d/u.test(path);
}

function codePath(code: number): string {
  return `${String(code)}/`;
}

/** `-1021`, `1021`, `418`. */
function bareCode(text: string): readonly Resolved[] {
  const query = readQuery(text);
  return query.kind === "code" ? pathsOfNumber(query.code) : [];
}

/** A number as a code, as a code with the other sign (some have both), or as an HTTP status. */
function pathsOfNumber(number: number): readonly Resolved[] {
  const status = statusPath(number);
  return [codePath(number), codePath(-number), ...status].map((path) => ({ path }));
}

/** `429 Too Many Requests`, `HTTP 451 …`: the first line of an HTTP answer. */
function statusLine(text: string): readonly Resolved[] {
  const status = /^\s*(?:HTTP(?:\/[\d.]+)?\s*)?([45]\d\d)\s+[A-Za-z]/iu.exec(text)?.[1];
  return status === undefined ? [] : statusPath(Number(status)).map((path) => ({ path }));
}

function statusPath(status: number): readonly string[] {
  if (status >= 500 && status < 600) return ["http-5xx/"];
  return status >= 400 && status < 500 ? [`http-${String(status)}/`] : [];
}

/**
 * Names, whole: of a page (`timeout`), of codes (`INVALID_TIMESTAMP`, also with words around it), of filters
 * (`LOT_SIZE`).
 */
function namedIn(text: string, documents: readonly SearchDocument[]): readonly Resolved[] {
  const phrase = text.trim().replace(/[\s-]+/gu, "_");
  const page = documents.find(({ path, code }) => code === "" && path.slice(0, -1).replaceAll("-", "_") === phrase);
  if (page !== undefined) return [{ path: page.path }];
  const failure = /filter failure:\s*([A-Z_]+)/iu.exec(text)?.[1];
  if (failure !== undefined) return bearers(`Filter failure: ${failure.toUpperCase()}`, documents);
  const words = new Set(text.match(/\b[A-Z][A-Z0-9_]{3,}\b/gu) ?? []);
  // In lower case with spaces it may be a phrase of a message, which full text search handles.
  const isWritten = phrase === text.trim() || phrase === phrase.toUpperCase();
  const isName = (name: string): boolean =>
    (isWritten && name.toUpperCase() === phrase.toUpperCase()) || (name.includes("_") && words.has(name));
  const named = documents
    .filter(({ code, names }) => code !== "" && names.some(isName))
    .toSorted((left, right) => (left.rank ?? 1000) - (right.rank ?? 1000))
    .map(({ path }) => ({ path }));
  return [
    ...named,
    ...[phrase.toUpperCase(), ...words].flatMap((word) => bearers(`Filter failure: ${word}`, documents)),
  ];
}

function errorsIn(text: string, documents: readonly SearchDocument[]): readonly Resolved[] {
  return findErrors(text, {}).flatMap((error) => pagesOf(error, documents));
}

function pagesOf(error: BinanceErrorInfo, documents: readonly SearchDocument[]): readonly Resolved[] {
  const { code, template, status, kind, family } = error;
  const line = template?.text;
  const anchor = family ?? undefined;
  if (code !== null) return [{ path: codePath(code), line, anchor }];
  if (line !== undefined) return bearers(line, documents);
  if (status !== null) return statusPath(status).map((path) => ({ path }));
  return kind === "network" ? [{ path: "timeout/" }] : [];
}

/** A text that arrives under several codes: see `placeOf`. */
function bearers(line: string, documents: readonly SearchDocument[]): readonly Resolved[] {
  return documents
    .filter(({ code, lines }) => code !== "" && lines.includes(line))
    .map((document) => ({ document, place: placeOf(line, document) }))
    .toSorted((left, right) => left.place - right.place)
    .map(({ document: { path } }) => ({ path, line }));
}

/**
 * The code under which a text is common comes first, then a code with the text as its own message, then a common code
 * named first by its table, then the more common code.
 */
function placeOf(line: string, { lines, ranks, own, lead, rank }: SearchDocument): number {
  const index = lines.indexOf(line);
  const exact = ranks[index];
  if (exact !== undefined) return exact;
  if (index < own) return 1000;
  if (rank === null) return 4000;
  return (index < lead ? 2000 : 3000) + rank;
}

/** Numbers in running words: `what is -2010`, `futures 4164`, `429 Too Many Requests`. Without dates and amounts. */
function codesInWords(text: string): readonly Resolved[] {
  const words = text.replace(/\d{4}-\d{2}-\d{2}\S*/gu, " ");
  const numbers = [
    ...words.matchAll(/(?<![\w.:])([-\u2212\u2013]?)(\d{1,6})(?![\w.:]|\s*(?:ms|seconds?|minutes?|USDT?)\b)/gu),
  ];
  return numbers
    .toSorted((left, right) => Number(right[1] !== "") - Number(left[1] !== ""))
    .flatMap(([, sign, digits = ""]) =>
      sign === "" ? (digits.length < 3 ? [] : pathsOfNumber(Number(digits))) : [{ path: codePath(-Number(digits)) }],
    );
}

/** Words that mean a family on the command line, but not in a question. */
const NO_FAMILY: ReadonlySet<string> = new Set(["api", "binance", "margin"]);
/** More words than this are a message, in which `margin` and `options` don't mean products. */
const MAX_WORDS = 6;
const OTHER_WORDS: readonly (readonly [RegExp, FamilyId])[] = [
  [/U\s*本位/u, "usds-futures"],
  [/币本位/u, "coin-futures"],
  [/\bfutures\b|合约/iu, "usds-futures"],
  [/期权/u, "options"],
  [/统一账户/u, "portfolio-margin"],
  [/钱包|杠杆/u, "sapi"],
  [/现货/u, "spot"],
];

/** The product named in a short question: `-2022 futures`, `usdt-m -4164`, `portfolio margin -1102`. */
function familyIn(text: string): FamilyId | null {
  const words = text.trim().split(/\s+/u);
  if (words.length > MAX_WORDS) return null;
  const pairs = words.map((word, index) => `${word}${words[index + 1] ?? ""}`);
  const named = [...pairs, ...words]
    .filter((word) => !NO_FAMILY.has(word.toLowerCase()))
    .map(familiesOfWord)
    .find((families) => families.length === 1);
  return named?.[0] ?? OTHER_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
