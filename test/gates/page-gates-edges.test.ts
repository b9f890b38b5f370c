import { describe, expect, it } from "vitest";
import { checkPage, type GateInput, PAGE_GATES } from "../../generator/gates/page-gates.ts";
import type { FamilySnapshot, Locale } from "../../generator/model.ts";
import type { ParsedEntry, ParsedPage } from "../../generator/parse/parsed-page.ts";
import type { Problem } from "../../generator/problem.ts";
import type { Source } from "../../generator/sources.ts";

const CODES = Array.from({ length: 100 }, (_, index) => -1000 - index);
const nameOf = (code: number): string => `NAME_${String(-code)}`;
const entryOf = (code: number, more: Partial<ParsedEntry> = {}): ParsedEntry => ({
  codes: [code],
  name: nameOf(code),
  title: "A title",
  section: null,
  anchor: null,
  line: -code,
  kind: "entry",
  messages: [{ text: "Wrong.", locale: "en", line: -code }],
  notes: [],
  ...more,
});
const ENTRIES = CODES.map((code) => entryOf(code));
const sourceOf = (locale: Locale = "en", floor = 1): Source => ({
  family: "spot",
  product: "spot",
  locale,
  candidates: [],
  floor,
  snapshot: true,
});

type Known = FamilySnapshot["entries"][number];
const knownOf = (code: number, more: Partial<Known> = {}): Known => ({
  code,
  name: nameOf(code),
  title: { en: "x" },
  section: null,
  anchor: { en: "x", "zh-CN": "x" },
  products: ["spot"],
  messages: [{ text: "Wrong.", "zh-CN": "出错了。" }],
  notes: [],
  ...more,
});
const snapshot = (entries: readonly Known[]): FamilySnapshot => ({
  schemaVersion: 1,
  family: "spot",
  entries: [...entries],
  tables: [],
});
const PREVIOUS = snapshot(CODES.map((code) => knownOf(code)));

function problems(
  entries: readonly ParsedEntry[],
  more: Partial<GateInput> = {},
  page: Partial<ParsedPage> = {},
): readonly Problem[] {
  const { locale } = more.source ?? sourceOf();
  const parsed: ParsedPage = { family: null, product: null, locale, title: "Errors", sections: [], entries, ...page };
  return checkPage({
    source: sourceOf(),
    page: parsed,
    problems: [],
    previous: PREVIOUS,
    acceptances: [],
    isReplay: true,
    ...more,
  });
}
const checks = (...input: Parameters<typeof problems>): readonly string[] =>
  problems(...input).map(({ check }) => check);
/** The first entries changed, the others unchanged. */
const changed = (count: number, change: (entry: ParsedEntry) => Partial<ParsedEntry>): readonly ParsedEntry[] =>
  ENTRIES.map((entry, index) => (index < count ? { ...entry, ...change(entry) } : entry));

it("every gate is known by the name under which it objects", () => {
  expect(PAGE_GATES.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      "page-parsed",
      "page-identity",
      "page-kinship",
      "page-language",
      "page-floor",
      "page-survival",
      "page-twin",
      "page-damage",
      "page-end",
      "page-places",
      "page-encoding",
      "page-markup",
    ]),
  );
  for (const problem of problems([], { source: sourceOf("en", 5) })) {
    expect(problem).toMatchObject({ severity: "error" });
    expect(problem.fix).toMatch(/^(?:The last snapshot stays|Read the page)\./);
  }
});

describe("markup in a title", () => {
  it.each([["A[](/docs/x)"], ["A <b>"], ["A </b>"], ["A &amp; B"], ["A &#39; B"], ["A &#8203; B"]])("%s", (title) => {
    const found = problems(changed(9, () => ({ title })));
    expect(found.map(({ check, at }) => [check, at.line, at.code])).toEqual(
      CODES.slice(0, 5).map((code) => ["page-markup", -code, code]),
    );
    expect(found[0]?.message).toBe(`A title has markup left in it: ${title}`);
  });
  it.each([["a < b"], ["A [x] (y)"], ["A & B"], ["A &x; B"], ["A &#; B"]])("not %s", (title) => {
    expect(checks(changed(9, () => ({ title })))).toEqual([]);
  });
});

