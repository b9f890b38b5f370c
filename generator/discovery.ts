import {
  type Candidate,
  DOCS_ORIGIN,
  SOURCES,
  type Source,
  describeSource,
  isErrorPath,
  pagePath,
  pagePathsOf,
} from "./sources.ts";
import type { Problem } from "./problem.ts";

/** A page in a site's index. */
interface ListedPage {
  readonly title: string;
  readonly path: string;
  readonly line: number;
}

/** An `llms.txt` or `llms-full.txt`, with its address. */
export interface SiteIndex {
  readonly url: string;
  readonly text: string;
}

/** More than this: the index is broken. */
const MAX_REPORTED = 25;
const MAX_LINE = 1000;
const MAX_TITLE = 80;

/** The indexes that discovery reads. */
export const INDEX_URLS: readonly string[] = [`${DOCS_ORIGIN}/en/docs/llms.txt`, `${DOCS_ORIGIN}/zh-CN/docs/llms.txt`];

/**
 * Reports error pages that the sites' indexes name and the table of sources lacks, and pages of the table that their
 * index does not name, each page once. A page known in one language counts as known.
 */
export function discoverPages(indexes: readonly SiteIndex[], sources: readonly Source[] = SOURCES): readonly Problem[] {
  const known = new Set(sources.flatMap(pagePathsOf).map(withoutLocale));
  const expected = new Set(sources.flatMap(productKeys));
  const seen = new Set<string>();
  const problems: Problem[] = [];
  const missing: Problem[] = [];
  for (const index of indexes) {
    const pages = listedPages(index.text);
    if (pages.length === 0) problems.push(emptyIndex(index));
    for (const page of pages) {
      const key = withoutLocale(page.path);
      if (seen.has(key) || !isErrorPage(page) || known.has(key) || expected.has(productKey(page.path) ?? "")) continue;
      seen.add(key);
      problems.push(unknownPage(index, page));
    }
    if (pages.some(isErrorPage)) missing.push(...unlistedSources(index, pages, sources));
  }
  const shown =
    problems.length <= MAX_REPORTED ? problems : [...problems.slice(0, MAX_REPORTED), tooMany(problems.length)];
  return [...shown, ...missing];
}

/**
 * The same sources with the addresses that the indexes give their pages: the site chooses the slugs; the table has the
 * expected ones.
 */
export function withListedAddresses(sources: readonly Source[], indexes: readonly SiteIndex[]): readonly Source[] {
  const listed = indexes.flatMap(({ text }) => listedPages(text)).filter(isErrorPage);
  return sources.map((source) => {
    const keys = productKeys(source);
    const page = listed.find(({ path }) => keys.includes(productKey(path) ?? ""));
    if (page === undefined || pagePathsOf(source).includes(pagePath(page.path))) return source;
    const url = DOCS_ORIGIN + page.path.replace(/\.md$/u, "");
    const own: readonly Candidate[] = [
      { url: `${url}.md`, format: "markdown", frozen: false },
      { url, format: "html", frozen: false },
    ];
    return { ...source, candidates: [...own, ...source.candidates] };
  });
}

/** A page's language and product, by its folder: the same for a listed page and its source. */
function productKey(path: string): string | null {
  const folder = productFolder(path);
  return folder === null ? null : `${localeOf(path)} ${folder}`;
}

function productKeys(source: Source): readonly string[] {
  return [...new Set(source.candidates.flatMap(({ url }) => productKey(new URL(url).pathname) ?? []))];
}

/** `algo-trading` and `algo`, `derivatives-trading-options` and `options`: the words that identify a product. */
function productFolder(path: string): string | null {
  const slug = /\/docs\/products\/(.+)\/[^/]+$/u.exec(pagePath(path))?.[1];
  if (slug === undefined) return null;
  return slug
    .split(/[-_/]/u)
    .filter((word) => word !== "trading" && word !== "derivatives" && word !== "api")
    .join(" ");
}

function localeOf(path: string): Source["locale"] {
  return /^\/zh-cn\//iu.test(path) ? "zh-CN" : "en";
}

