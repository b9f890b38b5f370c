import type { Advice, Catalog, ErrorEntry, Family, MessageTemplate } from "../../generator/catalog-model.ts";
import type { Locale, PartialLocalized } from "../../generator/model.ts";

export type {
  Advice,
  Catalog,
  CommonError,
  ErrorEntry,
  Execution,
  Family,
  MessageTable,
  MessageTemplate as Message,
  ParameterType,
  Retry,
  Scope,
} from "../../generator/catalog-model.ts";
export type { Locale, PartialLocalized as Localized } from "../../generator/model.ts";

export const LOCALES: readonly Locale[] = ["en", "zh-CN"];

/** Parses the generated catalog; tests compare it with the schema. */
export function readCatalog(json: string): Catalog {
  // Boundary where JSON comes in: only the version is checked here, the generator has checked the rest.
  const catalog = JSON.parse(json) as Catalog;
  const version: unknown = catalog.schemaVersion;
  if (version !== 1) throw new Error(`The site reads catalogs of schema 1, this one is of ${String(version)}`);
  return catalog;
}

/** The text in the page's language, else in English; undefined if there is neither. */
export function inLocale(texts: PartialLocalized, locale: Locale): string | undefined {
  return [texts[locale], texts.en].find((text) => text !== undefined && text.trim() !== "");
}

export function familyTitle(family: Family, locale: Locale): string {
  return inLocale(family.title, locale) ?? family.id;
}

/** Whether its page no longer lists it. Texts seen only on the wire were never listed. */
export function isRetired({
  retired,
  origin,
}: {
  readonly retired?: string | undefined;
  readonly origin: string;
}): boolean {
  return retired !== undefined || origin === "retired";
}

export interface Meaning {
  readonly family: Family;
  readonly entry: ErrorEntry;
}

/** Look-ups over the whole catalog that many pages need. */
export interface CatalogIndex {
  readonly catalog: Catalog;
  readonly advice: ReadonlyMap<string, Advice>;
  /** All entries of all families by code; an entry that a page writes with another sign is under both. */
  readonly byCode: ReadonlyMap<number, readonly Meaning[]>;
}

export function indexCatalog(catalog: Catalog): CatalogIndex {
  const byCode = new Map<number, Meaning[]>();
  for (const family of catalog.families) {
    for (const entry of family.errors) {
      for (const code of [entry.code, ...(entry.aliases ?? [])]) {
        const meanings = byCode.get(code);
        if (meanings === undefined) byCode.set(code, [{ family, entry }]);
        else meanings.push({ family, entry });
      }
    }
  }
  return { catalog, advice: new Map(catalog.advice.map((advice) => [advice.id, advice])), byCode };
}

export function meaningsOf(index: CatalogIndex, code: number): readonly Meaning[] {
  const meanings = index.byCode.get(code);
  if (meanings === undefined) throw new Error(`No family has an entry for ${String(code)}`);
  return meanings;
}

export function adviceOf(index: CatalogIndex, id: string): Advice {
  const advice = index.advice.get(id);
  if (advice === undefined) throw new Error(`The catalog refers to the advice "${id}", which it lacks`);
  return advice;
}

/** Whether two families have different names of a code. Two entries within one family are not a conflict. */
export function isConflict(meanings: readonly Meaning[]): boolean {
  const names = new Map<string, string[]>();
  for (const { family, entry } of meanings) names.set(family.id, [...(names.get(family.id) ?? []), entry.name]);
  return new Set([...names.values()].map((same) => same.toSorted().join(" "))).size > 1;
}

/** Codes in the order of the pages: -1000, -1001, … then the few positive codes, ascending. */
export function compareCodes(left: number, right: number): number {
  if (left < 0 !== right < 0) return left < 0 ? -1 : 1;
  return left < 0 ? right - left : left - right;
}

/** The messages of an entry: its own, then those of the tables with its code. */
export function messagesOf(family: Family, entry: ErrorEntry): readonly MessageTemplate[] {
  const shared = family.tables.filter(({ id }) => entry.tables.includes(id)).flatMap(({ messages }) => messages);
  return [...entry.messages, ...shared];
}
