import {
  FAMILY_IDS,
  type FamilyId,
  type PageRef,
  type SnapshotEntry,
  type SnapshotManifest,
  type SnapshotTable,
} from "../model.ts";
import { sameText } from "../text.ts";
import { type ChangeDraft, type ChangeKind, type PageFailure, type Place, tablePlace } from "./change.ts";
import { type EntryPairs, isCurrent } from "./diff-catalogs.ts";
import type { FamilyContext } from "./entries.ts";
import {
  type LooseMessage,
  type MessageDiff,
  anchorChanges,
  detailsOfMessage,
  diffMessages,
  diffNotes,
  textChange,
} from "./messages.ts";

export interface TablesDiff extends MessageDiff {
  /** Added and removed tables: their messages are not separate changes. */
  readonly added: readonly SnapshotTable[];
  readonly retired: readonly SnapshotTable[];
}

/**
 * Compares the tables that several codes share. `explained` are added and removed codes: if only these change a title,
 * the codes' own changes cover it.
 */
export function diffTables(
  context: FamilyContext,
  before: readonly SnapshotTable[],
  after: readonly SnapshotTable[],
  explained: ReadonlySet<number>,
): TablesDiff {
  const old = new Map(before.map((table) => [table.id, table]));
  const now = new Map(after.map((table) => [table.id, table]));
  const details = after.flatMap((table) => {
    const twin = old.get(table.id);
    return twin === undefined || hasGone(twin) || hasGone(table) ? [] : [diffTable(context, twin, table, explained)];
  });
  const came = after.filter((table) => !hasGone(table) && isGoneOrMissing(old.get(table.id)));
  const went = before.filter((table) => !hasGone(table) && isGoneOrMissing(now.get(table.id)));
  return {
    changes: [
      ...came.map((table) => wholeTable(context, "table-added", table)),
      ...went.map((table) => wholeTable(context, "table-retired", table)),
      ...details.flatMap(({ changes }) => changes),
    ],
    went: details.flatMap((detail): readonly LooseMessage[] => detail.went),
    came: details.flatMap((detail): readonly LooseMessage[] => detail.came),
    added: came,
    retired: went,
  };
}

function diffTable(
  context: FamilyContext,
  before: SnapshotTable,
  after: SnapshotTable,
  explained: ReadonlySet<number>,
): MessageDiff {
  const place = tablePlace(context.family, after, context.pages);
  const messages = diffMessages(place, before.messages, after.messages);
  const codes = differingCodes(before, after);
  const unexplained = codes.filter((code) => !explained.has(code));
  const titles = codes.length > 0 ? [] : titleChanges(context, before, after);
  const codesChange =
    unexplained.length === 0
      ? []
      : [{ ...place.draft("table-codes-changed"), before: before.codes.join(", "), after: after.codes.join(", ") }];
  return {
    ...messages,
    changes: [
      ...codesChange,
      ...titles,
      ...messages.changes,
      ...diffNotes(place, before.notes, after.notes),
      ...(context.hasLinks ? anchorChanges(place, before, after) : []),
    ],
  };
}

function titleChanges(context: FamilyContext, before: SnapshotTable, after: SnapshotTable): readonly ChangeDraft[] {
  const place = tablePlace(context.family, after, context.pages);
  const english = sameText(before.title.en, after.title.en)
    ? []
    : [{ ...place.draft("section-changed"), before: before.title.en ?? null, after: after.title.en ?? null }];
  return [
    ...english,
    ...textChange(place, { field: "title", locale: "zh-CN" }, before.title["zh-CN"], after.title["zh-CN"]),
  ];
}

function differingCodes(before: SnapshotTable, after: SnapshotTable): readonly number[] {
  return [
    ...before.codes.filter((code) => !after.codes.includes(code)),
    ...after.codes.filter((code) => !before.codes.includes(code)),
  ];
}

/** A table missing on the page is kept with all its messages retired. */
function hasGone(table: SnapshotTable): boolean {
  return table.messages.length > 0 && !table.messages.some(isCurrent);
}

function isGoneOrMissing(table: SnapshotTable | undefined): boolean {
  return table === undefined || hasGone(table);
}

function wholeTable(context: FamilyContext, kind: ChangeKind, table: SnapshotTable): ChangeDraft {
  const title = table.title.en ?? table.id;
  return {
    ...tablePlace(context.family, table, context.pages).draft(kind),
    ...(kind === "table-added"
      ? { after: title, details: table.messages.filter(isCurrent).flatMap(detailsOfMessage) }
      : { before: title }),
    count: table.messages.length,
  };
}

