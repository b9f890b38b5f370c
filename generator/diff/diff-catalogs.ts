import { formatManifest, formatSnapshot } from "../catalog/format-snapshot.ts";
import type { ChangelogSnapshot } from "../changelog/changelog-snapshot.ts";
import { diffFilters, filterChangeText } from "../filters/diff-filters.ts";
import {
  FAMILY_IDS,
  type FamilyId,
  type FamilySnapshot,
  type PageRef,
  type SnapshotEntry,
  type SnapshotManifest,
} from "../model.ts";
import { readText } from "../text.ts";
import {
  CHANGE_KINDS,
  type CatalogDiff,
  type Change,
  type ChangeDraft,
  type DiffSide,
  type Level,
  higherLevel,
  levelOf,
} from "./change.ts";
import { type FamilyContext, diffEntries, diffSections } from "./entries.ts";
import { findMoves } from "./moves.ts";
import { diffFailures, diffPages, diffTables } from "./pages.ts";

/** Compares two states of the catalog by family, code and template, and says what the next version must be. */
export function diffCatalogs(before: DiffSide, after: DiffSide): CatalogDiff {
  const pages = [...(after.manifest?.pages ?? []), ...(before.manifest?.pages ?? [])];
  // Without both manifests nothing is known about the pages.
  const hasLinks = before.manifest !== undefined && after.manifest !== undefined;
  const drafts: readonly ChangeDraft[] = [
    ...FAMILY_IDS.flatMap((family) => diffFamily(pages, find(before, family), find(after, family), family, hasLinks)),
    ...(hasLinks ? diffPages(before.manifest, after.manifest) : []),
    ...diffRules(before.filters, after.filters),
    ...diffAnnouncements(before.changelog, after.changelog),
    ...diffFailures(after.failures ?? []),
  ];
  const written = drafts.length > 0 || !hasLinks ? drafts : otherChanges(before.manifest, after.manifest);
  const changes = written.map((draft): Change => ({ ...draft, level: levelOf(draft.kind) })).toSorted(byPlace);
  return { level: changes.reduce((level: Level, change) => higherLevel(level, change.level), "none"), changes };
}

/** Whatever changes the manifest is a change: what no rule names is layout. */
function otherChanges(before: SnapshotManifest, after: SnapshotManifest): readonly ChangeDraft[] {
  if (formatManifest(before) === formatManifest(after)) return [];
  const facts = "Dates, hashes or ends of pages.";
  return [{ kind: "layout-changed", family: null, code: null, name: null, before: null, after: facts }];
}

/** Changes of filters: formulas, fields and order types. */
function diffRules(before: DiffSide["filters"], after: DiffSide["filters"]): readonly ChangeDraft[] {
  if (before == null || after == null) return [];
  return diffFilters(before, after).map((change) => ({
    kind: "filter-changed",
    family: FAMILY_IDS.find((id) => id === change.family) ?? null,
    code: null,
    name: null,
    before: null,
    after: filterChangeText(change),
  }));
}

/** Announcements that came and went, as one change. */
function diffAnnouncements(before: DiffSide["changelog"], after: DiffSide["changelog"]): readonly ChangeDraft[] {
  if (before === undefined || after === undefined || after === null) return [];
  const listed = ({ events }: ChangelogSnapshot): readonly string[] =>
    events.map(({ date, kind, codes, names, texts }) =>
      [date, kind, ...codes.map(String), ...names, ...texts].join(" "),
    );
  const [old, now] = [before === null ? [] : listed(before), listed(after)];
  const only = (list: readonly string[], other: readonly string[]): string | null =>
    list.filter((event) => !other.includes(event)).join("; ") || null;
  if (before !== null && JSON.stringify(before) === JSON.stringify(after)) return [];
  const [gone, came] = [only(old, now), only(now, old)];
  const what = gone === null && came === null ? "Dates or languages of announcements." : came;
  return [{ kind: "announcement-changed", family: after.family, code: null, name: null, before: gone, after: what }];
}

function find({ snapshots }: DiffSide, family: FamilyId): FamilySnapshot | undefined {
  return snapshots.find((snapshot) => snapshot.family === family);
}

function diffFamily(
  pages: readonly PageRef[],
  before: FamilySnapshot | undefined,
  after: FamilySnapshot | undefined,
  family: FamilyId,
  hasLinks: boolean,
): readonly ChangeDraft[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [wholeFamily(family, "family-added", after)];
  if (after === undefined) return [wholeFamily(family, "family-dropped", before)];
  const context: FamilyContext = {
    family,
    pages,
    tableTitles: tableTitles([before, after]),
    products: new Set(after.entries.filter(isCurrent).flatMap(({ products }) => products)),
    hasLinks,
  };
  const entries = diffEntries(context, before.entries, after.entries);
  const whole = [...entries.added, ...entries.retired];
  const tables = diffTables(context, before.tables, after.tables, new Set(whole.map(({ code }) => code)));
  const went = [...entries.went, ...tables.went];
  const came = [...entries.came, ...tables.came];
  const changes = [
    ...entries.changes,
    ...diffSections(context, entries.kept),
    ...tables.changes,
    ...findMoves({
      went,
      came,
      added: entries.added,
      retired: entries.retired,
      tablesAdded: tables.added,
      tablesRetired: tables.retired,
    }),
  ];
  // Every difference of a snapshot is a change: differences that no rule above names are layout.
  if (changes.length > 0 || !hasLinks || formatSnapshot(before) === formatSnapshot(after)) return changes;
  return [{ kind: "layout-changed", family, code: null, name: null, before: null, after: "Spacing, order or dates." }];
}

