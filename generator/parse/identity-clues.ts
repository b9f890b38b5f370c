import type { Block } from "../blocks/block.ts";
import type { Locale } from "../model.ts";
import { SOURCES, type Source, pagePath, pagePathsOf } from "../sources.ts";
import { readCodeHeading } from "./headings.ts";

/** Clues in a page's content to its identity. Each is an address, best first. */
interface AddressClue {
  readonly name: string;
  readonly find: (text: string) => string | null;
}

const HEAD_LENGTH = 60_000;
const TAIL_LENGTH = 3_000;

export const ADDRESS_CLUES: readonly AddressClue[] = [
  { name: "canonical link", find: (text) => hrefOf(text, /<link\s[^>]{0,400}rel="?canonical"?[^>]{0,400}>/iu) },
  { name: "og:url", find: (text) => contentOf(text, /<meta\s[^>]{0,400}property="og:url"[^>]{0,400}>/iu) },
  { name: "document id", find: documentId },
  {
    name: "front matter",
    find: (text) =>
      firstGroup(text.slice(0, HEAD_LENGTH), /^(?:source_url|source|url|canonical):\s*["']?(https?:\/\/[^\s"']+)/imu),
  },
  { name: "heading links", find: headingLinkTarget },
  { name: "URL line", find: (text) => firstGroup(text.slice(0, HEAD_LENGTH), /^URL:\s*(\S+)$/mu) },
  {
    name: "source line",
    find: (text) => firstGroup(text.slice(-TAIL_LENGTH), /^>?\s*Source:\s*>?\s*\[?<?(https?:\/\/[^\s\])>]+)/imu),
  },
];

/** Names of products above a page's title on the live site, in both languages. */
const PRODUCT_LINES: readonly { readonly line: RegExp; readonly product: string }[] = [
  { line: /^(?:Spot(?: Trading)?|现货(?:交易)?)$/iu, product: "spot" },
  { line: /error codes for binance spot testnet|^Spot Testnet$/iu, product: "spot-testnet" },
  { line: /error codes for binance[. ]us\b/iu, product: "binance-us" },
  {
    line: /^(?:USD[SⓈ]?(?:-?M(?:argined)?)? Futures|(?:Derivatives Trading )?USDⓈ?-?M Futures|U\s?本位合约)$/iu,
    product: "usds-margined-futures",
  },
  { line: /^(?:COIN(?:-?M(?:argined)?)? Futures|币本位合约)$/iu, product: "coin-margined-futures" },
  { line: /^(?:(?:European )?Options(?: Trading)?|(?:欧式)?期权)$/iu, product: "options" },
  { line: /^(?:Portfolio Margin|统一账户)$/iu, product: "portfolio-margin" },
  { line: /^(?:Portfolio Margin Pro|统一账户专业版)$/iu, product: "portfolio-margin-pro" },
  { line: /^(?:Wallet|钱包)$/iu, product: "wallet" },
  { line: /^(?:Sub[- ]?Accounts?|子母?账户|子账户)$/iu, product: "sub-account" },
  { line: /^(?:Convert|闪兑)$/iu, product: "convert" },
  { line: /^(?:Algo(?: Trading)?|算法交易)$/iu, product: "algo" },
  { line: /^(?:Copy Trading|跟单交易)$/iu, product: "copy-trading" },
  { line: /^(?:Institutional Loans?|机构借贷)$/iu, product: "institutional-loan" },
  { line: /^(?:Margin(?: Trading)?|杠杆(?:交易)?)$/iu, product: "margin-trading" },
];

/** Product named in one of the page's first lines, or null. */
export function productOfTitle(lines: readonly string[]): string | null {
  for (const line of lines.slice(0, 6)) {
    const found = PRODUCT_LINES.find((rule) => rule.line.test(line.trim()));
    if (found !== undefined) return found.product;
  }
  return null;
}

/** Language declared in the page's HTML, or null. */
export function declaredLanguage(text: string): string | null {
  return firstGroup(text.slice(0, 4000), /<html\s[^>]{0,300}\blang="?([A-Za-z-]{2,10})/iu);
}

/** `docs-doc-id-binance-spot-api-docs/errors` among the classes of `<html>`. */
function documentId(text: string): string | null {
  const id = firstGroup(text.slice(0, 4000), /<html\s[^>]{0,300}\bdocs-doc-id-([^\s"]{1,200})/iu);
  return id === null ? null : `/docs/${id}`;
}

/** The path of most heading links: the page itself. */
function headingLinkTarget(text: string): string | null {
  const counts = new Map<string, number>();
  for (const match of text.matchAll(
    /(?:\]\(|class="hash-link"[^<>]{0,600}href=")((?:https?:\/\/[^\s/]{1,100})?\/[^\s)#"]{1,200})#/gu,
  )) {
    const target = match[1] ?? "";
    counts.set(target, (counts.get(target) ?? 0) + 1);
  }
  const best = [...counts].toSorted((a, b) => b[1] - a[1])[0];
  return best !== undefined && best[1] >= 2 ? best[0] : null;
}

function hrefOf(text: string, tag: RegExp): string | null {
  return firstGroup(tag.exec(text.slice(0, HEAD_LENGTH))?.[0] ?? "", /\bhref="?([^\s">]+)/iu);
}

function contentOf(text: string, tag: RegExp): string | null {
  return firstGroup(tag.exec(text.slice(0, HEAD_LENGTH))?.[0] ?? "", /\bcontent="?([^\s">]+)/iu);
}

