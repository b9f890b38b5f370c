import { describe, expect, it } from "vitest";
import { buildFamily, type FamilyInput, type ProductInput } from "../../generator/catalog/build-catalog.ts";
import { formatSnapshot } from "../../generator/catalog/format-snapshot.ts";
import { type FamilySnapshot, familySnapshotSchema } from "../../generator/model.ts";
import type { ParsedEntry, ParsedPage } from "../../generator/parse/parsed-page.ts";

const entry = (
  code: number,
  name: string | null,
  texts: readonly string[],
  more: Partial<ParsedEntry> = {},
): ParsedEntry => ({
  codes: [code],
  name,
  title: name === null ? String(code) : `${String(code)} ${name}`,
  section: "10xx",
  anchor: null,
  line: 1,
  kind: "entry",
  messages: texts.map((text) => ({ text, locale: /\p{Script=Han}/u.test(text) ? "zh-CN" : "en", line: 1 })),
  notes: [],
  ...more,
});

const page = (locale: ParsedPage["locale"], entries: readonly ParsedEntry[]): ParsedPage => ({
  family: null,
  product: null,
  locale,
  title: null,
  sections: [],
  entries,
});

const product = (
  name: string,
  english: readonly ParsedEntry[],
  chinese: readonly ParsedEntry[] | null = null,
): ProductInput => ({
  product: name,
  english: page("en", english),
  chinese: chinese === null ? null : page("zh-CN", chinese),
});

const build = (
  products: readonly ProductInput[],
  previous: FamilySnapshot | null = null,
  date = "2026-01-16",
): FamilySnapshot => {
  const input: FamilyInput = { family: "sapi", products, date };
  const { snapshot } = buildFamily(input, previous);
  expect(familySnapshotSchema.safeParse(snapshot).error).toBeUndefined();
  return snapshot;
};

describe("languages are joined by code", () => {
  it("takes names and order from English, titles and texts from Chinese", () => {
    const { entries } = build([
      product("wallet", [entry(-1000, "UNKNOWN", ["Unknown."])], [entry(-1000, "未知", ["未知错误。"])]),
    ]);
    expect(entries).toMatchObject([
      {
        code: -1000,
        name: "UNKNOWN",
        title: { en: "-1000 UNKNOWN", "zh-CN": "-1000 未知" },
        messages: [{ text: "Unknown.", "zh-CN": "未知错误。" }],
      },
    ]);
  });
  it("keeps notes of both, and Chinese texts that belong to no message", () => {
    const note = (text: string, locale: "en" | "zh-CN"): ParsedEntry["notes"][number] => ({ text, locale, line: 2 });
    const { entries } = build([
      product(
        "wallet",
        [entry(-1000, "UNKNOWN", ["Unknown."], { notes: [note("A note.", "en")] })],
        [entry(-1000, "未知", ["未知错误。", "没有参数 %s %s"], { notes: [note("注", "zh-CN")] })],
      ),
    ]);
    expect(entries[0]?.notes).toEqual([{ en: "A note.", "zh-CN": "注" }, { "zh-CN": "没有参数 %s %s" }]);
  });
  it("keeps two entries under one code, each with its own Chinese", () => {
    const { entries } = build([
      product(
        "wallet",
        [entry(-5012, "TRANSFER_PENDING", ["Pending."]), entry(-5012, "ACCT_NOT_EXIST", ["No account."])],
        [entry(-5012, "TRANSFER_PENDING", ["处理中"]), entry(-5012, "ACCT_NOT_EXIST", ["账户不存在"])],
      ),
    ]);
    expect(entries.map(({ name, messages }) => [name, messages[0]?.["zh-CN"]])).toEqual([
      ["TRANSFER_PENDING", "处理中"],
      ["ACCT_NOT_EXIST", "账户不存在"],
    ]);
  });
});

describe("tables that codes share are stored once", () => {
  const rejects = entry(-1010, null, ["Unknown order sent."], {
    codes: [-1010, -2010],
    kind: "table",
    title: "Messages for -1010 ERROR_MSG_RECEIVED, and -2010 NEW_ORDER_REJECTED",
  });
  const filters = entry(-1013, null, ["Filter failure: LOT_SIZE"], {
    codes: [-1013],
    kind: "table",
    title: "Filter failures",
  });
  const { entries, tables } = build([product("wallet", [entry(-2010, "NEW_ORDER_REJECTED", []), rejects, filters])]);
  it("makes an entry of a code that only the title names", () => {
    expect(entries.map(({ code, name }) => [code, name])).toEqual([
      [-1010, "ERROR_MSG_RECEIVED"],
      [-2010, "NEW_ORDER_REJECTED"],
    ]);
  });
  it("names the codes that its messages arrive under", () => {
    expect(tables.map(({ id, codes, messages }) => [id, codes, messages.length])).toEqual([
      ["rejects", [-1010, -2010], 1],
      ["filters", [-1013, -2010], 1],
    ]);
  });

  it("keeps those that are there, and those that went", () => {
    const pages = [product("wallet", [entry(-2010, "NEW_ORDER_REJECTED", []), rejects, filters])];
    const before = build(pages);
    expect(build(pages, before, "2026-02-02")).toEqual(before);
    const after = build([product("wallet", [entry(-2010, "NEW_ORDER_REJECTED", []), filters])], before, "2026-02-02");
    expect(after.tables.map(({ id, messages }) => [id, messages.map(({ retired }) => retired)])).toEqual([
      ["filters", [undefined]],
      ["rejects", ["2026-02-02"]],
    ]);
  });

  // One row in the wrong table turned the reject table into a filter table, and -1010 got the wrong Chinese title.
  it("identifies them by most of their rows", () => {
    const strayed = {
      ...rejects,
      messages: [...rejects.messages, ...rejects.messages, ...filters.messages.slice(0, 1)],
    };
    expect(build([product("wallet", [strayed, filters])]).tables.map(({ id }) => id)).toEqual(["rejects", "filters"]);
  });
});