describe("identity, each part for itself", () => {
  it.each([
    [{ family: "sapi" }, "The page says that its family is sapi, not spot."],
    [{ product: "wallet" }, "The page says that its product is wallet, not spot."],
    [{ locale: "zh-CN" }, "The page says that its locale is zh-CN, not en."],
  ] as const)("%o", (page, message) => {
    expect(problems(ENTRIES, {}, page)).toMatchObject([{ check: "page-identity", message }]);
  });
  it("no objection to missing or correct claims of the page", () => {
    expect(checks(ENTRIES, {}, { family: "spot", product: "spot", locale: "en" })).toEqual([]);
  });
});

describe("kinship at its limit", () => {
  const foreign = (count: number): readonly ParsedEntry[] => changed(count, () => ({ name: "FOREIGN" }));
  it("25 of 100 foreign names pass, 26 do not", () => {
    expect(checks(foreign(25))).toEqual([]);
    expect(problems(foreign(26))).toMatchObject([
      { check: "page-kinship", message: "Only 74 of 100 names are those known for their codes." },
    ]);
  });
  it("entries without name or code, and unknown codes, do not count", () => {
    const nameless = changed(80, () => ({ name: null }));
    expect(checks(nameless)).toEqual([]);
    const more = Array.from({ length: 90 }, (_, index) => entryOf(-9000 - index, { name: "FOREIGN" }));
    expect(checks([...ENTRIES, ...more, entryOf(-1, { codes: [], name: "FOREIGN" })])).toEqual([]);
    const unnamed = snapshot(CODES.map((code) => knownOf(code, { name: null })));
    expect(checks(foreign(100), { previous: unnamed })).toEqual([]);
  });
  it("a code with two names is known under both", () => {
    const twice = snapshot(CODES.flatMap((code) => [knownOf(code, { name: "FOREIGN" }), knownOf(code)]));
    expect(checks(foreign(50), { previous: twice })).toEqual([]);
  });
  it("names of a Chinese page are not asked", () => {
    const chinese = changed(100, () => ({ name: "FOREIGN", title: "错误" }));
    expect(checks(chinese, { source: sourceOf("zh-CN") })).toEqual([]);
  });
  it("nothing is known the first time", () => {
    expect(checks(foreign(100), { previous: null })).toEqual([]);
  });
});

describe("language at its limit", () => {
  const inTitle = (count: number): readonly ParsedEntry[] => changed(count, () => ({ title: "错误" }));
  it.each([
    ["19 of 100 titles", inTitle(19), false],
    ["20 of 100 titles", inTitle(20), true],
    ["messages", changed(20, () => ({ messages: [{ text: "x", locale: "zh-CN", line: 1 }] })), true],
    ["notes", changed(20, () => ({ notes: [{ text: "x", locale: "zh-CN", line: 1 }] })), true],
  ])("%s", (_, entries, isChinese) => {
    expect(checks(entries)).toEqual(isChinese ? ["page-language"] : []);
    expect(checks(entries, { source: sourceOf("zh-CN") })).toEqual(isChinese ? [] : ["page-language"]);
  });
  it("sections without a code do not count", () => {
    const sections = Array.from({ length: 90 }, () => entryOf(-1, { codes: [], title: "错误" }));
    expect(checks([...ENTRIES, ...sections])).toEqual([]);
    expect(checks(sections, { previous: null, source: sourceOf("en", 0) })).toEqual([]);
  });
  it("the shares are said", () => {
    expect(problems(inTitle(30))).toMatchObject([
      { message: "30 of 100 entries have Chinese text: that is no en page." },
    ]);
  });
});

