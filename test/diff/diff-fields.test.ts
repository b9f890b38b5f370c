import { describe, expect, it } from "vitest";
import { diffCatalogs } from "../../generator/diff/diff-catalogs.ts";
import { findLanguageGaps } from "../../generator/diff/languages.ts";
import type { FamilySnapshot, PartialLocalized, SnapshotEntry, SnapshotTable } from "../../generator/model.ts";
import { entry, page, snapshot, table } from "./snapshot-of.ts";

/** Each change as `kind field locale before → after`. */
function changes(before: FamilySnapshot, after: FamilySnapshot): readonly string[] {
  return diffCatalogs({ snapshots: [before] }, { snapshots: [after] }).changes.map((change) =>
    [change.kind, change.field, change.locale, String(change.before), "→", String(change.after)]
      .filter(Boolean)
      .join(" "),
  );
}
const of = (fields: Partial<SnapshotEntry>): FamilySnapshot => snapshot([entry(-1, "A", ["x"], fields)]);

describe("every text of an entry that changed is told, in its language", () => {
  it.each<[string, Partial<SnapshotEntry>, Partial<SnapshotEntry>, readonly string[]]>([
    [
      "an English note",
      { notes: [{ en: "Old note." }] },
      { notes: [{ en: "Old notes." }] },
      ["explanation-changed note en Old note. → Old notes."],
    ],
    [
      "a Chinese note",
      { notes: [{ en: "N.", "zh-CN": "旧" }] },
      { notes: [{ en: "N.", "zh-CN": "新" }] },
      ["translation-changed note zh-CN 旧 → 新"],
    ],
    [
      "both of a note",
      { notes: [{ en: "Old note.", "zh-CN": "旧" }] },
      { notes: [{ en: "Old notes.", "zh-CN": "新" }] },
      ["explanation-changed note en Old note. → Old notes.", "translation-changed note zh-CN 旧 → 新"],
    ],
    [
      "a note in both that came",
      {},
      { notes: [{ en: "N.", "zh-CN": "注" }] },
      ["explanation-changed note en null → N."],
    ],
    [
      "a note in both that went",
      { notes: [{ en: "N.", "zh-CN": "注" }] },
      {},
      ["explanation-changed note en N. → null"],
    ],
    ["a Chinese note that came", {}, { notes: [{ "zh-CN": "注" }] }, ["translation-added note zh-CN null → 注"]],
    ["a Chinese note that went", { notes: [{ "zh-CN": "注" }] }, {}, ["translation-removed note zh-CN 注 → null"]],
    ["a number more", {}, { aliases: [51006] }, ["error-aliases-changed null → 51006"]],
    [
      "the sign of a code in a title",
      { title: { en: "-51006 A", "zh-CN": "-51006 A" } },
      { title: { en: "51006 A", "zh-CN": "51006 A" } },
      [],
    ],
    ["a number fewer", { aliases: [51006, 1] }, { aliases: [1] }, ["error-aliases-changed 51006, 1 → 1"]],
    [
      "a translation",
      { messages: [{ text: "x", "zh-CN": "旧" }] },
      { messages: [{ text: "x", "zh-CN": "新" }] },
      ["translation-changed message zh-CN 旧 → 新"],
    ],
    [
      "an explanation",
      { messages: [{ text: "x", explanation: { en: "o" } }] },
      { messages: [{ text: "x", explanation: { en: "n" } }] },
      ["explanation-changed explanation en o → n"],
    ],
    [
      "its translation",
      { messages: [{ text: "x", explanation: { en: "e", "zh-CN": "旧" } }] },
      { messages: [{ text: "x", explanation: { en: "e", "zh-CN": "新" } }] },
      ["translation-changed explanation zh-CN 旧 → 新"],
    ],
    [
      "the Chinese title",
      { title: { en: "A", "zh-CN": "旧" } },
      { title: { en: "A", "zh-CN": "新" } },
      ["translation-changed title zh-CN 旧 → 新"],
    ],
    [
      "the Chinese page's whole entry, once",
      {},
      { title: { en: "A", "zh-CN": "新" }, messages: [{ text: "x", "zh-CN": "文" }], notes: [{ "zh-CN": "注" }] },
      ["translation-added entry zh-CN null → 新"],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(changes(of(before), of(after))).toEqual(expected);
  });

  it("but not a Chinese title that is the shared table's", () => {
    const one = (title: string): FamilySnapshot =>
      snapshot(
        [entry(-1, "A", ["x"], { title: { en: "A", "zh-CN": title } })],
        [{ ...table("rejects", [-1], ["x"]), title: { en: "T", "zh-CN": title } }],
      );
    expect(changes(one("旧题"), one("新题"))).toEqual(["translation-changed title zh-CN 旧题 → 新题"]);
  });

  it("of a shared table too", () => {
    const withTexts = (title: PartialLocalized, notes: SnapshotTable["notes"]): FamilySnapshot =>
      snapshot([], [{ ...table("rejects", [-1], ["x"]), title, notes }]);
    const before = withTexts({ en: "T", "zh-CN": "旧题" }, [{ en: "N.", "zh-CN": "旧" }]);
    const after = withTexts({ en: "T", "zh-CN": "新题" }, [{ en: "N.", "zh-CN": "新" }]);
    expect(changes(before, after)).toEqual([
      "translation-changed note zh-CN 旧 → 新",
      "translation-changed title zh-CN 旧题 → 新题",
    ]);
  });
});

it("reports since when a code is removed, and the former family", () => {
  const gone = snapshot([entry(-1, "A", ["x"], { retired: "2026-01-01" })]);
  const [retired] = diffCatalogs({ snapshots: [of({})] }, { snapshots: [gone] }).changes;
  expect(retired).toMatchObject({ kind: "error-retired", retired: "2026-01-01", before: "A" });
  const [added] = diffCatalogs({ snapshots: [] }, { snapshots: [of({})] }).changes;
  expect(added).toMatchObject({ kind: "family-added", before: null, after: "spot" });
  const [dropped] = diffCatalogs({ snapshots: [of({})] }, { snapshots: [] }).changes;
  expect(dropped).toMatchObject({ kind: "family-dropped", before: "spot", after: null });
});

it("reports no pages if one side has no manifest", () => {
  const manifest = { schemaVersion: 1 as const, pages: [page()] };
  expect(diffCatalogs({ snapshots: [], manifest }, { snapshots: [] }).changes).toEqual([]);
  expect(diffCatalogs({ snapshots: [] }, { snapshots: [], manifest }).changes).toEqual([]);
});

describe("texts missing in one language", () => {
  const gaps = (fields: Partial<SnapshotEntry>): readonly string[] =>
    findLanguageGaps([of({ title: { en: "A", "zh-CN": "-1 甲" }, messages: [], ...fields })]).map(({ kind }) => kind);

  it.each<[string, Partial<SnapshotEntry>, readonly string[]]>([
    ["nothing", {}, []],
    ["a note that both have", { notes: [{ en: "N.", "zh-CN": "注" }] }, []],
    ["an English note alone", { notes: [{ en: "N." }] }, []],
    ["a Chinese note alone", { notes: [{ "zh-CN": "注" }] }, ["english-missing"]],
    ["a name right behind the code", { name: "A_B", title: { en: "A", "zh-CN": "-1A_B" } }, []],
    ["another name right behind the code", { name: "A_B", title: { en: "A", "zh-CN": "-1A_C" } }, ["names-differ"]],
    ["another name", { name: "A_B", title: { en: "A", "zh-CN": "\\-1 A_C" } }, ["names-differ"]],
    ["a translation", { messages: [{ text: "x" }] }, ["missing-translation"]],
    ["the translation of a wording that is gone", { messages: [{ text: "x", retired: "2026-01-01" }] }, []],
  ])("%s", (_, fields, expected) => {
    expect(gaps(fields)).toEqual(expected);
  });

  it("a wording that is gone gives no other code its translation", () => {
    const entries = [
      entry(-1, "A", [{ text: "Invalid symbol.", "zh-CN": "文", retired: "2026-01-01" }], { title: { "zh-CN": "甲" } }),
      entry(-2, "B", [{ text: "Too many requests were sent.", "zh-CN": "文" }], { title: { "zh-CN": "乙" } }),
    ];
    expect(findLanguageGaps([snapshot(entries)])).toEqual([]);
  });
});
