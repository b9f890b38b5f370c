import { describe, expect, it } from "vitest";
import type { Catalog, ErrorEntry } from "../../generator/catalog-model.ts";
import type { FamilySnapshot, PageRef, SnapshotEntry } from "../../generator/model.ts";
import { applyOverlays, readableUrl } from "../../generator/overlays/apply-overlays.ts";
import { Ledger } from "../../generator/overlays/ledger.ts";
import type { Overlays } from "../../generator/overlays/schemas.ts";
import type { Problem } from "../../generator/problem.ts";
import { NO_OVERLAYS } from "../support/no-overlays.ts";

const text = { en: "Wait.", "zh-CN": "请等待。" };
const AXES = { execution: "unknown", retry: "after-state-check", scope: "request", text, why: "test" } as const;
const NONE: Overlays = {
  ...NO_OVERLAYS,
  advice: {
    advice: [
      { ...AXES, id: "unread", applies: {}, fallback: true },
      { ...AXES, id: "a-first", applies: { spot: [-1] }, readOnly: { retry: "after-delay", text } },
    ],
  },
};
const entry = (code: number, more: Partial<SnapshotEntry> = {}): SnapshotEntry => ({
  code,
  name: `NAME_${String(-code)}`,
  title: { en: "t" },
  section: "s",
  anchor: { en: "a" },
  products: ["spot"],
  messages: [],
  notes: [],
  ...more,
});
const table = (id: string, codes: readonly number[], texts: readonly string[]): FamilySnapshot["tables"][number] => ({
  id,
  title: { en: id },
  anchor: { en: id },
  codes: [...codes],
  messages: texts.map((one) => ({ text: one })),
  notes: [],
});
const page = (family: PageRef["family"], product: string, url: string): PageRef => ({
  family,
  product,
  locale: "en",
  url,
  sha256: "0".repeat(64),
  changed: "2026-01-01",
  entries: 1,
});

function apply(
  snapshot: Partial<FamilySnapshot>,
  overlays: Partial<Overlays> = {},
): { readonly catalog: Catalog; readonly errors: readonly ErrorEntry[]; readonly problems: readonly Problem[] } {
  const whole: FamilySnapshot = { schemaVersion: 1, family: "spot", entries: [], tables: [], ...snapshot };
  const pages = [
    page("sapi", "wallet", "https://developers.binance.com/docs/wallet/error-code.md"),
    page("spot", "spot", "https://developers.binance.com/docs/spot/errors.md"),
  ];
  const { catalog, problems } = applyOverlays([whole], { schemaVersion: 1, pages }, { ...NONE, ...overlays });
  return { catalog, errors: catalog.families[0]?.errors ?? [], problems };
}

describe("data that the catalog takes over", () => {
  it("all advice, by id", () => {
    const { catalog } = apply({});
    expect(catalog.advice.map(({ id }) => id)).toEqual(["a-first", "unread"]);
    expect(catalog.advice[0]).toMatchObject({ readOnly: { retry: "after-delay" } });
  });

  it("the family's own pages, and the entry's place on them", () => {
    const { catalog, errors } = apply({ entries: [entry(-1)] });
    expect(catalog.families[0]?.pages.map(({ product }) => product)).toEqual(["spot"]);
    expect(errors[0]?.docsUrl).toEqual({ en: "https://developers.binance.com/docs/spot/errors#a" });
  });

  it("the shared tables of each code, and since and until when", () => {
    const { errors } = apply({
      entries: [entry(-1, { since: "2025-01-01" }), entry(-2, { retired: "2026-01-01" }), entry(-3)],
      tables: [table("rejects", [-1, -2], ["a b"]), table("filters", [-2], ["c d"])],
    });
    expect(errors.map(({ tables, origin, since, retired }) => [tables, origin, since, retired])).toEqual([
      [
        ["rejects"],
        "documented",
        { firstSeen: "2025-01-01", source: "https://developers.binance.com/docs/spot/errors#a" },
        undefined,
      ],
      [["rejects", "filters"], "retired", undefined, "2026-01-01"],
      [[], "documented", undefined, undefined],
    ]);
  });

  it("ids that no other message of the code has, its tables' ones first", () => {
    const { errors } = apply({
      entries: [
        entry(-1, { messages: [{ text: "Same text." }] }),
        entry(-2, { messages: [{ text: "Same text." }, { text: "same text" }] }),
      ],
      tables: [table("rejects", [-1], ["Same text."])],
    });
    expect(errors.map(({ messages }) => messages.map(({ id }) => id))).toEqual([
      ["same-text-2"],
      ["same-text", "same-text-2"],
    ]);
  });

  it("a message's products, translation and older wordings", () => {
    const message = {
      text: "New words.",
      "zh-CN": "新",
      products: ["spot"],
      formerly: [{ text: "Old words.", retired: "2025-02-02" }],
    };
    const { errors } = apply({ entries: [entry(-1, { messages: [message, { text: "Plain." }] })] });
    expect(errors[0]?.messages).toMatchObject([
      { text: "New words.", translation: "新", products: ["spot"], origin: "documented" },
      { text: "Old words.", translation: "新", origin: "retired", retired: "2025-02-02" },
      { text: "Plain.", origin: "documented" },
    ]);
    expect(errors[0]?.messages[2]).not.toHaveProperty("products");
  });

  it("advice that two records claim is named with both", () => {
    const advice = [...NONE.advice.advice, { ...AXES, id: "other", applies: { spot: [-1] } }];
    const { problems } = apply({ entries: [entry(-1)] }, { advice: { advice } });
    expect(problems.map(({ message }) => message)).toEqual([
      'Advice "other" for -1 and advice "a-first" both claim it.',
    ]);
  });
});

