import type { SnapshotEntry, SnapshotMessage, SnapshotTable } from "../model.ts";
import { pairTexts } from "../pair-texts.ts";
import { readText } from "../text.ts";

/**
 * Keeps what the previous snapshot had and the pages lack now, marked with the date: the API sends old codes and
 * wordings for years. `date` is the date of the pages now read.
 */
export function keepRetiredEntries(
  previous: readonly SnapshotEntry[],
  current: readonly SnapshotEntry[],
  date: string,
): readonly SnapshotEntry[] {
  const gone = new Map(previous.map((entry) => [entryKey(entry), entry]));
  const kept = current.map((entry) => {
    const before = gone.get(entryKey(entry)) ?? renamedFrom(previous, current, entry);
    if (before === undefined) return { ...entry, since: date };
    gone.delete(entryKey(before));
    return {
      ...entry,
      messages: keepRetiredMessages(before.messages, entry.messages, date),
      ...(before.since === undefined ? {} : { since: before.since }),
    };
  });
  const retired = [...gone.values()].map((entry) => ({ ...entry, retired: entry.retired ?? date }));
  return [...kept, ...retired].toSorted((a, b) => b.code - a.code);
}

export function keepRetiredTables(
  previous: readonly SnapshotTable[],
  current: readonly SnapshotTable[],
  date: string,
): readonly SnapshotTable[] {
  const before = new Map(previous.map((table) => [table.id, table]));
  const kept = current.map((table) => ({
    ...table,
    messages: keepRetiredMessages(before.get(table.id)?.messages ?? [], table.messages, date),
  }));
  const gone = previous
    .filter(({ id }) => !current.some((table) => table.id === id))
    .map((table) => ({
      ...table,
      messages: table.messages.map((message) => ({ ...message, retired: message.retired ?? date })),
    }));
  return [...kept, ...gone];
}

function entryKey({ code, name }: SnapshotEntry): string {
  return `${String(code)} ${name ?? ""}`;
}

/** If a code has a single entry and its name changed, it is the same entry. */
function renamedFrom(
  previous: readonly SnapshotEntry[],
  current: readonly SnapshotEntry[],
  entry: SnapshotEntry,
): SnapshotEntry | undefined {
  const before = previous.filter(({ code, retired }) => code === entry.code && retired === undefined);
  const now = current.filter(({ code }) => code === entry.code);
  return before.length === 1 && now.length === 1 ? before[0] : undefined;
}

function keepRetiredMessages(
  previous: readonly SnapshotMessage[],
  current: readonly SnapshotMessage[],
  date: string,
): SnapshotMessage[] {
  const present = new Set(current.map(({ text }) => readText(text)));
  const known = new Map(previous.map((message) => [readText(message.text), message]));
  const went = previous.filter(({ text, retired }) => retired === undefined && !present.has(readText(text)));
  const came = current.filter(({ text }) => !known.has(readText(text)));
  const { pairs } = pairTexts(went, came, ({ text }) => text);
  const kept = current.map((message) => {
    const same = known.get(readText(message.text));
    const reworded = pairs.find(({ after }) => after === message)?.before;
    const older = [...(same?.formerly ?? reworded?.formerly ?? [])];
    if (reworded !== undefined) older.push({ text: reworded.text, retired: date });
    const formerly = older.filter(({ text }) => !present.has(readText(text)));
    return formerly.length === 0 ? message : { ...message, formerly };
  });
  const paired = new Set(pairs.map(({ before }) => before));
  const retired = previous
    .filter((message) => !paired.has(message) && !present.has(readText(message.text)))
    .map((message) => ({ ...message, retired: message.retired ?? date }));
  return [...kept, ...retired];
}
