import type { Execution, FamilyId, Retry, Scope } from "../result.ts";
import { existsSync, readFileSync } from "node:fs";

export type Language = "en" | "zh-CN";
export type Localized = Readonly<Partial<Record<Language, string>>>;

/** What the command reads out of the package's catalog.json; its schema stands beside it. */
export interface Catalog {
  readonly advice: readonly CatalogAdvice[];
  readonly families: readonly CatalogFamily[];
}

export interface CatalogAdvice {
  readonly id: string;
  readonly execution: Execution;
  readonly retry: Retry;
  readonly scope: Scope;
  readonly text: Localized;
  readonly readOnly?: { readonly retry: Retry; readonly text: Localized };
}

export interface CatalogFamily {
  readonly id: FamilyId;
  readonly title: Localized;
  readonly errors: readonly CatalogEntry[];
  readonly tables: readonly CatalogTable[];
}

export interface CatalogEntry {
  readonly code: number;
  readonly name: string;
  readonly title: Localized;
  readonly messages: readonly CatalogMessage[];
  /** Tables whose messages arrive under this code too. */
  readonly tables: readonly string[];
  readonly notes: readonly Localized[];
  readonly docsUrl?: Localized;
  readonly since?: string;
  readonly retired?: string;
  readonly advice: string;
}

export interface CatalogTable {
  readonly id: string;
  readonly messages: readonly CatalogMessage[];
}

export interface CatalogMessage {
  readonly id: string;
  readonly text: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  readonly translation?: string;
  readonly explanation: Localized;
  readonly origin: "documented" | "observed" | "retired";
  /** Advice of its own, where its code's does not hold. */
  readonly advice?: string;
}

/** An entry and the family whose list it is in. */
export interface ListedEntry {
  readonly family: FamilyId;
  readonly entry: CatalogEntry;
  /** Its own messages, and those of its tables. */
  readonly messages: readonly CatalogMessage[];
}

/** All entries, or those of one family. */
export function entriesOf(catalog: Catalog, family: FamilyId | null): readonly ListedEntry[] {
  return catalog.families
    .filter(({ id }) => family === null || id === family)
    .flatMap(({ id, errors, tables }) =>
      errors.map((entry) => ({ family: id, entry, messages: [...entry.messages, ...tableMessages(entry, tables)] })),
    );
}

function tableMessages(entry: CatalogEntry, tables: readonly CatalogTable[]): readonly CatalogMessage[] {
  return entry.tables.flatMap((wanted) => tables.filter(({ id }) => id === wanted).flatMap(({ messages }) => messages));
}

/** The text in the language, or else in whichever there is. */
export function inLanguage(text: Localized | undefined, language: Language): string | null {
  return text?.[language] ?? text?.en ?? text?.["zh-CN"] ?? null;
}

/** From dist/ and from src/cli/ the package's folder is one to three levels up. */
const LEVELS = ["../", "../../", "../../../"];

/** The package's catalog, about as much to read as the command takes to start; only read where it is needed. */
export function readCatalog(): Catalog {
  // A boundary at which JSON comes in: generator/emit wrote it in this shape and checked it against its schema.
  return JSON.parse(readPackageFile("generated/catalog.json")) as Catalog;
}

export function readVersion(): string {
  // A boundary at which JSON comes in: npm refuses a package.json without a version.
  return (JSON.parse(readPackageFile("package.json")) as { readonly version: string }).version;
}

function readPackageFile(path: string): string {
  for (const level of LEVELS) {
    const root = new URL(level, import.meta.url);
    if (existsSync(new URL("package.json", root))) return readFileSync(new URL(path, root), "utf8");
  }
  throw new Error(`The package of ${import.meta.url} has no package.json; install binance-errors anew.`);
}
