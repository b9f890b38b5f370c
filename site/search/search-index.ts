import {
  type Catalog,
  type ErrorEntry,
  type Family,
  type Localized,
  type Message,
  entryAnchor,
} from "../catalog/catalog.ts";
import { isUnspaced, tokenize, tokenizeQuery } from "./tokenize.ts";
import MiniSearch, { type Options, type SearchResult } from "minisearch";

/** What the search knows of one code, or of one section of a guide (which has neither code nor name). */
export interface SearchDocument {
  readonly id: number;
  /** Family id, or the guide's name. */
  readonly family: string;
  /** `-1021`; empty for guides. */
  readonly code: string;
  readonly name: string;
  /** English messages, one a line. */
  readonly messages: string;
  /** Chinese headings, translations and explanations, one a line. */
  readonly chinese: string;
  /** English explanations and notes. */
  readonly text: string;
  /** Path below the language's root. */
  readonly path: string;
}

/** What is kept for the list of results. */
export const STORED_FIELDS = ["family", "code", "name", "messages", "chinese", "path"] as const;
export const INDEXED_FIELDS = ["code", "name", "messages", "chinese", "text"] as const;

const OPTIONS: Options<SearchDocument> = {
  fields: [...INDEXED_FIELDS],
  storeFields: [...STORED_FIELDS],
  tokenize,
  // The tokenizer has lowered the case already.
  processTerm: (term) => term,
  searchOptions: {
    tokenize: tokenizeQuery,
    processTerm: (term) => term,
    boost: { code: 8, name: 5, messages: 2, chinese: 2 },
    prefix: (term) => term.length > 1 || isUnspaced(term),
    fuzzy: (term) => (/^[a-z_]{5,}$/u.test(term) ? 0.2 : false),
  },
};

export interface Hit {
  readonly family: string;
  readonly code: string;
  readonly name: string;
  readonly messages: string;
  readonly chinese: string;
  readonly path: string;
}

export interface SearchIndex {
  readonly search: (query: string) => readonly Hit[];
}

/** The index of all documents as a JSON text. */
export function writeSearchIndex(documents: readonly SearchDocument[]): string {
  const index = new MiniSearch(OPTIONS);
  index.addAll(documents);
  return JSON.stringify(index);
}

export function readSearchIndex(json: string): SearchIndex {
  const index = MiniSearch.loadJSON<SearchDocument>(json, OPTIONS);
  return { search: (query) => searchIn(index, query) };
}

/** All words must occur; where no document has them all, some may be missing. */
function searchIn(index: MiniSearch<SearchDocument>, query: string): readonly Hit[] {
  const all = index.search(query, { combineWith: "AND" });
  const results = all.length > 0 ? all : index.search(query, { combineWith: "OR" });
  return results
    .map((result) => ({ result, rank: rankOf(result, query) }))
    .toSorted((left, right) => left.rank - right.rank || compareEquals(left.rank, left.result, right.result))
    .map(({ result }) => hitOf(result));
}

/** Families in the order of the catalog where all are exactly what was asked for, else the better match first. */
function compareEquals(rank: number, left: SearchResult, right: SearchResult): number {
  return rank <= EXACT ? Number(left.id) - Number(right.id) : right.score - left.score;
}

/** Ranks up to this one are exact codes and names. */
const EXACT = 2;

/**
 * What is asked for by its exact code or name comes first, then the same digits under the other sign,
 * then what has the query word for word; the score decides among equals.
 */
function rankOf(result: SearchResult, query: string): number {
  const { code, name, messages, chinese } = hitOf(result);
  const wanted = query
    .normalize("NFKC")
    .trim()
    .replace(/^[−–—]/u, "-");
  if (code !== "" && code === wanted) return 0;
  if (code !== "" && code === `-${wanted}`) return 1;
  if (name !== "" && name.toLowerCase() === wanted.toLowerCase().replace(/[\s-]+/gu, "_")) return 1;
  if (code !== "" && `-${code}` === wanted) return 2;
  return `${messages}\n${chinese}\n${name}`.toLowerCase().includes(wanted.toLowerCase()) ? 3 : 4;
}

function hitOf(result: SearchResult): Hit {
  return {
    family: stored(result, "family"),
    code: stored(result, "code"),
    name: stored(result, "name"),
    messages: stored(result, "messages"),
    chinese: stored(result, "chinese"),
    path: stored(result, "path"),
  };
}

function stored(result: SearchResult, field: (typeof STORED_FIELDS)[number]): string {
  const value: unknown = result[field];
  return typeof value === "string" ? value : "";
}

/** A section of a hand-written page that can be searched too. */
export interface GuideSection {
  readonly guide: string;
  readonly title: Localized;
  readonly text: Localized;
  readonly path: string;
}

export function searchDocuments(catalog: Catalog, guides: readonly GuideSection[] = []): readonly SearchDocument[] {
  const entries = catalog.families.flatMap((family) =>
    family.errors.map((entry) => ({ ...entryTexts(entry, family), ...placeOf(family, entry) })),
  );
  const sections = guides.map(({ guide, title, text, path }) => ({
    family: guide,
    code: "",
    name: "",
    messages: title.en ?? "",
    chinese: joined([title["zh-CN"], text["zh-CN"]]),
    text: text.en ?? "",
    path,
  }));
  return [...entries, ...sections].map((document, id) => ({ id, ...document }));
}

function placeOf(family: Family, entry: ErrorEntry): Pick<SearchDocument, "family" | "code" | "name" | "path"> {
  return {
    family: family.id,
    code: String(entry.code),
    name: entry.name,
    path: `${family.id}/#${entryAnchor(family, entry)}`,
  };
}

function entryTexts(entry: ErrorEntry, family: Family): Pick<SearchDocument, "messages" | "chinese" | "text"> {
  const messages: readonly Message[] = [...entry.messages, ...tableMessages(entry, family)];
  return {
    messages: joined(messages.map(({ text }) => text)),
    chinese: joined([
      entry.title["zh-CN"],
      ...messages.flatMap(({ translation, explanation }) => [translation, explanation["zh-CN"]]),
      ...entry.notes.map((note) => note["zh-CN"]),
    ]),
    text: joined([...messages.map(({ explanation }) => explanation.en), ...entry.notes.map((note) => note.en)]),
  };
}

/** Messages of the tables that a code shares with others. They belong to all of them. */
function tableMessages(entry: ErrorEntry, family: Family): readonly Message[] {
  return family.tables.filter(({ id }) => entry.tables.includes(id)).flatMap(({ messages }) => messages);
}

function joined(texts: readonly (string | undefined)[]): string {
  return [...new Set(texts.filter((text) => text !== undefined && text.trim() !== ""))].join("\n");
}
