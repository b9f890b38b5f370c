import { describe, expect, it } from "vitest";
import { formatSnapshot } from "../../generator/catalog/format-snapshot.ts";
import { joinNotes } from "../../generator/catalog/join-languages.ts";
import { keepRetiredEntries, keepRetiredTables } from "../../generator/catalog/keep-retired.ts";
import { mergeProducts } from "../../generator/catalog/merge-products.ts";
import {
  type FamilySnapshot,
  familySnapshotSchema,
  type SnapshotEntry,
  type SnapshotMessage,
  type SnapshotTable,
} from "../../generator/model.ts";
import type { LocaleText } from "../../generator/parse/parsed-page.ts";

const DATE = "2026-02-02";
const OLD = "2025-01-01";
const entry = (code: number, name: string, more: Partial<SnapshotEntry> = {}): SnapshotEntry => ({
  code,
  name,
  title: { en: `${String(code)} ${name}` },
  section: null,
  anchor: { en: name },
  products: ["wallet"],
  messages: [],
  notes: [],
  ...more,
});
const table = (id: string, messages: readonly SnapshotMessage[]): SnapshotTable => ({
  id,
  title: { en: id },
  anchor: { en: id },
  codes: [-2010],
  messages: [...messages],
  notes: [],
});
const en = (text: string): LocaleText => ({ text, locale: "en" });
const zh = (text: string): LocaleText => ({ text, locale: "zh-CN" });

describe("an entry whose name changed", () => {
  const names = (entries: readonly SnapshotEntry[]): readonly unknown[] =>
    entries.map(({ code, name, since, retired }) => [code, name, since, retired]);

  it("is the same one where it is its code's only one", () => {
    const before = [
      entry(-1000, "OLD", { since: OLD, messages: [{ text: "Gone." }] }),
      entry(-1001, "OTHER"),
      entry(-1002, "THIRD"),
    ];
    const now = [entry(-1000, "NEW"), entry(-1001, "OTHER"), entry(-1002, "THIRD")];
    const after = keepRetiredEntries(before, now, DATE);
    expect(names(after)).toEqual([
      [-1000, "NEW", OLD, undefined],
      [-1001, "OTHER", undefined, undefined],
      [-1002, "THIRD", undefined, undefined],
    ]);
    expect(after[0]?.messages).toEqual([{ text: "Gone.", retired: DATE }]);
  });

  it.each<[string, readonly SnapshotEntry[], readonly SnapshotEntry[], readonly unknown[]]>([
    [
      "is another where two had the code",
      [entry(-1000, "A"), entry(-1000, "B")],
      [entry(-1000, "C")],
      [
        [-1000, "C", DATE, undefined],
        [-1000, "A", undefined, DATE],
        [-1000, "B", undefined, DATE],
      ],
    ],
    [
      "is another where two have it now",
      [entry(-1000, "A")],
      [entry(-1000, "B"), entry(-1000, "C")],
      [
        [-1000, "B", DATE, undefined],
        [-1000, "C", DATE, undefined],
        [-1000, "A", undefined, DATE],
      ],
    ],
    [
      "is another where the old one is long gone",
      [entry(-1000, "A", { retired: OLD })],
      [entry(-1000, "B")],
      [
        [-1000, "B", DATE, undefined],
        [-1000, "A", undefined, OLD],
      ],
    ],
  ])("%s", (_, before, now, expected) => {
    expect(names(keepRetiredEntries(before, now, DATE))).toEqual(expected);
  });

  it("keeps each reworded message's own older wording", () => {
    const before = [
      entry(-1000, "A", {
        messages: [{ text: "The first symbol is invalid here." }, { text: "Too many requests were sent today." }],
      }),
    ];
    const now = [
      entry(-1000, "A", {
        messages: [{ text: "The first symbol is not valid here." }, { text: "Too many requests were queued today." }],
      }),
    ];
    expect(keepRetiredEntries(before, now, DATE)[0]?.messages.map(({ formerly }) => formerly)).toEqual([
      [{ text: "The first symbol is invalid here.", retired: DATE }],
      [{ text: "Too many requests were sent today.", retired: DATE }],
    ]);
  });
});

