import { type Words, wordsOf } from "../pages/words.ts";

/** What the site reads of generated/catalog.json, whose full description is generated/catalog.schema.json. */
export type Locale = "en" | "zh-CN";
export const LOCALES: readonly Locale[] = ["en", "zh-CN"];

export type Execution = "not-executed" | "unknown" | "partial";
export type Retry = "never" | "after-delay" | "after-fix" | "after-clock-sync" | "after-state-check" | "already-done";
export type Scope = "request" | "order" | "account" | "ip" | "service";
export type ParameterType = "string" | "integer" | "decimal" | "timestamp" | "ip" | "interval" | "boolean" | "list";

export interface Localized {
  readonly en?: string;
  readonly "zh-CN"?: string;
}

export interface BothLanguages {
  readonly en: string;
  readonly "zh-CN": string;
}

export interface Advice {
  readonly id: string;
  readonly execution: Execution;
  readonly retry: Retry;
  readonly scope: Scope;
  readonly text: BothLanguages;
  readonly readOnly?: { readonly retry: Retry; readonly text: BothLanguages };
}

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly placeholder: string;
}

export interface Message {
  readonly id: string;
  readonly text: string;
  readonly parameters: readonly Parameter[];
  /** Literal pieces of the text, and indexes of its parameters. */
  readonly segments: readonly (string | number)[];
  readonly translation?: string;
  readonly explanation: Localized;
  readonly origin: "documented" | "observed" | "retired";
  readonly retired?: string;
  readonly products?: readonly string[];
  readonly advice?: string;
}

export interface ErrorEntry {
  readonly code: number;
  readonly name: string;
  readonly title: Localized;
  readonly section: string | null;
  readonly products: readonly string[];
  readonly messages: readonly Message[];
  readonly tables: readonly string[];
  readonly notes: readonly Localized[];
  readonly docsUrl: Localized;
  readonly origin: Message["origin"];
  readonly since?: string;
  readonly retired?: string;
  readonly advice: string;
}

export interface MessageTable {
  readonly id: string;
  readonly title: Localized;
  readonly codes: readonly number[];
  readonly messages: readonly Message[];
  readonly notes: readonly Localized[];
  readonly docsUrl: Localized;
}

export interface Page {
  readonly product: string;
  readonly locale: Locale;
  readonly url: string;
  readonly changed: string;
}

export interface Family {
  readonly id: string;
  readonly basePath: string;
  readonly title: { readonly en: string; readonly "zh-CN"?: string };
  readonly pages: readonly Page[];
  readonly errors: readonly ErrorEntry[];
  readonly tables: readonly MessageTable[];
}

export interface Catalog {
  readonly schemaVersion: 1;
  readonly advice: readonly Advice[];
  readonly families: readonly Family[];
}

/** The catalog of a JSON text that this repository generated and its tests compare with the schema. */
export function readCatalog(json: string): Catalog {
  // The one place where JSON becomes typed: only the version is looked at, the generator has checked the rest.
  const catalog = JSON.parse(json) as Catalog;
  const version: unknown = catalog.schemaVersion;
  if (version !== 1) throw new Error(`The site reads catalogs of schema 1, this one is of ${String(version)}`);
  return catalog;
}

/** The text in the page's language, in English where there is none; undefined where there is nothing to show. */
export function inLocale(texts: Localized, locale: Locale): string | undefined {
  return [texts[locale], texts.en].find((text) => text !== undefined && text.trim() !== "");
}

export function familyTitle(family: Family, locale: Locale): string {
  return inLocale(family.title, locale) ?? family.id;
}

/** Off the list of its page. What was only ever seen on the wire was never on it. */
export function isRetired({ retired, origin }: { readonly retired?: string; readonly origin: string }): boolean {
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
  /** All entries of all families by code. */
  readonly byCode: ReadonlyMap<number, readonly Meaning[]>;
}

export function indexCatalog(catalog: Catalog): CatalogIndex {
  const byCode = new Map<number, Meaning[]>();
  for (const family of catalog.families) {
    for (const entry of family.errors) {
      const meanings = byCode.get(entry.code);
      if (meanings === undefined) byCode.set(entry.code, [{ family, entry }]);
      else meanings.push({ family, entry });
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

/** Whether two families disagree on the names of a code. Two entries within one family are no conflict. */
export function isConflict(meanings: readonly Meaning[]): boolean {
  const names = new Map<string, string[]>();
  for (const { family, entry } of meanings) names.set(family.id, [...(names.get(family.id) ?? []), entry.name]);
  return new Set([...names.values()].map((same) => same.toSorted().join(" "))).size > 1;
}

/** Codes in the order of the pages: -1000, -1001, … and then the few that are not negative, ascending. */
export function compareCodes(left: number, right: number): number {
  if (left < 0 !== right < 0) return left < 0 ? -1 : 1;
  return left < 0 ? right - left : left - right;
}

/**
 * All anchors of an entry, the one to link to last: `-1021`, or `-1108-BAD_ASSET` where the family has two entries
 * under one code, the first of which has the plain `-1108` as well. The same as in generated/docs.
 */
export function entryAnchors(family: Family, { code, name }: ErrorEntry): readonly string[] {
  const same = family.errors.filter((entry) => entry.code === code);
  if (same.length === 1) return [String(code)];
  return same[0]?.name === name ? [String(code), `${String(code)}-${name}`] : [`${String(code)}-${name}`];
}

export function entryAnchor(family: Family, entry: ErrorEntry): string {
  return entryAnchors(family, entry).at(-1) ?? String(entry.code);
}

/** What every generated page of one language needs to know. */
export interface PageContext {
  readonly index: CatalogIndex;
  readonly locale: Locale;
  readonly words: Words;
  readonly links: SiteLinks;
}

export function pageContext(index: CatalogIndex, locale: Locale, base: string): PageContext {
  return { index, locale, words: wordsOf(locale), links: siteLinks(base, locale) };
}

/** Where things are on the site. `base` starts and ends with a slash. */
export interface SiteLinks {
  readonly page: (path: string) => string;
  readonly entry: (family: Family, entry: ErrorEntry) => string;
}

export function siteLinks(base: string, locale: Locale): SiteLinks {
  const root = locale === "en" ? base : `${base}${locale}/`;
  return {
    page: (path) => `${root}${path}`,
    entry: (family, entry) => `${root}${family.id}/#${entryAnchor(family, entry)}`,
  };
}
