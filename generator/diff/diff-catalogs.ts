import { FAMILY_IDS, type FamilyId, type FamilySnapshot, type PageRef } from "../model.ts";
import type { CatalogDiff, Change, ChangeDraft, DiffSide, Level } from "./change.ts";
import { CHANGE_KINDS } from "./change.ts";
import { diffEntries, type FamilyContext } from "./diff-entries.ts";
import { diffFailures, diffPages } from "./diff-pages.ts";
import { diffSections } from "./diff-sections.ts";
import { diffTables } from "./diff-tables.ts";
import { findMoves } from "./find-moves.ts";
import { higherLevel, levelOf } from "./levels.ts";
import { isLive } from "./live.ts";
import { readText } from "../text/same-text.ts";

/** Compares two states of the catalog by family, code and template, and says what the next version must be. */
export function diffCatalogs(before: DiffSide, after: DiffSide): CatalogDiff {
  const pages = [...(after.manifest?.pages ?? []), ...(before.manifest?.pages ?? [])];
  const drafts = [
    ...FAMILY_IDS.flatMap((family) => diffFamily(pages, find(before, family), find(after, family), family)),
    // Without both manifests nothing is known about the pages.
    ...(before.manifest === undefined || after.manifest === undefined
      ? []
      : diffPages(before.manifest, after.manifest)),
    ...diffFailures(after.failures ?? []),
  ];
  const changes = drafts.map((draft): Change => ({ ...draft, level: levelOf(draft.kind) })).toSorted(byPlace);
  return { level: changes.reduce((level: Level, change) => higherLevel(level, change.level), "none"), changes };
}

function find({ snapshots }: DiffSide, family: FamilyId): FamilySnapshot | undefined {
  return snapshots.find((snapshot) => snapshot.family === family);
}

function diffFamily(
  pages: readonly PageRef[],
  before: FamilySnapshot | undefined,
  after: FamilySnapshot | undefined,
  family: FamilyId,
): readonly ChangeDraft[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [wholeFamily(family, "family-added", after)];
  if (after === undefined) return [wholeFamily(family, "family-dropped", before)];
  const context: FamilyContext = {
    family,
    pages,
    tableTitles: tableTitles([before, after]),
  };
  const entries = diffEntries(context, before.entries, after.entries);
  const whole = [...entries.added, ...entries.retired];
  const tables = diffTables(context, before.tables, after.tables, new Set(whole.map(({ code }) => code)));
  const went = [...entries.went, ...tables.went];
  const came = [...entries.came, ...tables.came];
  return [
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
  const count = snapshot?.entries.filter(isLive).length ?? 0;
  const texts = kind === "family-added" ? { before: null, after: family } : { before: family, after: null };
  return { kind, family, code: null, name: null, ...texts, count };
}

/** By family, then by code as on the pages (-1000 before -1001), what has no code first; then by kind and text. */
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
