import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { diffCatalogs } from "../../generator/diff/diff-catalogs.ts";
import type { FamilySnapshot, SnapshotEntry } from "../../generator/model.ts";
import { entry, snapshot } from "./snapshot-of.ts";

const WORDS = ["order", "price", "limit", "symbol", "invalid", "account", "timestamp", "quantity", "too", "%s"];

/** Messages of one code begin with their own word and number, so that no two of them are similar by chance. */
const entryArbitrary = (code: number): fc.Arbitrary<SnapshotEntry> =>
  fc.array(fc.array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 8 }), { maxLength: 4 }).map((texts) =>
    entry(
      code,
      `NAME_${String(-code)}`,
      texts.map((words, index) => `m${String(-code)}n${String(index)} ${words.join(" ")}.`),
    ),
  );

const snapshotArbitrary = fc
  .integer({ min: 8, max: 30 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => entryArbitrary(-1000 - index))))
  .map((entries) => snapshot(entries));

/** Each changes its own entry in one way, and expects one change of that kind. */
const EDITS = {
  "error-retired": () => [],
  "error-renamed": (old: SnapshotEntry) => [{ ...old, name: `${old.name ?? ""}_NEW` }],
  "error-added": (old: SnapshotEntry) => [
    old,
    entry(old.code - 50_000, `ADDED_${String(-old.code)}`, ["A new thing."]),
  ],
  "message-added": (old: SnapshotEntry) => [
    { ...old, messages: [{ text: `Wholly different ${String(old.code)}!` }, ...old.messages] },
  ],
  "section-changed": (old: SnapshotEntry) => [{ ...old, section: `Only of ${String(old.code)}` }],
  "translation-added": (old: SnapshotEntry) => [{ ...old, title: { ...old.title, "zh-CN": "名" } }],
  "explanation-changed": (old: SnapshotEntry) => [{ ...old, notes: [{ en: "This is a note." }] }],
} satisfies Record<string, (old: SnapshotEntry) => SnapshotEntry[]>;
type Edit = keyof typeof EDITS;

const editArbitrary = fc.constantFrom(
  "error-retired",
  "error-renamed",
  "error-added",
  "message-added",
  "section-changed",
  "translation-added",
  "explanation-changed",
) satisfies fc.Arbitrary<Edit>;

function diffOf(before: FamilySnapshot, after: FamilySnapshot): ReturnType<typeof diffCatalogs> {
  return diffCatalogs({ snapshots: [before] }, { snapshots: [after] });
}

describe("diffCatalogs, for any snapshot", () => {
  test.prop([snapshotArbitrary])("finds no difference to itself", (before) => {
    expect(diffOf(before, structuredClone(before))).toEqual({ level: "none", changes: [] });
    // A page can have the same text twice under one code: the second was once new in every diff.
    const twice = before.entries.map((old) => ({ ...old, notes: [{ en: "Twice." }, { en: "Twice." }] }));
    expect(diffOf({ ...before, entries: twice }, { ...before, entries: twice }).changes).toEqual([]);
  });

  test.prop([snapshotArbitrary, fc.array(fc.nat(), { minLength: 40, maxLength: 40 })])(
    "is silent about order and whitespace",
    (before, keys) => {
      const shuffle = <T>(items: readonly T[]): T[] =>
        items
          .map((item, index) => ({ item, key: keys[index % keys.length] ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ item }) => item);
      const entries = shuffle(before.entries).map((old) => ({
        ...old,
        messages: shuffle(old.messages).map(({ text }) => ({ text: ` ${text.replaceAll(" ", " \n ")}\u200b` })),
      }));
      expect(diffOf(before, { ...before, entries }).changes).toEqual([]);
    },
  );

  test.prop([snapshotArbitrary, fc.array(editArbitrary, { minLength: 1, maxLength: 8 })])(
    "finds k edits as k changes",
    (before, edits) => {
      const entries = before.entries.flatMap((old, index) => {
        const edit = edits[index];
        return edit === undefined ? [old] : EDITS[edit](old);
      });
      const kinds = diffOf(before, { ...before, entries }).changes.map(({ kind }) => kind);
      expect(kinds.toSorted()).toEqual(edits.toSorted());
    },
  );

  test.prop([snapshotArbitrary, fc.nat(), fc.constantFrom(...WORDS.slice(0, 9))])(
    "finds one reworded sentence as one change",
    (before, choice, word) => {
      const places = before.entries.flatMap((old, e) => old.messages.map((_, m) => [e, m] as const));
      const place = places[choice % Math.max(places.length, 1)];
      if (place === undefined) return;
      const entries = before.entries.map((old, e) =>
        e !== place[0]
          ? old
          : {
              ...old,
              messages: old.messages.map((message, m) =>
                m === place[1] ? { text: `${message.text} ${word}` } : message,
              ),
            },
      );
      expect(diffOf(before, { ...before, entries }).changes.map(({ kind }) => kind)).toEqual(["message-reworded"]);
    },
  );

  test.prop([snapshotArbitrary, snapshotArbitrary])(
    "is symmetric: additions one way are removals the other way",
    (left, right) => {
      const codes = (diff: ReturnType<typeof diffCatalogs>, kind: string): readonly unknown[] =>
        diff.changes.filter((change) => change.kind === kind).map(({ code }) => code);
      const there = diffOf(left, right);
      const back = diffOf(right, left);
      expect(codes(there, "error-added")).toEqual(codes(back, "error-retired"));
    },
  );
});