describe("roles", () => {
  const entries = [
    entry(-1, {
      messages: [{ text: "It is a note.", "zh-CN": "注" }, { text: "Plain." }],
      notes: [{ en: "It is sent.", "zh-CN": "发" }, { en: "Left." }],
    }),
  ];
  const role = (
    role_: "message" | "note",
    one: string,
    family: "spot" | "sapi" = "spot",
  ): Overlays["roles"][number] => ({
    family,
    code: -1,
    text: one,
    role: role_,
    why: "test",
  });
  const after = (roles: Overlays["roles"]): readonly unknown[] => {
    const { errors, problems } = apply({ entries }, { roles });
    const messages = errors[0]?.messages.map(({ text: one, translation }) => [one, translation]);
    return [messages, errors[0]?.notes, problems.map(({ check }) => check)];
  };
  const PLAIN = ["Plain.", undefined];

  it.each<[string, Overlays["roles"], readonly unknown[]]>([
    [
      "a message that explains",
      [role("note", "It is a note.")],
      [[PLAIN], [...(entries[0]?.notes ?? []), { en: "It is a note.", "zh-CN": "注" }], []],
    ],
    [
      "a note that is sent",
      [role("message", "It is sent.")],
      [[["It is a note.", "注"], PLAIN, ["It is sent.", "发"]], [{ en: "Left." }], []],
    ],
    [
      "a message that is one anyway",
      [role("message", "Plain.")],
      [[["It is a note.", "注"], PLAIN], entries[0]?.notes, ["overlay-redundant"]],
    ],
    [
      "a note that is one anyway",
      [role("note", "Left.")],
      [[["It is a note.", "注"], PLAIN], entries[0]?.notes, ["overlay-redundant"]],
    ],
    [
      "another family's",
      [role("note", "It is a note.", "sapi")],
      [[["It is a note.", "注"], PLAIN], entries[0]?.notes, ["overlay-stale"]],
    ],
  ])("%s", (_, roles, expected) => {
    expect(after(roles)).toEqual(expected);
  });
});

