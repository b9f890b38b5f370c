import type { SinceDays } from "../words/since.ts";
import type { Execution, FamilyId, Retry, Scope } from "../result.ts";
import type { Language } from "../words/axes.ts";

export type Localized = Readonly<Partial<Record<Language, string>>>;

/** The parts of catalog.json that are read; its schema is in the same folder. */
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
  /** Tables whose messages also arrive under this code. */
  readonly tables: readonly string[];
  readonly notes: readonly Localized[];
  readonly docsUrl?: Localized;
  readonly since?: SinceDays;
  readonly retired?: string;
  readonly advice: string;
}

export interface CatalogTable {
  readonly id: string;
  readonly messages: readonly CatalogMessage[];
}

/** The translation's figures differ from the English ones, or it is the text of another code. */
export type Doubt = "figures" | "other-code";

export interface CatalogMessage {
  readonly id: string;
  readonly text: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  readonly translation?: string;
  /** Why the translation is in doubt. */
  readonly doubtful?: Doubt;
  readonly explanation: Localized;
  readonly origin: "documented" | "observed" | "retired";
  /** Advice of its own, if the code's does not hold. */
  readonly advice?: string;
}

/** An entry with its family. */
export interface ListedEntry {
  readonly family: FamilyId;
  readonly entry: CatalogEntry;
  /** Its own messages, and those of its tables. */
  readonly messages: readonly CatalogMessage[];
}

/** All entries, or one family's. */
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

/** The text in the language, else in the other language. */
export function inLanguage(text: Localized | undefined, language: Language): string | null {
  return text?.[language] ?? text?.en ?? text?.["zh-CN"] ?? null;
}
