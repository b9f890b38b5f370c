import type { SnapshotEntry, SnapshotMessage } from "../model.ts";
import { readText } from "../text.ts";

/**
 * A code that one page writes with a sign and another without is one entry, found under both: portfolio margin has
 * `-51006` on its Chinese page and `51006` on its English one, and the wire sends the latter. All codes of four digits
 * are negative: one without a sign lost it.
 */
export const SMALLEST_TWIN = 10_000;

/** The code known first stays the entry's code, the other becomes an alias. */
export function foldTwins(
  current: readonly SnapshotEntry[],
  previous: readonly SnapshotEntry[],
): readonly SnapshotEntry[] {
  const codes = new Map<string, number>();
  for (const entry of [...previous, ...current.toSorted((a, b) => a.code - b.code)]) {
    const key = keyOf(entry);
    if (key !== null && !codes.has(key)) codes.set(key, entry.code);
  }
  const known = new Map(previous.map((entry) => [entryKey(entry), entry.aliases ?? []]));
  const folded = new Map<string, SnapshotEntry>();
  for (const entry of current) {
    const code = codes.get(keyOf(entry) ?? "") ?? entry.code;
    const own = { ...entry, code };
    const aliases = [...(known.get(entryKey(own)) ?? []), ...(code === entry.code ? [] : [entry.code])];
    const twin = folded.get(entryKey(own));
    const merged = twin === undefined ? own : mergeTwins(twin, own);
    const all = [...new Set([...(twin?.aliases ?? []), ...aliases])].filter((alias) => alias !== code);
    folded.set(entryKey(own), all.length === 0 ? merged : { ...merged, aliases: all });
  }
  return [...folded.values()].toSorted((a, b) => b.code - a.code);
}

/** Null if the code cannot have a twin. */
function keyOf({ code, name }: SnapshotEntry): string | null {
  return Math.abs(code) < SMALLEST_TWIN || name === null ? null : `${String(Math.abs(code))} ${name}`;
}

function entryKey({ code, name }: SnapshotEntry): string {
  return `${String(code)} ${name ?? ""}`;
}

function mergeTwins(first: SnapshotEntry, second: SnapshotEntry): SnapshotEntry {
  const has = (text: string, messages: readonly SnapshotMessage[]): boolean =>
    messages.some((message) => readText(message.text) === readText(text));
  return {
    ...first,
    title: { ...second.title, ...first.title },
    anchor: { ...second.anchor, ...first.anchor },
    products: [...new Set([...first.products, ...second.products])],
    messages: [...first.messages, ...second.messages.filter(({ text }) => !has(text, first.messages))],
    notes: [...first.notes, ...second.notes.filter((note) => !first.notes.some((own) => own.en === note.en))],
  };
}
