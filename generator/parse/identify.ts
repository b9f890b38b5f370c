import type { Block } from "../blocks/block.ts";
import type { BlockFormat } from "../blocks/to-blocks.ts";
import type { Locale } from "../model.ts";
import {
  ADDRESS_CLUES,
  type KnownPage,
  declaredLanguage,
  familyByShape,
  pageAtAddress,
  pageAtFile,
  pageOfProduct,
  productOfTitle,
} from "./identity-clues.ts";
import type { PageIdentity, PageProblems } from "./parsed-page.ts";

/** Maximum length of a title. */
const MAX_TITLE_LENGTH = 300;

/** The caller's expectation of a page. Used only if the content says nothing; the content wins. */
export interface PageHint {
  readonly family?: string | undefined;
  readonly product?: string | undefined;
  readonly locale?: Locale | undefined;
  readonly file?: string | undefined;
  readonly url?: string | undefined;
  readonly format?: BlockFormat | undefined;
}

/** A page's identity by its own content. */
export interface IdentityEvidence {
  readonly content: PageIdentity;
  readonly identity: PageIdentity & { readonly locale: Locale };
}

/** Reads a document's identity; `text` is its part of the file, `blocks` what was read from it. */
export function identifyPage(text: string, blocks: readonly Block[], hint: PageHint = {}): IdentityEvidence {
  const own = ownPage(text, blocks);
  const content: PageIdentity = {
    family: own?.family ?? null,
    product: own?.product ?? null,
    locale: ownLocale(text, own, blocks),
  };
  const believed = believedPage(hint);
  const family = content.family ?? believed.family ?? familyByShape(blocks) ?? familyByTitle(blocks);
  const product = content.product ?? (believed.family === null || believed.family === family ? believed.product : null);
  const locale = content.locale ?? believed.locale ?? mostlyLocale(blocks);
  return { content, identity: { family, product: product ?? soleProduct(family), locale } };
}

/** Reports a content that contradicts the hint: another page was served, or a file is in the wrong place. */
export function reportIdentity(
  { content }: IdentityEvidence,
  blocks: readonly Block[],
  hint: PageHint,
  problems: PageProblems,
): void {
  const believed = believedPage({ ...hint, file: undefined });
  const shape = content.family === null ? familyByShape(blocks) : null;
  const fix = "Check the address in generator/sources.ts, and where it redirects to.";
  for (const key of ["family", "product", "locale"] as const) {
    const said = content[key] ?? (key === "family" ? shape : null);
    const asked = believed[key];
    if (said === null || asked === null || said === asked) continue;
    problems.error("page-identity", { line: 1 }, `The page says it is ${key} ${said}; ${asked} was expected.`, fix);
  }
}

function ownPage(text: string, blocks: readonly Block[]): KnownPage | null {
  for (const { find } of ADDRESS_CLUES) {
    const address = find(text);
    const page = address === null ? null : pageAtAddress(address);
    if (page !== null) return page;
  }
  const titles = blocks.slice(0, 8).flatMap((block) => ("text" in block ? block.text.split("\n") : []));
  const product = productOfTitle(titles.length > 0 ? splitRunOn(titles) : []);
  return product === null ? null : pageOfProduct(product);
}

/** Text renderings put the product, the title and the next line into one paragraph. */
function splitRunOn(titles: readonly string[]): readonly string[] {
  return titles
    .filter((title) => title.length <= MAX_TITLE_LENGTH)
    .flatMap((title) => [title, title.replace(/(?:\bError codes?\b|错误代码).*$/iu, "").trim()]);
}

function ownLocale(text: string, own: KnownPage | null, blocks: readonly Block[]): Locale | null {
  const declared = declaredLanguage(text);
  if (declared !== null) return /^zh/iu.test(declared) ? "zh-CN" : "en";
  if (own?.locale != null) return own.locale;
  // An English page never has a Chinese title or section; many Chinese pages have an English title.
  const headings = blocks.filter((block) => block.kind === "heading");
  const sections = headings.filter(({ text: title }) => !/^\s*[-−–]\d/u.test(title));
  if (sections.some(({ text: title }) => countHan(title) > 1 && localeOf(title) === "zh-CN")) return "zh-CN";
  return null;
}

function believedPage(hint: PageHint): PageIdentity {
  const byUrl = hint.url === undefined ? null : pageAtAddress(hint.url);
  const byFile = hint.file === undefined ? null : pageAtFile(hint.file);
  const fileProduct = byFile?.product == null ? null : pageOfProduct(byFile.product);
  return {
    family: hint.family ?? byUrl?.family ?? fileProduct?.family ?? null,
    product: hint.product ?? byUrl?.product ?? fileProduct?.product ?? null,
    locale: hint.locale ?? byUrl?.locale ?? byFile?.locale ?? null,
  };
}

/** By the amount of text: a page of translated bullets is Chinese, even with English bullets beside them. */
function mostlyLocale(blocks: readonly Block[]): Locale {
  let han = 0;
  let prose = 0;
  for (const block of blocks) {
    const text = block.kind === "row" ? block.cells.join(" ") : block.text;
    han += countHan(text);
    prose += countProse(text);
  }
  return han * 2 > prose ? "zh-CN" : "en";
}

/** Only the spot page has this title, and Binance.US copied it, so other clues come first. */
function familyByTitle(blocks: readonly Block[]): string | null {
  const title = blocks.find((block) => block.kind === "heading");
  return title !== undefined && /^(?:Error codes for Binance\b|错误代码汇总)/iu.test("text" in title ? title.text : "")
    ? "spot"
    : null;
}

/** A family with one product needs no clue. */
function soleProduct(family: string | null): string | null {
  if (family === "usds-futures") return "usds-margined-futures";
  if (family === "coin-futures") return "coin-margined-futures";
  return family === "options" || family === "portfolio-margin" || family === "spot" || family === "binance-us"
    ? family
    : null;
}

const HAN = /\p{Script=Han}/gu;
/** Words of prose: not identifiers (`listenKey`, `MAX_NUM`), not letters within Chinese (`请使用websocket进行`). */
const PROSE = /(?<![\p{L}\p{N}_])[A-Z]?[a-z]+(?![\p{L}\p{N}_])/gu;
/** Fewer English words than this beside Chinese characters are loan words (`Reduce only 必须为true`). */
const FEWEST_PROSE_WORDS = 3;

export function countHan(text: string): number {
  return text.match(HAN)?.length ?? 0;
}

export function countProse(text: string): number {
  return text.match(PROSE)?.length ?? 0;
}

/**
 * Language of a text by its script. Chinese characters make it Chinese, except in English damaged by a machine
 * translation: `Too many 参数 sent for this endpoint.`
 */
export function localeOf(text: string): Locale {
  const han = countHan(text);
  if (han === 0) return "en";
  const prose = countProse(text);
  return prose >= FEWEST_PROSE_WORDS && prose > han ? "en" : "zh-CN";
}
