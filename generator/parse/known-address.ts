import type { Locale } from "../model.ts";
import { pagePath, pagePathsOf } from "../page-address.ts";
import { SOURCES } from "../sources.ts";
import type { Source } from "../sources.ts";

export interface KnownPage {
  readonly family: string;
  readonly product: string;
  readonly locale: Locale | null;
}

/** Addresses that pages had before and that archives still name. */
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

/** The page at an address or path, whichever site it is on; null for one that the project does not know. */
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

/** Product and language that a file's path names in one of its folders or in its name. */
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
