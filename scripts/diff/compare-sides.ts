import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildFamily } from "../../generator/catalog/build-catalog.ts";
import type { CatalogDiff } from "../../generator/diff/change.ts";
import { diffCatalogs } from "../../generator/diff/diff-catalogs.ts";
import { type FindingsOverlay, findingsOverlaySchema } from "../../generator/diff/languages.ts";
import { asChineseDiff, narrowSnapshot, snapshotOfPage } from "../../generator/diff/snapshot-of.ts";
import type { FamilySnapshot, Locale } from "../../generator/model.ts";
import type { ParsedPage } from "../../generator/parse/parsed-page.ts";
import { InputError } from "../cli.ts";
import type { PageSide, SnapshotSide } from "./read-side.ts";

type Side = SnapshotSide | PageSide;

/** Comparing two recordings keeps no history, so dates do not matter. */
const NO_DATE = "1970-01-01";

/** Compares snapshots with snapshots, pages with pages, and a page with the snapshot of its product. */
export function compareSides(before: Side, after: Side): CatalogDiff {
  if (before.kind === "snapshots" && after.kind === "snapshots") {
    requireCommonFamily(before, after);
    return diffCatalogs(before.side, after.side);
  }
  if (before.kind === "page" && after.kind === "page") return comparePages(before, after);
  const page = before.kind === "page" ? before : after.kind === "page" ? after : undefined;
  if (page === undefined) throw new Error("A side that is not a snapshot is a page.");
  const narrowed = (side: Side): readonly FamilySnapshot[] =>
    side.kind === "page" ? [englishSnapshot(side)] : [narrowSnapshot(familyOf(side, page), page.product)];
  return diffCatalogs({ snapshots: narrowed(before) }, { snapshots: narrowed(after) });
}

/** Two single files must be of one family; folders may differ by a family. */
function requireCommonFamily(before: SnapshotSide, after: SnapshotSide): void {
  const [old, now] = [before, after].map(({ side }) => side.snapshots.map(({ family }) => family));
  if (old === undefined || now === undefined || old.length === 0 || now.length === 0) return;
  if (old.some((family) => now.includes(family))) return;
  throw differentFamilies(old.join(", "), now.join(", "));
}

function differentFamilies(before: string, after: string): InputError {
  return new InputError(
    `The two sides are of different families: ${before} and ${after}.`,
    "Codes mean different things in different families. Compare two states of one family.",
  );
}

function comparePages(before: PageSide, after: PageSide): CatalogDiff {
  if (before.family !== after.family) throw differentFamilies(before.family, after.family);
  const shared = (["en", "zh-CN"] as const).filter((locale) => pageIn(before, locale) && pageIn(after, locale));
  if (shared.length === 0) {
    throw new InputError(
      `The two pages are in different languages: ${localesOf(before)} and ${localesOf(after)}.`,
      "Compare two states of one language's page. npm run languages shows what one language lacks.",
    );
  }
  if (shared.includes("en")) {
    const withChinese = shared.includes("zh-CN");
    return diffCatalogs(
      { snapshots: [pairSnapshot(before, before.product, withChinese)] },
      { snapshots: [pairSnapshot(after, before.product, withChinese)] },
    );
  }
  const chinese = (side: PageSide): FamilySnapshot =>
    snapshotOfPage(requirePage(side, "zh-CN"), { family: side.family, product: before.product, date: NO_DATE }, null);
  return asChineseDiff(diffCatalogs({ snapshots: [chinese(before)] }, { snapshots: [chinese(after)] }));
}

/** Puts both under one product: the two pages are compared as two states of one page. */
function pairSnapshot(side: PageSide, product: string, withChinese: boolean): FamilySnapshot {
  const chinese = withChinese ? requirePage(side, "zh-CN") : null;
  const pair = { product, english: requirePage(side, "en"), chinese };
  return buildFamily({ family: side.family, products: [pair], date: NO_DATE }, null).snapshot;
}

function englishSnapshot(side: PageSide): FamilySnapshot {
  if (pageIn(side, "en") === undefined) {
    throw new InputError(
      "A Chinese page alone cannot be compared with a snapshot.",
      "Compare it with another Chinese page, or give the English one.",
    );
  }
  return pairSnapshot(side, side.product, false);
}

function familyOf({ side }: SnapshotSide, { family }: PageSide): FamilySnapshot {
  const found = side.snapshots.find((snapshot) => snapshot.family === family);
  if (found !== undefined) return found;
  throw differentFamilies(side.snapshots.map((snapshot) => snapshot.family).join(", "), family);
}

function pageIn(side: PageSide, locale: Locale): ParsedPage | undefined {
  return side.pages.find((page) => page.locale === locale);
}

function requirePage(side: PageSide, locale: Locale): ParsedPage {
  const page = pageIn(side, locale);
  if (page === undefined) throw new Error(`The page does not have the requested language: ${locale}.`);
  return page;
}

function localesOf({ pages }: PageSide): string {
  return pages.map(({ locale }) => locale).join(", ");
}

/** overlays/findings.json of a checkout. Without the file there are no known findings. */
export async function readFindings(root: string): Promise<FindingsOverlay> {
  const path = join(root, "overlays", "findings.json");
  if (!existsSync(path)) return [];
  const result = findingsOverlaySchema.safeParse(parseJson(await readFile(path, "utf8"), path));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue === undefined ? "" : `${issue.path.join(".")}: ${issue.message}`;
  throw new InputError(
    `${path} has an unexpected shape (${where}).`,
    "Correct the record; overlays/README.md shows the shape.",
  );
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`${path} is not valid JSON.`, "Correct it, or restore it with git.", { cause: error });
  }
}