function tableTitles(snapshots: readonly FamilySnapshot[]): ReadonlySet<string> {
  const titles = snapshots.flatMap(({ tables }) => tables.flatMap(({ title }) => [title.en, title["zh-CN"]]));
  return new Set(titles.filter((title) => title !== undefined).map(readText));
}

function wholeFamily(
  family: FamilyId,
  kind: "family-added" | "family-dropped",
  snapshot: FamilySnapshot | undefined,
): ChangeDraft {
  const count = snapshot?.entries.filter(isCurrent).length ?? 0;
  const texts = kind === "family-added" ? { before: null, after: family } : { before: family, after: null };
  return { kind, family, code: null, name: null, ...texts, count };
}

/**
 * By family, then by code as on the pages (-1000 before -1001), changes without a code first; then by kind and text.
 */
function byPlace(a: Change, b: Change): number {
  const family = rankOf(FAMILY_IDS, a.family) - rankOf(FAMILY_IDS, b.family);
  if (family !== 0) return family;
  const code = (b.code ?? Infinity) === (a.code ?? Infinity) ? 0 : (b.code ?? Infinity) - (a.code ?? Infinity);
  if (code !== 0) return code;
  const kind = CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind);
  return kind !== 0 ? kind : compareText(textOf(a), textOf(b));
}

function rankOf(order: readonly FamilyId[], family: FamilyId | null): number {
  return family === null ? order.length : order.indexOf(family);
}

function textOf({ field, locale, product, table, message, before, after }: Change): string {
  return JSON.stringify([table, product, locale, field, message, before, after]);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether it is still on the page. */
export function isCurrent(item: { readonly retired?: string | undefined }): boolean {
  return item.retired === undefined;
}

/** Current items first: they are matched first. */
function liveFirst<T extends { readonly retired?: string | undefined }>(items: readonly T[]): readonly T[] {
  return [...items.filter(isCurrent), ...items.filter((item) => !isCurrent(item))];
}

export interface EntryPairs {
  readonly pairs: readonly { readonly before: SnapshotEntry; readonly after: SnapshotEntry }[];
  readonly went: readonly SnapshotEntry[];
  readonly came: readonly SnapshotEntry[];
}

/**
 * Joins the two sides by code. Under one code the name decides (sapi -5012 stands for two errors); if one is left on
 * each side, it is the same error under a new name.
 */
export function pairEntries(before: readonly SnapshotEntry[], after: readonly SnapshotEntry[]): EntryPairs {
  const old = groupByCode(before);
  const now = groupByCode(after);
  const codes = [...new Set([...old.keys(), ...now.keys()])];
  const results = codes.map((code) => pairUnderCode(old.get(code) ?? [], now.get(code) ?? []));
  return {
    pairs: results.flatMap(({ pairs }) => pairs),
    went: results.flatMap(({ went }) => went),
    came: results.flatMap(({ came }) => came),
  };
}

function groupByCode(entries: readonly SnapshotEntry[]): ReadonlyMap<number, SnapshotEntry[]> {
  const groups = new Map<number, SnapshotEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.code);
    if (group === undefined) groups.set(entry.code, [entry]);
    else group.push(entry);
  }
  return groups;
}

function pairUnderCode(before: readonly SnapshotEntry[], after: readonly SnapshotEntry[]): EntryPairs {
  const went = [...liveFirst(before)];
  const came: SnapshotEntry[] = [];
  const pairs: { before: SnapshotEntry; after: SnapshotEntry }[] = [];
  for (const entry of liveFirst(after)) {
    const index = went.findIndex(({ name }) => sameName(name, entry.name));
    const [twin] = index < 0 ? [] : went.splice(index, 1);
    if (twin === undefined) came.push(entry);
    else pairs.push({ before: twin, after: entry });
  }
  const [lastWent, ...otherWent] = went.filter(isCurrent);
  const [lastCame, ...otherCame] = came.filter(isCurrent);
  const isRename = lastWent !== undefined && lastCame !== undefined && otherWent.length === 0 && otherCame.length === 0;
  if (!isRename) return { pairs, went, came };
  return {
    pairs: [...pairs, { before: lastWent, after: lastCame }],
    went: went.filter((entry) => entry !== lastWent),
    came: came.filter((entry) => entry !== lastCame),
  };
}

export function sameName(left: string | null, right: string | null): boolean {
  return left === right || (left !== null && right !== null && readText(left) === readText(right));
}
