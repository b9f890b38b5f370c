import type { ChangelogSnapshot } from "../changelog/changelog-snapshot.ts";
import type { FiltersSnapshot } from "../filters/model.ts";
import type { FamilyId, FamilySnapshot, SnapshotEntry, SnapshotManifest, SnapshotMessage } from "../model.ts";

export interface SnapshotState {
  readonly snapshots: readonly FamilySnapshot[];
  readonly manifest: SnapshotManifest;
  readonly changelog?: ChangelogSnapshot | null | undefined;
  readonly filters?: FiltersSnapshot | null | undefined;
}

/**
 * Joins this run's snapshots with those waiting in the pull request. First-seen days are kept, and a family with a page
 * that was not read this time keeps its waiting changes.
 */
export function carryOver(
  now: SnapshotState,
  main: SnapshotState,
  waiting: SnapshotState,
  unread: ReadonlySet<string>,
): SnapshotState {
  const find = (state: SnapshotState, family: FamilyId): FamilySnapshot | undefined =>
    state.snapshots.find((snapshot) => snapshot.family === family);
  const isKept = (family: FamilyId): boolean =>
    unread.has(family) && isEqual(find(now, family), find(main, family)) && find(waiting, family) !== undefined;
  const snapshots = now.snapshots.map((snapshot) => {
    const before = find(waiting, snapshot.family);
    if (before === undefined) return snapshot;
    return isKept(snapshot.family) ? before : withDates(snapshot, find(main, snapshot.family), before);
  });
  const pages = now.manifest.pages.map((page) => {
    const key = ({ product, locale }: typeof page): string => `${product} ${locale}`;
    const before = waiting.manifest.pages.find((other) => other.family === page.family && key(other) === key(page));
    if (before === undefined) return page;
    if (isKept(page.family)) return before;
    return before.sha256 === page.sha256 && before.changed < page.changed ? { ...page, changed: before.changed } : page;
  });
  return { snapshots, manifest: { ...now.manifest, pages }, changelog: now.changelog, filters: now.filters };
}

function isEqual(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function withDates(now: FamilySnapshot, main: FamilySnapshot | undefined, waiting: FamilySnapshot): FamilySnapshot {
  const key = ({ code, name }: SnapshotEntry): string => `${String(code)} ${name ?? ""}`;
  const known = new Map(main?.entries.map((entry) => [key(entry), entry]));
  const before = new Map(waiting.entries.map((entry) => [key(entry), entry]));
  const tables = new Map(waiting.tables.map((table) => [table.id, table]));
  return {
    ...now,
    entries: now.entries.map((entry) => {
      const [old, seen] = [known.get(key(entry)), before.get(key(entry))];
      if (seen === undefined) return entry;
      return {
        ...entry,
        ...earlier("since", entry, old, seen),
        ...earlier("retired", entry, old, seen),
        messages: messagesWithDates(entry.messages, seen.messages),
      };
    }),
    tables: now.tables.map((table) => ({
      ...table,
      messages: messagesWithDates(table.messages, tables.get(table.id)?.messages ?? []),
    })),
  };
}

type Dated = Partial<Record<"since" | "retired", string | undefined>>;

/** The earlier of two days, unless main has the day already. */
function earlier(field: keyof Dated, now: Dated, main: Dated | undefined, waiting: Dated): Dated {
  const [day, seen] = [now[field], waiting[field]];
  return day === undefined || seen === undefined || main?.[field] === day || seen >= day ? {} : { [field]: seen };
}

function messagesWithDates(now: readonly SnapshotMessage[], waiting: readonly SnapshotMessage[]): SnapshotMessage[] {
  const before = new Map(waiting.map((message) => [message.text, message]));
  return now.map((message) => {
    const seen = before.get(message.text);
    if (seen === undefined) return message;
    const days = new Map(seen.formerly?.map(({ text, retired }) => [text, retired]));
    const formerly = message.formerly?.map((older) => {
      const day = days.get(older.text);
      return day !== undefined && day < older.retired ? { ...older, retired: day } : older;
    });
    return {
      ...message,
      ...(formerly === undefined ? {} : { formerly }),
      ...(message.retired === undefined || seen.retired === undefined || seen.retired >= message.retired
        ? {}
        : { retired: seen.retired }),
    };
  });
}
