import type { Advice, Catalog, Family } from "../../catalog-model.ts";
import type { Locale, PartialLocalized, ProductId } from "../../model.ts";
import { groupBy } from "../../problem.ts";
import { type EmittedFile, compareCodePoints, compareCodes, headerText } from "../emit-files.ts";
import { escapeMarkdown } from "../escape-markdown.ts";
import { visibleText } from "../../../src/text/printable.ts";
import { CHINESE_WORDS, type DocWords, ENGLISH_WORDS } from "./words.ts";

interface Meaning {
  readonly code: number;
  readonly name: string;
  readonly family: Family;
  readonly link: string;
}

/** Codes whose name depends on the family: the reason to look a code up only with its family. */
export function emitConflictsDoc(catalog: Catalog): EmittedFile {
  const rows = conflicts(catalog).map(([code, meanings]) => {
    const names = groupBy(meanings, ({ name }) => name);
    const cells = [...names]
      .toSorted(([left], [right]) => compareCodePoints(left, right))
      .map(([name, same]) => `${escapeMarkdown(name)} (${same.map(({ link }) => link).join(", ")})`);
    return `| ${String(code)} | ${cells.join("<br>")} |`;
  });
  const lines = [
    `<!-- ${headerText("*")} -->`,
    "",
    "# Codes that mean different things · 含义因产品线而异的代码",
    "",
    "The base path of a call decides which list its code is looked up in. These codes have different names in different families.",
    "",
    "调用的基础路径决定应查询哪份错误代码列表。下列代码在不同产品线中的名称不同。",
    "",
    "| Code · 代码 | Names · 名称 |",
    "| --- | --- |",
    ...rows,
  ];
  return { path: "docs/conflicts.md", content: `${lines.join("\n")}\n` };
}

/** Codes with different names in two families. Two entries within one family are not a conflict. */
export function conflicts(catalog: Catalog): readonly (readonly [code: number, meanings: readonly Meaning[]])[] {
  const meanings = catalog.families.flatMap((family) => {
    const context = docContext(catalog, family, "en");
    return family.errors.map(({ code, name }) => {
      const link = `[${family.id}](${family.id}.md#${errorAnchor(context, { code, name })})`;
      return { code, name, family, link };
    });
  });
  return [...groupBy(meanings, ({ code }) => code)]
    .filter(([, same]) => disagree(same))
    .toSorted(([a], [b]) => compareCodes(a, b));
}

function disagree(meanings: readonly Meaning[]): boolean {
  const byFamily = groupBy(meanings, ({ family }) => family.id);
  const names = [...byFamily.values()].map((same) => same.map(({ name }) => name).join(" "));
  return new Set(names).size > 1;
}

/** Context of all parts of one document. */
export interface DocContext {
  readonly words: DocWords;
  readonly family: Family;
  readonly products: readonly ProductId[];
  readonly advice: ReadonlyMap<string, Advice>;
  /** Names by code: several if the page gives one code two entries, whose anchors then contain the name. */
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

/** The document's language if the page has it, else English; undefined if there is neither. */
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

/** `-1021`; `-5012-TRANSFER_PENDING` if the page gives one code two entries. */
export function errorAnchor(context: DocContext, error: { readonly code: number; readonly name: string }): string {
  return namesOf(context, error.code).length > 1 ? `${String(error.code)}-${error.name}` : String(error.code);
}

/** All anchors of an entry: the first of two under one code also has the plain code. */
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
