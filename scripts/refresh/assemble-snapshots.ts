import { formatSnapshot } from "../../generator/catalog/format-snapshot.ts";
import { buildFamily, type ProductInput } from "../../generator/catalog/build-catalog.ts";
import {
  FAMILY_IDS,
  type FamilyId,
  type FamilySnapshot,
  type PageRef,
  SCHEMA_VERSION,
  type SnapshotManifest,
} from "../../generator/model.ts";
import { endOfPage } from "../../generator/gates/page-gates.ts";
import { readableUrl } from "../../generator/overlays/apply-overlays.ts";
import type { Problem } from "../../generator/problem.ts";
import type { Source } from "../../generator/sources.ts";
import type { PageResult, ReadPage } from "./collect-pages.ts";

export interface Assembled {
  readonly snapshots: readonly FamilySnapshot[];
  readonly manifest: SnapshotManifest;
  readonly problems: readonly Problem[];
}

/** Makes the new snapshots of the requested families; all others stay unchanged. */
export function assembleSnapshots(
  results: readonly PageResult[],
  previous: { readonly snapshots: readonly FamilySnapshot[]; readonly manifest: SnapshotManifest },
): Assembled {
  const problems: Problem[] = [];
  const snapshots: FamilySnapshot[] = [];
  const used: ReadPage[] = [];
  for (const family of FAMILY_IDS) {
    const before = previous.snapshots.find((snapshot) => snapshot.family === family) ?? null;
    const own = results.filter(({ source }) => source.family === family);
    const products = groupByProduct(own).map((pages) => productInput(pages, previous.manifest, problems));
    const read = products.flatMap(({ pages }) => pages);
    if (read.length === 0) {
      if (before !== null) snapshots.push(before);
      continue;
    }
    // English pages decide which codes exist, so a code is added or removed on the day of the English page.
    const date = read
      .flatMap(({ source, raw }) => (source.locale === "en" ? [raw.recorded] : []))
      .reduce((a, b) => (a > b ? a : b));
    const built = buildFamily({ family, products: products.map(({ input }) => input), date }, before);
    snapshots.push(built.snapshot);
    problems.push(...built.problems);
    // If the snapshot stays the same, a new hash or day alone is not a change of the manifest.
    const isSame = before !== null && formatSnapshot(before) === formatSnapshot(built.snapshot);
    used.push(...read.filter((page) => !isSame || hasMoved(page, previous.manifest)));
  }
  return { snapshots, manifest: updateManifest(previous.manifest, used), problems };
}

/** A page that is new to the manifest, has a new address, or lists another number of codes. */
function hasMoved({ source, raw, page }: ReadPage, { pages }: SnapshotManifest): boolean {
  const known = pages.find((other) => pageKey(other) === pageKey(source));
  if (known === undefined) return true;
  const isSame = known.url === readableUrl(raw.url) && known.entries === countCodes(page);
  return !isSame || JSON.stringify(known.end) !== JSON.stringify(endOfPage(page));
}

function countCodes({ entries }: ReadPage["page"]): number {
  return new Set(entries.flatMap(({ codes }) => codes)).size;
}

/** English decides structure and names, so the other language waits for it. */
function heldBack(source: Source): Problem {
  return {
    check: "held-back",
    severity: "warning",
    at: { family: source.family, product: source.product, locale: source.locale },
    message: "The page was read; what changed on it waits for the English page.",
    fix: "It is proposed as soon as both languages are read.",
  };
}

function groupByProduct(results: readonly PageResult[]): readonly (readonly PageResult[])[] {
  const products = [...new Set(results.map(({ source }) => source.product))];
  return products.map((product) => results.filter(({ source }) => source.product === product));
}

/** Both languages of a page come from the same run; if one fails, the product keeps its last snapshot. */
function productInput(
  results: readonly PageResult[],
  manifest: SnapshotManifest,
  problems: Problem[],
): { readonly input: ProductInput; readonly pages: readonly ReadPage[] } {
  const [first] = results;
  if (first === undefined) throw new Error("A product without a page cannot be grouped.");
  const { product } = first.source;
  const english = pageOf(results, "en");
  const chinese = pageOf(results, "zh-CN");
  const keep = { input: { product, keep: true } as const, pages: [] };
  if (english === undefined) {
    const known = manifest.pages.find((page) => page.product === product && page.locale === "zh-CN");
    if (chinese !== undefined && chinese.sha256 !== known?.sha256) problems.push(heldBack(chinese.source));
    return keep;
  }
  const wanted = results.find(({ source }) => source.locale === "zh-CN");
  if (wanted !== undefined && chinese === undefined) {
    const had = manifest.pages.some((page) => page.product === product && page.locale === "zh-CN");
    problems.push(missingLanguage(wanted.source, had));
    const input = { product, english: english.page, chinese: null, keepsChinese: had };
    return { input, pages: [english] };
  }
  const pages = chinese === undefined ? [english] : [english, chinese];
  return { input: { product, english: english.page, chinese: chinese?.page ?? null }, pages };
}

function pageOf(results: readonly PageResult[], locale: Source["locale"]): ReadPage | undefined {
  const result = results.find(({ source, ok }) => source.locale === locale && ok);
  return result?.ok === true ? result.read : undefined;
}

function missingLanguage({ family, product, locale }: Source, had: boolean): Problem {
  return {
    check: "page-languages",
    severity: "warning",
    at: { family, product, locale },
    message: had
      ? "The page was read in English only: its Chinese texts stay, and those of what is new in English wait for it."
      : "The page was read in English only.",
    fix: "Look at the problem of the missing page, and run the refresh again.",
  };
}

function updateManifest(previous: SnapshotManifest, read: readonly ReadPage[]): SnapshotManifest {
  const pages = new Map(previous.pages.map((page) => [pageKey(page), page]));
  for (const { source, raw, page, sha256 } of read) {
    const before = pages.get(pageKey(source));
    pages.set(pageKey(source), {
      // A refresh only reads sources of families with a snapshot.
      family: familyOf(source),
      product: source.product,
      locale: source.locale,
      url: readableUrl(raw.url),
      sha256,
      changed: before?.sha256 === sha256 ? before.changed : raw.recorded,
      entries: countCodes(page),
      end: endOfPage(page),
    });
  }
  const order = (page: PageRef): string => `${String(FAMILY_IDS.indexOf(page.family))} ${page.product} ${page.locale}`;
  return {
    schemaVersion: SCHEMA_VERSION,
    pages: [...pages.values()].toSorted((a, b) => (order(a) < order(b) ? -1 : 1)),
  };
}

function familyOf(source: Source): FamilyId {
  const family = FAMILY_IDS.find((id) => id === source.family);
  if (family === undefined) throw new Error(`${source.family} has no snapshot.`);
  return family;
}

function pageKey({
  family,
  product,
  locale,
}: Pick<PageRef, "product" | "locale"> & { readonly family: string }): string {
  return `${family} ${product} ${locale}`;
}