describe("floor and survival at their limits", () => {
  it("as many codes as the floor", () => {
    expect(checks(ENTRIES, { source: sourceOf("en", 100) })).toEqual([]);
    expect(problems(ENTRIES, { source: sourceOf("en", 101) })).toMatchObject([
      { check: "page-floor", message: "100 codes, and at least 101 are expected." },
    ]);
  });
  it("a code listed twice, or padded as in tables, counts no more", () => {
    const doubled = [...ENTRIES, ...ENTRIES, entryOf(-1, { codes: ["0001"] })];
    expect(checks(doubled, { source: sourceOf("en", 101) })).toEqual(["page-floor"]);
  });
  it("10 of 100 codes gone pass, 11 do not, and the first ten are named", () => {
    expect(checks(ENTRIES.slice(10))).toEqual([]);
    const [problem] = problems(ENTRIES.slice(11));
    expect(problem).toMatchObject({ check: "page-survival" });
    const named = CODES.slice(0, 10).join(", ");
    expect(problem?.message).toBe(`11 of 100 codes are gone (${named}, …).`);
    expect(problem?.fix).toContain("acceptances.json");
  });
  it("a code that two entries have is one code", () => {
    const twice = snapshot([...CODES, ...CODES].map((code) => knownOf(code)));
    expect(checks(ENTRIES.slice(10), { previous: twice })).toEqual([]);
    expect(problems(ENTRIES.slice(11), { previous: twice })[0]?.message).toContain("11 of 100 codes");
  });
  it("ten unaccepted codes are all named", () => {
    const few = snapshot(CODES.slice(0, 20).map((code) => knownOf(code)));
    const [problem] = problems(ENTRIES.slice(10), { previous: few });
    expect(problem?.message).toBe(`10 of 20 codes are gone (${CODES.slice(0, 10).join(", ")}).`);
  });
  it.each<[string, Partial<Known>]>([
    ["retired ones", { retired: "2026-01-01" }],
    ["another product's", { products: ["spot-testnet"] }],
    ["those of the other language's page", { anchor: { "zh-CN": "x" } }],
  ])("%s are not missed", (_, more) => {
    const before = snapshot(CODES.map((code, index) => knownOf(code, index < 50 ? more : {})));
    expect(checks(ENTRIES.slice(50), { previous: before })).toEqual([]);
    expect(checks(ENTRIES.slice(56), { previous: before })).toEqual(["page-survival"]);
  });
});

describe("damage", () => {
  it.each<[string, Partial<ParsedEntry>]>([
    ["in a title", { title: "x\ufffd" }],
    ["in a section's title", { section: "x\ufffd" }],
    [
      "in an explanation",
      { messages: [{ text: "x", locale: "en", line: 1, explanation: { text: "Ã©", locale: "en" } }] },
    ],
    ["in a note", { notes: [{ text: "Invalid Ã¼", locale: "en", line: 1 }] }],
    ["in a message", { messages: [{ text: "Ã©", locale: "en", line: 1 }] }],
    ["of Chinese", { messages: [{ text: "ä½™", locale: "en", line: 1 }] }],
  ])("%s", (_, more) => {
    expect(checks(changed(1, () => more))).toEqual(["page-encoding"]);
  });
  it.each([["é"], ["naïve café"], ["“quoted” – text…"], ["ä½"]])("not %s", (text) => {
    expect(checks(changed(1, () => ({ title: text })))).toEqual([]);
  });
  it("every Chinese character", () => {
    // The gate once knew only the characters of Windows-1252 from U+2018 on: 余 became ä½™ and passed.
    const characters = Array.from({ length: 0x9fff - 0x4e00 }, (_, index) => String.fromCodePoint(0x4e00 + index));
    const read = (text: string): string => new TextDecoder("windows-1252").decode(new TextEncoder().encode(text));
    const entries = characters.map((one, index) => entryOf(-1000 - index, { title: read(one) }));
    const unnoticed = entries.filter((entry) => !checks([entry], { previous: null }).includes("page-encoding"));
    expect(unnoticed.map(({ title }) => title)).toEqual([]);
  });
  it("the first five are told, with their lines", () => {
    const found = problems(changed(9, () => ({ title: "x\ufffd" })));
    expect(found.map(({ at }) => at.line)).toEqual([1000, 1001, 1002, 1003, 1004]);
    expect(found[0]?.message).toBe("Text of x\ufffd was read in a wrong charset.");
    expect(found[0]?.at).toEqual({ family: "spot", product: "spot", locale: "en", line: 1000 });
  });
});