/** Sources that their language's index does not have: the page was moved or removed. */
function unlistedSources(
  index: SiteIndex,
  pages: readonly ListedPage[],
  sources: readonly Source[],
): readonly Problem[] {
  const locale = localeOf(new URL(index.url).pathname);
  const paths = new Set(pages.map(({ path }) => pagePath(path)));
  const products = new Set(pages.filter(isErrorPage).flatMap(({ path }) => productKey(path) ?? []));
  const missing = sources.filter(
    (source) =>
      source.locale === locale &&
      source.snapshot &&
      productKeys(source).length > 0 &&
      !pagePathsOf(source).some((path) => paths.has(path)) &&
      !productKeys(source).some((key) => products.has(key)),
  );
  if (missing.length === 0) return [];
  return [
    {
      check: "source-not-listed",
      severity: "warning",
      at: { url: index.url, locale },
      message: `The site's index does not list the error page of ${missing.map(describeSource).join(", ")}.`,
      fix: "Check whether the page was moved or removed, and correct its line in generator/sources.ts.",
    },
  ];
}

/** Pages of `llms.txt` (`- [title](/path.md)`) and of `llms-full.txt` (`## Document: …` and its `URL: /path`). */
function listedPages(text: string): readonly ListedPage[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u);
  return lines.flatMap((line, index) => linkOn(line, index + 1) ?? documentAt(lines, index) ?? []);
}

/** `indexOf` instead of a pattern: the line is foreign text. */
function linkOn(line: string, number: number): ListedPage | undefined {
  const item = line.trim();
  if (item.length > MAX_LINE || !/^[-*+] *\[/u.test(item)) return undefined;
  const middle = item.lastIndexOf("](");
  const end = item.indexOf(")", middle);
  if (middle < 0 || end < 0) return undefined;
  return listed(item.slice(item.indexOf("[") + 1, middle), item.slice(middle + 2, end), number);
}

function documentAt(lines: readonly string[], index: number): ListedPage | undefined {
  const heading = /^## Document: (.{1,500})$/u.exec(lines[index] ?? "")?.[1];
  // Documents contain headings too: only a heading with an address right below begins a document.
  const address = lines.slice(index + 1, index + 4).find((line) => line.startsWith("URL: "));
  if (heading === undefined || address === undefined) return undefined;
  return listed(heading, address.slice("URL: ".length), index + 1);
}

function listed(title: string, target: string, line: number): ListedPage | undefined {
  const url = parseAddress(target.trim().split(/\s/u)[0] ?? "");
  if (url === undefined) return undefined;
  return { title: printable(title), path: url.pathname, line };
}

/** Null unless it is a page of the documentation site. */
function parseAddress(target: string): URL | undefined {
  if (target === "" || target.length > MAX_LINE || !URL.canParse(target, DOCS_ORIGIN)) return undefined;
  const url = new URL(target, DOCS_ORIGIN);
  return url.origin === DOCS_ORIGIN ? url : undefined;
}

function isErrorPage(page: ListedPage): boolean {
  return (
    isErrorPath(page.path) ||
    /\berrors?\b|\b(?:response|return) codes?\b/iu.test(page.title) ||
    /错误(?:代)?码|错误代码|错误汇总|返回码/u.test(page.title)
  );
}

function withoutLocale(path: string): string {
  return path
    .toLowerCase()
    .replace(/^\/(?:en|zh-cn)\//u, "/")
    .replace(/^\/(?:legacy-)?docs\/zh-cn\//u, "/docs/")
    .replace(/\.md$/u, "");
}

/** One short line without control, bidi and zero-width characters: for a pull request's text. */
function printable(title: string): string {
  const clean = title.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return clean.length > MAX_TITLE ? `${clean.slice(0, MAX_TITLE)}…` : clean;
}

function unknownPage(index: SiteIndex, page: ListedPage): Problem {
  return {
    check: "unknown-error-page",
    severity: "warning",
    at: { url: index.url, line: page.line },
    message: `The site's index lists an error page that no source covers: "${page.title}" at ${page.path}.`,
    fix: "Look at the page; if it is a list of error codes, add a line to TABLE in generator/sources.ts.",
  };
}

function emptyIndex(index: SiteIndex): Problem {
  return {
    check: "empty-site-index",
    severity: "warning",
    at: { url: index.url },
    message: "The site's index lists no page, so new error pages cannot be discovered.",
    fix: "Open the address in a browser; if the format changed, adapt listedPages in generator/discovery.ts.",
  };
}

function tooMany(count: number): Problem {
  return {
    check: "unknown-error-page",
    severity: "warning",
    at: {},
    message: `${String(count - MAX_REPORTED)} more pages were left out of the report.`,
    fix: "The index has too many unknown error pages to be right: check it before adding any of them.",
  };
}