function firstGroup(text: string, pattern: RegExp): string | null {
  return pattern.exec(text)?.[1] ?? null;
}

export interface KnownPage {
  readonly family: string;
  readonly product: string;
  readonly locale: Locale | null;
}

/** Former addresses of pages, still used in archives. */
const FORMER_PATHS: readonly (readonly [path: string, product: string])[] = [
  ["/docs/derivatives/option/error-code", "options"],
  ["/binance-exchange/binance-official-api-docs/errors", "spot"],
  ["/binance-exchange/binance-official-api-docs/errors_cn", "spot"],
  ["/binance-us/binance-us-api-docs/errors_cn", "binance-us"],
];

const BY_PATH: ReadonlyMap<string, Source> = new Map([
  ...SOURCES.flatMap((source) => pagePathsOf(source).map((path) => [neutralPath(path), source] as const)),
  ...FORMER_PATHS.flatMap(([path, product]) =>
    sourcesOf(product)
      .slice(0, 1)
      .map((source) => [path, source] as const),
  ),
]);

/** The page at an address or path, whichever site it is on; null if unknown. */
export function pageAtAddress(address: string): KnownPage | null {
  const path = pathOf(address);
  if (path === null) return null;
  const source = BY_PATH.get(neutralPath(path));
  return source === undefined ? null : { family: source.family, product: source.product, locale: localeOfPath(path) };
}

export function pageOfProduct(product: string): KnownPage | null {
  const source = sourcesOf(product)[0];
  return source === undefined ? null : { family: source.family, product: source.product, locale: null };
}

/** Product and language from a file's path, in a folder or in its name. */
export function pageAtFile(file: string): { readonly product: string | null; readonly locale: Locale | null } {
  const parts = file.split(/[/\\]/u).toReversed();
  const product = parts.map((part) => part.toLowerCase()).find((part) => sourcesOf(part).length > 0);
  return { product: product ?? null, locale: localeOfPath(file) };
}

function sourcesOf(product: string): readonly Source[] {
  return SOURCES.filter((source) => source.product === product);
}

/** Without language, host's extras and, on GitHub, the commit. */
function neutralPath(path: string): string {
  const github = /^\/(binance[^/]*\/[^/]+-api-docs)\/(?:blob\/|raw\/)?[^/]+\/(.+)$/u.exec(path);
  const plain = github === null ? path : `/${github[1] ?? ""}/${github[2] ?? ""}`;
  return pagePath(plain).replace(/\/(?:zh-cn|en)(?=\/)/u, "");
}

function localeOfPath(path: string): Locale | null {
  if (/(?:^|[/_.-])zh[-_]?cn(?=[/_.-]|$)|_cn\.md$|(?:^|\/)cn(?:\/|$)/iu.test(path)) return "zh-CN";
  return /(?:^|[/_])en(?=[/_.]|$)|\/docs\/|\/errors\.md$/iu.test(path) ? "en" : null;
}

function pathOf(address: string): string | null {
  const url = /^(?:https?:\/\/[^/\s]+)?(\/[^?#\s]*)/iu.exec(address.trim());
  return url?.[1] ?? null;
}

/** Minimum of a family's own codes and names that identify a page. */
const ENOUGH = 3;

/**
 * Codes of only one family on every recording since 2024, in both languages; with the name if another family uses the
 * code differently. Old spot lists and Binance.US have none: they are forks of one list.
 */
const OWN: Readonly<Record<string, readonly string[]>> = {
  spot: ["-1152", "-1153", "-1155", "-1158", "-1160", "-1169", "-1178", "-1183"],
  "usds-futures": ["-4109", "-4116", "-4117", "-4168", "-4169", "-4170", "-4203", "-4400", "-5024", "-5037"],
  "coin-futures": ["-4089", "-4090", "-4110", "-4111", "-4112", "-4113", "-4150", "-4151", "-4178", "-4194"],
  options: [
    "-1129",
    "-1128 BAD_CONTRACT",
    "-2015 INVALID_API_KEY",
    "-4030 INVALID_QTY_PRECISION",
    "-6002",
    "-6010",
    "-6021",
  ],
  "portfolio-margin": ["-51078", "-51007", "-5041 TOO_MANY_REQUESTS_IN_QUEUE"],
  sapi: ["-3000", "-3001", "-3002", "-3005", "-3010", "-3013", "-3020", "-3024"],
};

/** The family whose own codes are on a page, or null if unclear. */
export function familyByShape(blocks: readonly Block[]): string | null {
  const titles = new Set<string>();
  for (const block of blocks) {
    const title = block.kind === "heading" ? readCodeHeading(block.text) : null;
    if (title !== null) {
      for (const code of title.codes) titles.add(String(code)).add(`${String(code)} ${title.name ?? ""}`);
    }
  }
  const scores = Object.entries(OWN).map(([family, own]) => ({
    family,
    score: own.filter((title) => titles.has(title)).length,
  }));
  const [best, second] = scores.toSorted((a, b) => b.score - a.score);
  return best !== undefined && best.score >= ENOUGH && best.score > 2 * (second?.score ?? 0) ? best.family : null;
}