describe("products of one base path share one list", () => {
  const wallet = product("wallet", [entry(-1000, "UNKNOWN", ["Unknown."]), entry(-2018, "LOW", ["Low."])]);
  const margin = product("margin-trading", [
    entry(-1000, "UNKNOWN", ["Unknown.", "Unknown [%s]"]),
    entry(-3064, "LIMIT", ["Limit."]),
  ]);
  it("lists the products of each entry, and of a message where they are fewer", () => {
    const { entries } = build([wallet, margin]);
    expect(entries.map(({ code, products }) => [code, products])).toEqual([
      [-1000, ["wallet", "margin-trading"]],
      [-2018, ["wallet"]],
      [-3064, ["margin-trading"]],
    ]);
    expect(entries[0]?.messages).toEqual([
      { text: "Unknown." },
      { text: "Unknown [%s]", products: ["margin-trading"] },
    ]);
  });
  it("keeps a product whose page gave no data as it was", () => {
    const before = build([wallet, margin]);
    const after = build([wallet, { product: "margin-trading", keep: true }], before);
    expect(after).toEqual(before);
  });
  it("joins an entry that one page lists twice", () => {
    const twice = [entry(-1188, "COUNT", ["Wrong count."]), entry(-1188, "COUNT", ["Wrong count.", "Other."])];
    expect(build([product("wallet", twice)]).entries).toMatchObject([
      { code: -1188, products: ["wallet"], messages: [{ text: "Wrong count." }, { text: "Other." }] },
    ]);
  });
  it("reports a code with two names", () => {
    const input: FamilyInput = {
      family: "sapi",
      products: [product("wallet", [entry(-4106, "A", [])]), product("algo", [entry(-4106, "B", [])])],
      date: "2026-01-16",
    };
    expect(buildFamily(input, null).problems.map(({ check }) => check)).toEqual(["products-disagree"]);
  });
});

describe("removed texts stay, marked with the date", () => {
  const before = build([
    product("wallet", [
      entry(-1000, "UNKNOWN", ["It is unknown to us what happened."]),
      entry(-1139, "GONE", ["Gone."]),
    ]),
  ]);
  it("a code", () => {
    const after = build(
      [product("wallet", [entry(-1000, "UNKNOWN", ["It is unknown to us what happened."])])],
      before,
      "2026-02-02",
    );
    expect(after.entries.map(({ code, retired }) => [code, retired])).toEqual([
      [-1000, undefined],
      [-1139, "2026-02-02"],
    ]);
    const back = build(
      [
        product("wallet", [
          entry(-1000, "UNKNOWN", ["It is unknown to us what happened."]),
          entry(-1139, "GONE", ["Gone."]),
        ]),
      ],
      after,
      "2026-04-04",
    );
    expect(back).toEqual(before);
  });
  it("a reworded message keeps its older wording on its own line", () => {
    const after = build(
      [
        product("wallet", [
          entry(-1000, "UNKNOWN", ["It is unknown to us what has happened."]),
          entry(-1139, "GONE", ["Gone."]),
        ]),
      ],
      before,
      "2026-02-02",
    );
    expect(after.entries[0]?.messages).toEqual([
      {
        text: "It is unknown to us what has happened.",
        formerly: [{ text: "It is unknown to us what happened.", retired: "2026-02-02" }],
      },
    ]);
    const [old, now] = [formatSnapshot(before).split("\n"), formatSnapshot(after).split("\n")];
    expect(now.filter((line) => !old.includes(line))).toHaveLength(1);
    expect(now).toHaveLength(old.length);
  });
  it("a message that is only spaced otherwise has no older wording", () => {
    const after = build(
      [
        product("wallet", [
          entry(-1000, "UNKNOWN", ["It is unknown  to us what happened. "]),
          entry(-1139, "GONE", ["Gone."]),
        ]),
      ],
      before,
      "2026-02-02",
    );
    expect(after.entries[0]?.messages).toEqual([{ text: "It is unknown  to us what happened. " }]);
  });
  it("a message without a successor is retired", () => {
    const after = build(
      [product("wallet", [entry(-1000, "UNKNOWN", ["Something else entirely."]), entry(-1139, "GONE", ["Gone."])])],
      before,
      "2026-02-02",
    );
    expect(after.entries[0]?.messages).toEqual([
      { text: "Something else entirely." },
      { text: "It is unknown to us what happened.", retired: "2026-02-02" },
    ]);
  });
  it("a new code has the date, and a second run changes nothing", () => {
    const products = [
      product("wallet", [
        entry(-1000, "UNKNOWN", ["It is unknown to us what has happened."]),
        entry(-1001, "NEW", ["New."]),
      ]),
    ];
    const after = build(products, before, "2026-02-02");
    expect(after.entries.find(({ code }) => code === -1001)?.since).toBe("2026-02-02");
    expect(build(products, after, "2026-03-03")).toEqual(after);
  });
});

describe("formatSnapshot", () => {
  it("is JSON that reads back, and shows every character", () => {
    const hostile = build([
      product("wallet", [
        entry(-1000, "UNKNOWN", ['a "quoted" [ spaced ] \u202eright-to-left\u200b {x} ， \u2028 end']),
      ]),
    ]);
    const text = formatSnapshot(hostile);
    expect(JSON.parse(text)).toEqual(hostile);
    expect(text).not.toMatch(/[\u200b\u202e\u2028]/u);
  });
});