/** Products that list a code on one side only. Products new to or gone from the whole family are reported once. */
export function diffProducts(
  place: Place,
  before: SnapshotEntry,
  after: SnapshotEntry,
  familyWide: ReadonlySet<string>,
): readonly ChangeDraft[] {
  return productChanges(place, before.products, after.products, familyWide);
}

export function productChanges(
  place: Place,
  before: readonly string[],
  after: readonly string[],
  except: ReadonlySet<string>,
  about: { readonly message?: string } = {},
): readonly ChangeDraft[] {
  const came = after.filter((product) => !before.includes(product) && !except.has(product));
  const went = before.filter((product) => !after.includes(product) && !except.has(product));
  return [
    ...came.map((product) => ({ ...place.draft("product-added"), ...about, product, after: product })),
    ...went.map((product) => ({ ...place.draft("product-dropped"), ...about, product, before: product })),
  ];
}

/** A product that starts or stops to list codes of the family is one change, not one per code. */
export function diffFamilyProducts(
  family: FamilyId,
  sides: { readonly before: readonly SnapshotEntry[]; readonly after: readonly SnapshotEntry[] },
  kept: EntryPairs["pairs"],
): readonly ChangeDraft[] {
  const base = { family, code: null, name: null, before: null, after: null };
  // The change of an added or removed code already names its products.
  const came = countNew(
    productsOf(sides.before),
    kept.map((pair) => pair.after),
  );
  const went = countNew(
    productsOf(sides.after),
    kept.map((pair) => pair.before),
  );
  return [
    ...[...came].map(([product, count]) => ({
      ...base,
      kind: "product-added" as const,
      product,
      after: product,
      count,
    })),
    ...[...went].map(([product, count]) => ({
      ...base,
      kind: "product-dropped" as const,
      product,
      before: product,
      count,
    })),
  ];
}

function productsOf(entries: readonly SnapshotEntry[]): ReadonlySet<string> {
  return new Set(entries.filter(isCurrent).flatMap(({ products }) => products));
}

/** Number of entries that list each unknown product. */
function countNew(known: ReadonlySet<string>, entries: readonly SnapshotEntry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const product of entries.flatMap(({ products }) => products)) {
    if (!known.has(product)) counts.set(product, (counts.get(product) ?? 0) + 1);
  }
  return counts;
}

/** Pages that were added, removed or moved to another address. A page's date and hash are not changes. */
export function diffPages(before: SnapshotManifest, after: SnapshotManifest): readonly ChangeDraft[] {
  const old = new Map(before.pages.map((page) => [pageKey(page), page]));
  const now = new Map(after.pages.map((page) => [pageKey(page), page]));
  return [
    ...after.pages.flatMap((page) => {
      const twin = old.get(pageKey(page));
      if (twin === undefined) return [pageChange("page-added", page, null, page.url)];
      return twin.url === page.url ? [] : [pageChange("page-moved", page, twin.url, page.url)];
    }),
    ...before.pages
      .filter((page) => !now.has(pageKey(page)))
      .map((page) => pageChange("page-dropped", page, page.url, null)),
  ];
}

function pageKey({ family, product, locale }: PageRef): string {
  return `${family} ${product} ${locale}`;
}

function pageChange(kind: ChangeKind, page: PageRef, before: string | null, after: string | null): ChangeDraft {
  const { family, product, locale } = page;
  return { kind, family, code: null, name: null, product, locale, before, after };
}

/** Reasons why a page could not be fetched; all other reasons are about its content. */
const NO_DATA_CHECKS: ReadonlySet<string> = new Set(["page-no-data", "page-not-recorded", "page-frozen"]);

/** A page that could not be used: its last snapshot stays. */
export function diffFailures(failures: readonly PageFailure[]): readonly ChangeDraft[] {
  return failures.map(({ family, product, locale, problems }) => {
    const verdict = problems.find(({ check, severity }) => severity === "error" && !NO_DATA_CHECKS.has(check));
    const reason = verdict ?? problems.find(({ severity }) => severity === "error") ?? problems[0];
    return {
      kind: verdict === undefined ? "page-unreachable" : "page-gate-failed",
      family: FAMILY_IDS.find((id) => id === family) ?? null,
      code: null,
      name: null,
      product,
      locale,
      before: null,
      after: reason?.message ?? "No reason was given.",
    };
  });
}
