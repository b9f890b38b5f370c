import type { SnapshotEntry, SnapshotMessage, SnapshotTable } from "../model.ts";
import { comparableText, textSimilarity } from "../text/compare-text.ts";

/** Above this, a message that went and one that came under the same code are one message in new words. */
export const REWORDED_SIMILARITY = 0.5;

/**
 * What the previous snapshot had and the pages no longer have stays, marked with the date: old codes and
 * wordings are on the wire for years after a page changed. `date` is that of the pages now read.
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

/** The only entry of a code whose name changed is the same entry. */
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
  const present = new Set(current.map(({ text }) => text));
  const went = previous.filter(({ text }) => !present.has(text));
  const known = new Map(previous.map((message) => [message.text, message]));
  const came = current.filter(({ text }) => !known.has(text));
  const rewording = pairRewordings(
    went.filter(({ retired }) => retired === undefined),
    came,
  );
  const kept = current.map((message) => {
    const before = known.get(message.text) ?? rewording.get(message);
    if (before === undefined) return message;
    const older = before.formerly ?? [];
    const formerly = (before.text === message.text ? older : [...older, { text: before.text, retired: date }]).filter(
      ({ text }) => !present.has(text),
    );
    return formerly.length === 0 ? message : { ...message, formerly };
  });
  const paired = new Set([...rewording.values()].map(({ text }) => text));
  const retired = went
    .filter(({ text }) => !paired.has(text))
    .map((message) => ({ ...message, retired: message.retired ?? date }));
  return [...kept, ...retired];
}

/** Best pairs first; each message is paired once. */
function pairRewordings(
  went: readonly SnapshotMessage[],
  came: readonly SnapshotMessage[],
): ReadonlyMap<SnapshotMessage, SnapshotMessage> {
  const candidates = came
    .flatMap((after) => went.map((before) => ({ before, after, similarity: likeness(before.text, after.text) })))
    .filter(({ similarity }) => similarity >= REWORDED_SIMILARITY)
    .toSorted((a, b) => b.similarity - a.similarity);
  const pairs = new Map<SnapshotMessage, SnapshotMessage>();
  const taken = new Set<SnapshotMessage>();
  for (const { before, after } of candidates) {
    if (pairs.has(after) || taken.has(before)) continue;
    pairs.set(after, before);
    taken.add(before);
  }
  return pairs;
}

function likeness(left: string, right: string): number {
  return comparableText(left) === comparableText(right) ? 1 : textSimilarity(left, right);
}
