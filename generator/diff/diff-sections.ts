import type { FamilyId, PageRef, SnapshotEntry } from "../model.ts";
import type { ChangeDraft } from "./change.ts";
import type { EntryPairs } from "./pair-entries.ts";
import { entryPlace } from "./place.ts";
import { readText, sameText } from "../text/same-text.ts";

/**
 * A section whose title changed moves all its codes at once: one change, told with the number of codes. A code
 * that went to another section, which the page already had or still has, is a change of its own.
 */
export function diffSections(
  context: { readonly family: FamilyId; readonly pages: readonly PageRef[]; readonly tableTitles: ReadonlySet<string> },
  kept: EntryPairs["pairs"],
): readonly ChangeDraft[] {
  const old = new Set(kept.map(({ before }) => before.section));
  const now = new Set(kept.map(({ after }) => after.section));
  const groups = new Map<string, { before: SnapshotEntry; after: SnapshotEntry }[]>();
  for (const pair of kept) {
    if (sameText(pair.before.section ?? undefined, pair.after.section ?? undefined)) continue;
    // An entry that only the title of a table names has that title as its section: the table's change says it.
    if (isNamedByTable(pair.after, context.tableTitles)) continue;
    const key = JSON.stringify([pair.before.section, pair.after.section]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [pair]);
    else group.push(pair);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) throw new Error("A group has at least the pair that it was made for.");
    const isRetitled = !now.has(first.before.section) && !old.has(first.after.section);
    return isRetitled
      ? [{ ...sectionChange(context, first), code: null, name: null, count: group.length }]
      : group.map((pair) => sectionChange(context, pair));
  });
}

function isNamedByTable({ section, title }: SnapshotEntry, tableTitles: ReadonlySet<string>): boolean {
  return section !== null && sameText(title.en, section) && tableTitles.has(readText(section));
}

function sectionChange(
  { family, pages }: { readonly family: FamilyId; readonly pages: readonly PageRef[] },
  { before, after }: { readonly before: SnapshotEntry; readonly after: SnapshotEntry },
): ChangeDraft {
  const draft = entryPlace(family, after, pages).draft("section-changed");
  return { ...draft, before: before.section, after: after.section };
}