describe("a shared table that the page no longer has", () => {
  it("stays, with its messages marked", () => {
    const before = [table("rejects", [{ text: "a" }, { text: "b", retired: OLD }]), table("filters", [{ text: "c" }])];
    const after = keepRetiredTables(before, [table("filters", [{ text: "c" }])], DATE);
    expect(after.map(({ id, messages }) => [id, messages])).toEqual([
      ["filters", [{ text: "c" }]],
      [
        "rejects",
        [
          { text: "a", retired: DATE },
          { text: "b", retired: OLD },
        ],
      ],
    ]);
  });

  it("loses none of its messages while it is there", () => {
    const after = keepRetiredTables(
      [table("filters", [{ text: "Quite another one." }])],
      [table("filters", [{ text: "c" }])],
      DATE,
    );
    expect(after[0]?.messages).toEqual([{ text: "c" }, { text: "Quite another one.", retired: DATE }]);
  });
});

it("writes exactly the fields of a snapshot", () => {
  const snapshot: FamilySnapshot = {
    schemaVersion: 1,
    family: "spot",
    entries: [
      entry(-1000, "A", {
        title: { en: "t", "zh-CN": "题" },
        section: "s",
        anchor: { en: "a", "zh-CN": "锚" },
        products: ["spot", "spot-testnet"],
        messages: [
          {
            text: "m",
            "zh-CN": "消息",
            explanation: { en: "e", "zh-CN": "解释" },
            products: ["spot"],
            formerly: [{ text: "f", retired: OLD }],
            retired: DATE,
          },
        ],
        notes: [{ en: "n", "zh-CN": "注" }],
        since: OLD,
        retired: DATE,
      }),
    ],
    tables: [{ ...table("rejects", [{ text: "m", explanation: { en: "e" } }]), notes: [{ "zh-CN": "注" }] }],
  };
  expect(familySnapshotSchema.parse(JSON.parse(formatSnapshot(snapshot)))).toEqual(snapshot);
});

it.each<[string, readonly LocaleText[], readonly LocaleText[], readonly object[]]>([
  [
    "as many",
    [en("a"), en("b")],
    [zh("一"), zh("二")],
    [
      { en: "a", "zh-CN": "一" },
      { en: "b", "zh-CN": "二" },
    ],
  ],
  ["fewer in Chinese", [en("a"), en("b")], [zh("一")], [{ en: "a" }, { en: "b" }, { "zh-CN": "一" }]],
  ["more in Chinese", [en("a")], [zh("一"), zh("二")], [{ en: "a" }, { "zh-CN": "一" }, { "zh-CN": "二" }]],
  ["one left in English", [en("a"), en("b")], [en("a"), zh("二")], [{ en: "a" }, { en: "b" }, { "zh-CN": "二" }]],
  [
    "another one in English",
    [en("a"), en("b")],
    [en("c"), zh("二")],
    [{ en: "a" }, { en: "b" }, { en: "c" }, { "zh-CN": "二" }],
  ],
  [
    "both, on one page",
    [en("a"), zh("一")],
    [zh("二"), zh("三")],
    [{ en: "a" }, { "zh-CN": "一" }, { "zh-CN": "二" }, { "zh-CN": "三" }],
  ],
  ["none", [], [], []],
])("notes of two languages: %s", (_, english, chinese, joined) => {
  expect(joinNotes(english, chinese)).toEqual(joined);
});

it("joins notes of several products, each once", () => {
  const one = entry(-1000, "A", { notes: [{ en: "Same." }, { en: "One." }] });
  const other = entry(-1000, "A", { notes: [{ en: "same" }, { "zh-CN": "二" }], title: { "zh-CN": "题" } });
  const { entries } = mergeProducts("sapi", [
    { product: "wallet", entries: [one], tables: [] },
    { product: "algo", entries: [other], tables: [] },
  ]);
  expect(entries).toMatchObject([
    {
      products: ["wallet", "algo"],
      notes: [{ en: "Same." }, { en: "One." }, { "zh-CN": "二" }],
      title: { "zh-CN": "题" },
    },
  ]);
});

it("joins tables of several products, the first's wording first", () => {
  const of = (product: string, messages: readonly SnapshotMessage[]): Parameters<typeof mergeProducts>[1][number] => ({
    product,
    entries: [],
    tables: [table("rejects", messages)],
  });
  const { tables } = mergeProducts("sapi", [
    of("wallet", [{ text: "One." }]),
    of("algo", [{ text: "one" }, { text: "Two." }]),
  ]);
  expect(tables.map(({ messages }) => messages)).toEqual([[{ text: "One." }, { text: "Two." }]]);
});
