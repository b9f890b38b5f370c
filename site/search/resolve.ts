import { familyOfWord, findErrors, readQuery } from "../../src/explain/find.ts";
import type { BinanceErrorInfo, FamilyId } from "../../src/index.ts";
import type { Resolved, SearchDocument } from "./search-index.ts";

/** The pages that a pasted text is about: asked of the explainer's resolver before any full text is searched. */
export function resolveQuery(text: string, documents: readonly SearchDocument[]): readonly Resolved[] {
  const known = new Set(documents.map(({ path }) => path));
  const family = familyIn(text);
  const direct = [...bareCode(text), ...namedIn(text, documents)];
  const found = direct.length > 0 ? direct : [...errorsIn(text, family, documents), ...codesInWords(text)];
  const taken = new Set<string>();
  return found
    .map((each) => (family === null || !/^-?\d/u.test(each.path) ? each : { ...each, anchor: family }))
    .filter(({ path }) => known.has(path) && !taken.has(path) && taken.add(path).size > 0);
}

function codePath(code: number): string {
  return `${String(code)}/`;
}

/** `-1021`, `1021`, `418`. */
function bareCode(text: string): readonly Resolved[] {
  const query = readQuery(text);
  return query.kind === "code" ? pathsOfNumber(query.code) : [];
}

/** A number as a code, as a code without its minus, or as an HTTP status. */
function pathsOfNumber(number: number): readonly Resolved[] {
  const status = statusPath(number);
  return [codePath(number), codePath(-Math.abs(number)), ...status].map((path) => ({ path }));
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
  const words = new Set(text.match(/\b[A-Z][A-Z0-9_]{3,}\b/gu) ?? []);
  // In small letters with blanks it may as well be a phrase of a message, which the full text weighs.
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

function errorsIn(text: string, family: FamilyId | null, documents: readonly SearchDocument[]): readonly Resolved[] {
  return findErrors(text, family === null ? {} : { family }).flatMap((error) => pagesOf(error, documents));
}

function pagesOf(error: BinanceErrorInfo, documents: readonly SearchDocument[]): readonly Resolved[] {
  const { code, template, status, kind } = error;
  const line = template?.text;
  if (code !== null) return [{ path: codePath(code), line }];
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
 * The code under which a text is common comes first, then one whose own message it is, then a common code that its
 * table names first, then the more common code.
 */
function placeOf(line: string, { lines, ranks, own, lead, rank }: SearchDocument): number {
  const index = lines.indexOf(line);
  const exact = ranks[index];
  if (exact !== undefined) return exact;
  if (index < own) return 1000;
  if (rank === null) return 4000;
  return (index < lead ? 2000 : 3000) + rank;
}

/** Numbers in running words: `what is -2010`, `futures 4164`, `429 Too Many Requests`. Dates and amounts are none. */
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

/** Words for products that are no ids of families. */
const PRODUCTS: readonly (readonly [RegExp, FamilyId])[] = [
  [/\b(?:binanceusdm|usd[\u24c8s]?-?m|usdt-m|fapi|um futures|futures)\b|U\s*本位|合约/iu, "usds-futures"],
  [/\b(?:binancecoinm|coin-?m|dapi)\b|币本位/iu, "coin-futures"],
  [/\b(?:eapi|options?)\b|期权/iu, "options"],
  [/\b(?:papi|portfolio margin)\b|统一账户/iu, "portfolio-margin"],
  [/\b(?:binanceus|binance\.us)\b/iu, "binance-us"],
  [/\b(?:sapi|wallet|margin trading)\b|钱包/iu, "sapi"],
  [/\bspot\b|现货/iu, "spot"],
];

function familyIn(text: string): FamilyId | null {
  const word = text
    .split(/\s+/u)
    .map(familyOfWord)
    .find((family) => family !== null);
  if (word !== undefined) return word;
  return [...PRODUCTS].find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
