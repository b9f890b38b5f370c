import { FAMILY_IDS, type FamilyId, LOCALES, type Locale } from "./model.ts";
import type { PageFormat, PageKey } from "./raw-page.ts";

/**
 * All known pages with their addresses and minimum number of entries. To add a product, add a line to TABLE;
 * discovery.ts reports pages without a line.
 */

/** Lists with positive and zero-padded codes: read by `inspect`, never part of a snapshot. */
export const TABLE_FAMILY_IDS = ["binance-link", "onchainpay"] as const;
export type TableFamilyId = (typeof TABLE_FAMILY_IDS)[number];

export interface Candidate {
  readonly url: string;
  /** Expected format; the actual format is detected. */
  readonly format: PageFormat;
  /** A copy that no longer changes. */
  readonly frozen: boolean;
}

export interface Source extends PageKey {
  readonly family: FamilyId | TableFamilyId;
  /** In the order of attempts. */
  readonly candidates: readonly Candidate[];
  /** Minimum number of entries of this page. About 88 % of the newest recording's codes. */
  readonly floor: number;
  /** Whether snapshots are made from it. */
  readonly snapshot: boolean;
}

export const DOCS_ORIGIN = "https://developers.binance.com";
const GITHUB_ORIGIN = "https://raw.githubusercontent.com";
const SPOT_REPO = "binance/binance-spot-api-docs/master";
const US_REPO = "binance-us/binance-us-api-docs/master";

/** Minimum number of entries per language; null if there is no page in that language. */
type Floors = readonly [en: number, zh: number | null];
type Use = "snapshot" | "extra";
type Row = readonly [
  family: Source["family"],
  product: string,
  /** `/{en,zh-CN}/docs/products/<slug>` of the live site (generation C); null if unknown. */
  slug: string | null,
  /** `/docs/<path>` of the Docusaurus site (generation B), Chinese under `/docs/zh-CN/<path>`. */
  path: string | null,
  /** Raw Markdown on GitHub, English and Chinese. */
  github: readonly string[],
  floors: Floors,
  use: Use,
];

// Slugs of convert, copy-trading, institutional-loan, sub-account and crypto-loan are by analogy, not seen.
// The testnet's Chinese address serves English and Binance.US dropped its translation: no Chinese page.
// crypto-loan, futures-data and nft are older parts of the shared sapi list and add nothing.
// prettier-ignore
const TABLE: readonly Row[] = [
  ["spot", "spot", "spot/errors", "binance-spot-api-docs/errors", [`${SPOT_REPO}/errors.md`, `${SPOT_REPO}/errors_CN.md`], [92, 91], "snapshot"],
  ["spot", "spot-testnet", "spot/testnet/errors", "binance-spot-api-docs/testnet/errors", [`${SPOT_REPO}/testnet/errors.md`], [92, null], "snapshot"],
  ["usds-futures", "usds-margined-futures", "derivatives-trading-usds-futures/error-code", "derivatives/usds-margined-futures/error-code", [], [177, 174], "snapshot"],
  ["coin-futures", "coin-margined-futures", "derivatives-trading-coin-futures/error-code", "derivatives/coin-margined-futures/error-code", [], [136, 130], "snapshot"],
  ["options", "options", "derivatives-trading-options/error-code", "derivatives/options-trading/error-code", [], [107, 107], "snapshot"],
  ["portfolio-margin", "portfolio-margin", "derivatives-trading-portfolio-margin/error-code", "derivatives/portfolio-margin/error-code", [], [145, 139], "snapshot"],
  ["sapi", "wallet", "wallet/error-code", "wallet/error-code", [], [207, 206], "snapshot"],
  ["sapi", "sub-account", "sub-account/error-code", "sub_account/error-code", [], [207, 206], "snapshot"],
  ["sapi", "convert", "convert/error-code", "convert/error-code", [], [207, 206], "snapshot"],
  ["sapi", "algo", "algo/error-code", "algo/error-code", [], [207, 206], "snapshot"],
  ["sapi", "copy-trading", "copy-trading/error-code", "copy_trading/error-code", [], [207, 206], "snapshot"],
  ["sapi", "institutional-loan", "institutional-loan/error-code", "institutional_loan/error-code", [], [208, 207], "snapshot"],
  ["sapi", "margin-trading", "margin-trading/error-code", "margin_trading/error-code", [], [214, 213], "snapshot"],
  ["sapi", "portfolio-margin-pro", "derivatives-trading-portfolio-margin-pro/error-code", "derivatives/portfolio-margin-pro/error-code", [], [208, 207], "snapshot"],
  ["sapi", "crypto-loan", "crypto-loan/error-code", "crypto_loan/error-code", [], [100, 100], "extra"],
  ["sapi", "futures-data", null, "derivatives/futures-data/error-code", [], [100, 100], "extra"],
  ["sapi", "nft", null, "nft/error-code", [], [100, 100], "extra"],
  ["binance-us", "binance-us", null, null, [`${US_REPO}/errors.md`], [40, null], "snapshot"],
  ["binance-link", "binance-link", null, "binance_link/kyc-saas/Error-Code", [], [5, null], "extra"],
  ["onchainpay", "onchainpay-x402", null, "onchainpay-x402/basics/5.error-code", [], [5, null], "extra"],
];

