import MiniSearch, { type Options, type SearchResult } from "minisearch";
import { isUnspaced, tokenize, tokenizeQuery } from "./tokenize.ts";

/** One searchable page: a code, a failure without a code, or a section of a guide. */
export interface SearchDocument {
  /** Path below the language's root. */
  readonly path: string;
  /** `-1021`; empty if the page has no code. */
  readonly code: string;
  /** Names of the code, or the page's title. */
  readonly names: readonly string[];
  /** Messages and their notes: first common ones, then the code's own, then those of its tables. */
  readonly lines: readonly string[];
  /** Ranks of the first lines among the most common messages. */
  readonly ranks: readonly number[];
  /** Number of lines that are the code's own messages. */
  readonly own: number;
  /** Number of lines that are its own, or of a table that names this code first. */
  readonly lead: number;
  /** Searched but not shown texts. */
  readonly more: readonly string[];
  /** Rank among the most common errors; null if it has none. */
  readonly rank: number | null;
}

export interface Hit {
  readonly path: string;
  readonly code: string;
  readonly name: string;
  /** The line that the query matched. */
  readonly line: string;
}

/** The resolver's result: pages about the query, the likeliest first. */
export interface Resolved {
  readonly path: string;
  /** Part of the page: a family. */
  readonly anchor?: string | undefined;
  /** The message that was recognised. */
  readonly line?: string | undefined;
}

export interface SearchIndex {
  readonly search: (query: string, resolved?: readonly Resolved[]) => readonly Hit[];
  readonly documents: readonly SearchDocument[];
}

interface Indexed {
  readonly id: number;
  readonly code: string;
  readonly names: string;
  readonly lines: string;
  readonly more: string;
}

const OPTIONS: Options<Indexed> = {
  fields: ["code", "names", "lines", "more"],
  tokenize,
  // The tokenizer already lowers the case.
  processTerm: (term) => term,
  searchOptions: {
    tokenize: tokenizeQuery,
    processTerm: (term) => term,
    boost: { code: 8, names: 4, lines: 2, more: 0.5 },
    prefix: (term) => term.length > 2 || isUnspaced(term),
    bm25: { k: 1.2, b: 0.15, d: 0.5 },
  },
};

/** Longer queries are pasted texts, handled by the resolver. */
const MAX_QUERY_LENGTH = 300;

/** Built in the browser from the documents, which are a third of the size of a built index; takes 30 ms. */
export function createSearchIndex(documents: readonly SearchDocument[]): SearchIndex {
  const index = new MiniSearch(OPTIONS);
  index.addAll(
    documents.map(({ code, names, lines, more }, id) => ({
      id,
      code,
      names: names.join("\n"),
      lines: lines.join("\n"),
      more: more.join("\n"),
    })),
  );
  const texts = documents.flatMap(({ code, names, lines, more }) => [code, ...names, ...lines, ...more]);
  const known = new Set(texts.flatMap((text) => tokenize(text)));
  // A known word is not a typing error for another: "leverage" is not "average".
  const fuzzy = (term: string): number | false => (/^[a-z_]{5,}$/u.test(term) && !known.has(term) ? 0.2 : false);
  return {
    documents,
    search: (query, resolved = []) => searchIn({ index, documents, fuzzy }, query.slice(0, MAX_QUERY_LENGTH), resolved),
  };
}

interface Searched {
  readonly index: MiniSearch<Indexed>;
  readonly documents: readonly SearchDocument[];
  /** Maximum share of wrong letters in a word. */
  readonly fuzzy: (term: string) => number | false;
}

/** Results of the resolver, then of full text search. */
function searchIn({ index, documents, fuzzy }: Searched, query: string, resolved: readonly Resolved[]): readonly Hit[] {
  const wanted = normal(query);
  const words = [...new Set(tokenizeQuery(query))];
  const found = index
    .search(query, { combineWith: "OR", fuzzy })
    .flatMap((result) => scored(result, documents, wanted, words))
    .toSorted((left, right) => right.score - left.score)
    .map(({ document }) => hitOf(document, words, wanted));
  const first = resolved.flatMap(({ path, anchor, line }) => {
    const document = documents.find((each) => each.path === path);
    if (document === undefined) return [];
    const hit = hitOf(document, words, wanted);
    return [{ ...hit, path: anchor === undefined ? path : `${path}#${anchor}`, line: line ?? hit.line }];
  });
  const taken = new Set(resolved.map(({ path }) => path));
  return [...first, ...found.filter(({ path }) => !taken.has(path))];
}

interface Scored {
  readonly document: SearchDocument;
  readonly score: number;
}

/** Minimum share of the query's words in a result. */
const MIN_COVERAGE = 0.5;

/**
 * The share of the query's words counts most; then a name or line that equals or contains the query; then the rank of
 * the message with it.
 */
function scored(
  result: SearchResult,
  documents: readonly SearchDocument[],
  wanted: string,
  words: readonly string[],
): readonly Scored[] {
  const document = documents[Number(result.id)];
  const coverage = new Set(result.queryTerms).size / Math.max(1, words.length);
  if (document === undefined || coverage < MIN_COVERAGE) return [];
  return [
    {
      document,
      score:
        Math.sqrt(result.score) *
        coverage ** 2 *
        phraseFactor(document, wanted) *
        Math.max(rankFactor(document, words), rankFactor(document, result.terms)),
    },
  ];
}

function phraseFactor({ names, lines }: SearchDocument, wanted: string): number {
  const texts = lines.map(normal);
  if (texts.includes(wanted)) return 3;
  return texts.some((text) => text.includes(wanted)) ? 2 : names.some((name) => normal(name) === wanted) ? 1.5 : 1;
}

/** Common errors come first if the query is about the common message or its cause. */
function rankFactor({ lines, ranks, more, rank }: SearchDocument, words: readonly string[]): number {
  if (rank === null) return 1;
  const shares = ranks.map((place, index) => shareIn(lines[index] ?? "", words) ** 2 * (3 / (1 + place / 10)));
  const cause = Math.max(0, ...more.map((text) => shareIn(text, words))) ** 2 / (1 + rank / 10);
  return 1 + Math.max(0, ...shares) + cause;
}

/** The share of the words in a text. */
function shareIn(text: string, words: readonly string[]): number {
  const lower = text.toLowerCase();
  return words.filter((word) => lower.includes(word)).length / Math.max(1, words.length);
}

function hitOf({ path, code, names, lines }: SearchDocument, words: readonly string[], wanted: string): Hit {
  const line =
    lines.find((each) => wanted !== "" && normal(each).includes(wanted)) ??
    lines
      .map((each) => ({ each, has: words.filter((word) => each.toLowerCase().includes(word)).length }))
      .toSorted((left, right) => right.has - left.has)[0]?.each;
  return { path, code, name: names.slice(0, 2).join(" / "), line: line ?? "" };
}

function normal(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
