import { describe, expect, it } from "vitest";
import { checkPage, type GateInput, PAGE_GATES } from "../../generator/gates/page-gates.ts";
import type { FamilySnapshot, Locale } from "../../generator/model.ts";
import type { ParsedEntry, ParsedPage } from "../../generator/parse/parsed-page.ts";
import type { Source } from "../../generator/sources.ts";

const CODES = Array.from({ length: 104 }, (_, index) => -1000 - index);

const entry = (
  code: number,
  text = "Something is wrong.",
  locale: Locale = "en",
  name = `NAME_${String(-code)}`,
): ParsedEntry => ({
  codes: [code],
  name,
  title: `${String(code)} ${name}`,
  section: null,
  anchor: null,
  line: -code,
  kind: "entry",
  messages: [{ text, locale, line: -code }],
  notes: [],
});

const page = (entries: readonly ParsedEntry[], more: Partial<ParsedPage> = {}): ParsedPage => ({
  family: null,
  product: null,
  locale: "en",
  title: "Error codes",
  sections: [],
  entries,
  ...more,
});

const source = (locale: Locale = "en"): Source => ({
  family: "spot",
  product: "spot",
  locale,
  candidates: [],
  floor: 92,
  snapshot: true,
});

const PREVIOUS: FamilySnapshot = {
  schemaVersion: 1,
  family: "spot",
  entries: CODES.map((code) => ({
    code,
    name: `NAME_${String(-code)}`,
    title: { en: "x" },
    section: null,
    anchor: { en: "x", "zh-CN": "x" },
    products: ["spot"],
    messages: [{ text: "Something is wrong." }],
    notes: [],
  })),
  tables: [],
};

const gates = (parsed: ParsedPage, more: Partial<GateInput> = {}): readonly string[] => [
  ...new Set(
    checkPage({
      source: source(),
      page: parsed,
      problems: [],
      previous: PREVIOUS,
      acceptances: [],
      isReplay: true,
      ...more,
    }).map(({ check }) => check),
  ),
];

const whole = page(CODES.map((code) => entry(code)));

describe("a page that may touch its snapshot", () => {
  it("passes every gate", () => {
    expect(gates(whole)).toEqual([]);
  });
  it("passes with ten codes gone of 104, and the first time without a previous snapshot", () => {
    expect(gates(page(whole.entries.slice(10)))).toEqual([]);
    expect(gates(whole, { previous: null })).toEqual([]);
  });
  it("has a description at each gate", () => {
    expect(PAGE_GATES.every(({ description }) => description.endsWith("."))).toBe(true);
  });
});

describe("a page that keeps its last snapshot", () => {
  it.each([
    // 2020-12-21: the file's text was replaced by "moved to …".
    ["emptied", page([]), ["page-floor", "page-survival"]],
    // An archived copy kept the headings of 44 codes and lost 60.
    ["60 of 104 codes gone", page(whole.entries.slice(60)), ["page-floor", "page-survival"]],
    [
      "another product's page, by its own words",
      page(whole.entries, { family: "sapi", product: "wallet" }),
      ["page-identity"],
    ],
    [
      "another product's page that does not say so",
      page(CODES.map((code) => entry(code, "Something is wrong.", "en", `OTHER_${String(-code)}`))),
      ["page-kinship"],
    ],
    ["Chinese at the English address", page(CODES.map((code) => entry(code, "出错了", "zh-CN"))), ["page-language"]],
    ["read in another charset", page(CODES.map((code) => entry(code, "Invalid assetã€‚"))), ["page-encoding"]],
    // A snapshot with such a table was written, and every later run refused to read it.
    [
      "with a table of messages that names no code",
      page([...whole.entries, { ...entry(-1, "Some message."), codes: [], kind: "table" }]),
      ["page-tables"],
    ],
    ["with replacement characters", page(CODES.map((code) => entry(code, "Invalid asset\ufffd"))), ["page-encoding"]],
  ])("%s", (_title, parsed, expected) => {
    expect(gates(parsed)).toEqual(expected);
  });
  it("English at the Chinese address", () => {
    expect(gates(page(whole.entries, { locale: "zh-CN" }), { source: source("zh-CN") })).toEqual(["page-language"]);
  });
  // The codes of a shared table are the English page's: the Chinese one, which does not repeat them, was refused.
  it("not a Chinese table without codes", () => {
    const chinese = CODES.map((code) => entry(code, "出错了", "zh-CN"));
    const table = { ...entry(-1, "Some message."), codes: [], kind: "table" as const };
    const parsed = page([...chinese, table], { locale: "zh-CN" });
    expect(gates(parsed, { source: source("zh-CN") })).toEqual([]);
  });
  it("read with a loss", () => {
    const problem = { check: "heading-without-entry", severity: "error", at: {}, message: "m", fix: "f" } as const;
    expect(gates(whole, { problems: [problem] })).toEqual(["heading-without-entry"]);
    expect(gates(whole, { problems: [{ ...problem, severity: "warning" }] })).toEqual([]);
  });
});

describe("an accepted removal", () => {
  const lost = CODES.slice(0, 12);
  const rest = page(whole.entries.slice(12));
  it("is needed for more than a tenth", () => {
    expect(gates(rest)).toEqual(["page-survival"]);
  });
  it("names the codes", () => {
    expect(gates(rest, { acceptances: [{ family: "spot", codes: lost }] })).toEqual([]);
    expect(gates(rest, { acceptances: [{ family: "spot", codes: lost.slice(5) }] })).toEqual([]);
    expect(gates(rest, { acceptances: [{ family: "sapi", codes: lost }] })).toEqual(["page-survival"]);
    expect(gates(rest, { acceptances: [{ family: "spot", product: "spot-testnet", codes: lost }] })).toEqual([
      "page-survival",
    ]);
  });
});