describe("texts and codes that only the wire has", () => {
  const observed = (
    messages: readonly Partial<Overlays["observed"]["messages"][number]>[],
    codes: Overlays["observed"]["codes"] = [],
  ): Partial<Overlays> => ({
    observed: {
      messages: messages.map((one) => ({ families: ["spot"], code: -1, text: "Seen.", source: "x", ...one })),
      codes,
    },
  });
  const CODE = { family: "spot", code: -9, name: "NINE", messages: [{ text: "Nine." }], source: "x" } as const;

  it("are added, to the entry that is not retired", () => {
    const entries = [entry(-1, { name: "OLD", retired: "2026-01-01" }), entry(-1)];
    const { errors } = apply({ entries }, observed([{}]));
    expect(errors.map(({ messages }) => messages.map((one) => [one.text, one.origin]))).toEqual([
      [],
      [["Seen.", "observed"]],
    ]);
  });

  it("codes get the products of the family, and a title if there is one", () => {
    const { errors } = apply({ entries: [entry(-1)] }, observed([], [{ ...CODE, messages: [...CODE.messages] }]));
    expect(errors[1]).toMatchObject({ code: -9, name: "NINE", title: {}, products: ["spot"], origin: "observed" });
    const titled = apply({}, observed([], [{ ...CODE, title: "Nine", messages: [] }]));
    expect(titled.errors[0]).toMatchObject({ title: { en: "Nine" }, products: ["spot"] });
  });

  it.each<[string, Partial<Overlays>, object]>([
    [
      "a text of a code that is not there",
      observed([{ code: -5 }]),
      { check: "overlay-stale", at: { file: "overlays/observed.json", code: -5, family: "spot" } },
    ],
    [
      "a text that a page has",
      observed([{ text: "On the page." }]),
      { check: "overlay-redundant", at: { file: "overlays/observed.json", code: -1 } },
    ],
    ["a text that a shared table has", observed([{ text: "In the table." }]), { check: "overlay-redundant" }],
    [
      "a code that a page has",
      observed([], [{ ...CODE, code: -1, messages: [] }]),
      {
        check: "overlay-redundant",
        at: { file: "overlays/observed.json", family: "spot", code: -1 },
        message: "Observed code NINE: the pages say the same without it.",
      },
    ],
    [
      "a text whose parameters are not in it",
      observed([{ text: "Seen %s.", parameters: [{ placeholder: "%d", name: "a", type: "integer" }] }]),
      { check: "overlay-stale", at: { file: "overlays/observed.json", code: -1 } },
    ],
    [
      "a text with a parameter too many",
      observed([{ text: "Seen %s %s.", parameters: [{ placeholder: "%s", name: "a", type: "string" }] }]),
      { check: "overlay-stale", at: { file: "overlays/observed.json" } },
    ],
    [
      "a page's text whose parameters are not in it",
      { parameters: [{ text: "On the page.", parameters: [{ placeholder: "%s", name: "a", type: "string" }] }] },
      { check: "overlay-stale", at: { file: "overlays/parameters.json", code: -1 } },
    ],
  ])("are said not to fit: %s", (_, overlays, expected) => {
    const snapshot = {
      entries: [entry(-1, { messages: [{ text: "On the page." }] })],
      tables: [table("rejects", [-1], ["In the table."]), table("filters", [-2], ["Seen."])],
    };
    expect(apply(snapshot, overlays).problems[0]).toMatchObject(expected);
  });

  it("a table of other codes makes no text redundant", () => {
    const snapshot = { entries: [entry(-1)], tables: [table("filters", [-2], ["Seen."])] };
    expect(apply(snapshot, observed([{}])).problems).toEqual([]);
  });
});

it("numbers names that collide again and again", () => {
  const { errors } = apply({ entries: [entry(-1), entry(-1), entry(-1, { name: "NAME_1_1" }), entry(-1), entry(-1)] });
  expect(errors.map(({ name }) => name)).toEqual(["NAME_1", "NAME_1_1", "NAME_1_1_1", "NAME_1_1_2", "NAME_1_1_3"]);
});

it("a record that is of use somewhere is not redundant", () => {
  const ledger = new Ledger(
    "overlays/x.json",
    ["a", "b", "c"],
    (record) => record,
    () => ({ code: -1 }),
  );
  ledger.redundant("a");
  ledger.use("a");
  ledger.redundant("b");
  expect(ledger.problems()).toMatchObject([
    {
      check: "overlay-stale",
      at: { file: "overlays/x.json", code: -1 },
      message: expect.stringContaining("c:") as unknown,
    },
    {
      check: "overlay-redundant",
      at: { file: "overlays/x.json", code: -1 },
      message: expect.stringContaining("b:") as unknown,
    },
  ]);
});

it.each([
  ["https://raw.githubusercontent.com/a/b/master/errors.md", "https://github.com/a/b/blob/master/errors.md"],
  [
    `https://raw.githubusercontent.com/a/b/${"0a".repeat(20)}/errors.md`,
    "https://github.com/a/b/blob/master/errors.md",
  ],
  ["https://developers.binance.com/docs/errors.md", "https://developers.binance.com/docs/errors"],
  ["https://developers.binance.com/docs/errors", "https://developers.binance.com/docs/errors"],
  ["https://github.com/a/b/blob/0a0a/errors.md", "https://github.com/a/b/blob/0a0a/errors.md"],
])("the address that a person opens for %s", (url, readable) => {
  expect(readableUrl(url)).toBe(readable);
});
