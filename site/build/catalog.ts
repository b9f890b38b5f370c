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