/** The whole table, English before Chinese, in the table's order. */
export const SOURCES: readonly Source[] = TABLE.flatMap((row) => LOCALES.flatMap((locale) => sourceOf(row, locale)));

/** Sources of the snapshots of these families (all families by default). */
export function sourcesFor(families: readonly FamilyId[] = FAMILY_IDS): readonly Source[] {
  const wanted = new Set<string>(families);
  return SOURCES.filter((source) => source.snapshot && wanted.has(source.family));
}

export function findSource(product: string, locale: Locale): Source | undefined {
  return SOURCES.find((source) => source.product === product && source.locale === locale);
}

/** `spot en`, `sapi wallet zh-CN`: the page in a few words. */
export function describeSource(key: PageKey): string {
  const product = key.product === key.family ? [] : [key.product];
  return [key.family, ...product, key.locale].join(" ");
}

function sourceOf(row: Row, locale: Locale): readonly Source[] {
  const [family, product, slug, path, github, floors, use] = row;
  const floor = locale === "en" ? floors[0] : floors[1];
  if (floor === null) return [];
  const [twin, page] = liveSite(slug, locale);
  const former = formerSite(path, locale);
  // The frozen copy comes last: it always agrees with the snapshot, and must not hide news of another address.
  const candidates = [twin, former?.twin, page, ...onGithub(github, locale), former?.page, former?.frozen].filter(
    (found) => found !== undefined,
  );
  return [{ family, product, locale, candidates, floor, snapshot: use === "snapshot" }];
}

/** Each page of the live site has a Markdown twin at its own address + `.md`; the HTML can be an empty shell. */
function liveSite(slug: string | null, locale: Locale): readonly Candidate[] {
  if (slug === null) return [];
  const url = `${DOCS_ORIGIN}/${locale}/docs/products/${slug}`;
  return [candidate(`${url}.md`, "markdown"), candidate(url, "html")];
}

/**
 * `/docs` redirects to the live site, and its address + `.md` has answered with live Markdown (2026-10-23);
 * `/legacy-docs` is a copy that no longer changes.
 */
function formerSite(
  path: string | null,
  locale: Locale,
): Readonly<Record<"twin" | "page" | "frozen", Candidate>> | null {
  if (path === null) return null;
  const local = locale === "en" ? path : `${locale}/${path}`;
  return {
    twin: candidate(`${DOCS_ORIGIN}/docs/${local}.md`, "markdown"),
    page: candidate(`${DOCS_ORIGIN}/docs/${local}`, "html"),
    frozen: candidate(`${DOCS_ORIGIN}/legacy-docs/${local}`, "html", true),
  };
}

function onGithub(files: readonly string[], locale: Locale): readonly Candidate[] {
  const file = files[locale === "en" ? 0 : 1];
  return file === undefined ? [] : [candidate(`${GITHUB_ORIGIN}/${file}`, "markdown")];
}

function candidate(url: string, format: PageFormat, frozen = false): Candidate {
  return { url, format, frozen };
}

/** Path of a page without parts that do not identify it: `.md`, `.html`, a final slash, case, `/legacy-docs`. */
export function pagePath(path: string): string {
  return path
    .toLowerCase()
    .replace(/^\/legacy-docs\//u, "/docs/")
    .replace(/\/+$/u, "")
    .replace(/\.(?:md|html)$/u, "")
    .replace(/\/index$/u, "");
}

/** The source that has this path among its candidates. */
export function sourceAt(path: string, sources: readonly Source[] = SOURCES): Source | undefined {
  const wanted = pagePath(path);
  return sources.find((source) => pagePathsOf(source).includes(wanted));
}

/**
 * Whether a redirect to this path leads to the source's page: one of its addresses, or another error page beside one of
 * them (`error-code` renamed to `error-codes`). At least one redirect of the former site leads to another product, so
 * the requested address proves nothing.
 */
export function leadsTo(source: Source, path: string, sources: readonly Source[] = SOURCES): boolean {
  const target = pagePath(path);
  const own = pagePathsOf(source);
  if (own.includes(target)) return true;
  if (sourceAt(target, sources) !== undefined) return false;
  return isErrorPath(target) && own.some((candidate) => folderOf(candidate) === folderOf(target));
}

/** Whether a path's last part names an error page: `errors`, `error_code`, `5.error-code`, `errorcode-list`, `response-codes`. */
export function isErrorPath(path: string): boolean {
  return /^(?:\d+\.)?(?:(?:api|common)[-_])?(?:errors?(?:[-_]?codes?)?|(?:return|response)[-_]?codes)(?:[-_](?:list|table|cn|en))?$/u.test(
    lastPart(pagePath(path)),
  );
}

export function pagePathsOf(source: Source): readonly string[] {
  return source.candidates.map((candidate) => pagePath(new URL(candidate.url).pathname));
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

/** Whether the path belongs to the copy of the former site that no longer changes. */
export function isFrozenPath(path: string): boolean {
  return path.startsWith("/legacy-docs/");
}
