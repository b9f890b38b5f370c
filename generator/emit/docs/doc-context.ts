import type { Advice, Catalog, Family, Locale, PartialLocalized, ProductId } from "../../model.ts";
import { groupBy } from "../../group-by.ts";
import { visibleText } from "../escape/visible.ts";
import { CHINESE_WORDS } from "./chinese-words.ts";
import type { DocWords } from "./doc-words.ts";
import { ENGLISH_WORDS } from "./english-words.ts";

/** What every part of one document needs to know. */
export interface DocContext {
  readonly words: DocWords;
  readonly family: Family;
  readonly products: readonly ProductId[];
  readonly advice: ReadonlyMap<string, Advice>;
  /** Names by code: more than one where the page gives two entries to one code, whose anchors then carry the name. */
  readonly names: ReadonlyMap<number, readonly string[]>;
}

export function docContext(catalog: Catalog, family: Family, locale: Locale): DocContext {
  const byCode = groupBy(family.errors, ({ code }) => code);
  return {
    words: locale === "en" ? ENGLISH_WORDS : CHINESE_WORDS,
    family,
    products: [...new Set(family.errors.flatMap(({ products }) => products))],
    advice: new Map(catalog.advice.map((advice) => [advice.id, advice])),
    names: new Map([...byCode].map(([code, errors]) => [code, errors.map(({ name }) => name)])),
  };
}

/** The document's language where the page has it, else English; undefined where there is nothing to show. */
export function inLocale(texts: PartialLocalized, locale: Locale): string | undefined {
  return [texts[locale], texts.en].find((text) => text !== undefined && !isBlank(text));
}

/** An empty bullet or heading would change the meaning of the Markdown around it. */
export function isBlank(text: string): boolean {
  return visibleText(text).trim() === "";
}

export function adviceOf(context: DocContext, id: string): Advice {
  const advice = context.advice.get(id);
  if (advice === undefined)
    throw new Error(`${context.family.id} refers to the advice "${id}", which the catalog lacks`);
  return advice;
}

/** `-1021`; `-5012-TRANSFER_PENDING` where the page gives two entries to one code. */
export function errorAnchor(context: DocContext, error: { readonly code: number; readonly name: string }): string {
  return namesOf(context, error.code).length > 1 ? `${String(error.code)}-${error.name}` : String(error.code);
}

/** All anchors of an entry: the first of two under one code has the plain code as well. */
export function errorAnchors(
  context: DocContext,
  error: { readonly code: number; readonly name: string },
): readonly string[] {
  const anchor = errorAnchor(context, error);
  const code = String(error.code);
  return anchor !== code && namesOf(context, error.code)[0] === error.name ? [code, anchor] : [anchor];
}

function namesOf(context: DocContext, code: number): readonly string[] {
  const names = context.names.get(code);
  if (names === undefined) throw new Error(`${context.family.id} has no entry for ${String(code)}`);
  return names;
}

export function docFile(family: Family, locale: Locale): string {
  return locale === "en" ? `${family.id}.md` : `${family.id}.${locale}.md`;
}
