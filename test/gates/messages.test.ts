import { describe, expect, it } from "vitest";
import { buildFamily } from "../../generator/catalog/build-catalog.ts";
import { checkPage, endOfPage, type GateInput, noticeChanges } from "../../generator/gates/page-gates.ts";
import { parsePage } from "../../generator/parse/parse-page.ts";
import type { ParsedPage } from "../../generator/parse/parsed-page.ts";

const CODES = Array.from({ length: 30 }, (_, index) => -1000 - index);
const heading = (code: number): string => `### ${String(code)} NAME_${String(-code)}\n\n`;
const items = (code: number): string => ` * Limit of ${String(-code)} is %s.\n * Second of ${String(-code)}.\n\n`;
const PAGE = `# Error codes\n\n${CODES.map((code) => heading(code) + items(code)).join("")}`;

const read = (text: string): ParsedPage => {
  const [page] = parsePage(text, { family: "spot", product: "spot", locale: "en" }).pages;
  if (page === undefined) throw new Error("A page was expected.");
  return page;
};
const PREVIOUS = buildFamily(
  { family: "spot", products: [{ product: "spot", english: read(PAGE), chinese: null }], date: "2026-01-01" },
  null,
).snapshot;

const inputOf = (text: string, more: Partial<GateInput> = {}): GateInput => ({
  source: { family: "spot", product: "spot", locale: "en", candidates: [], floor: 1, snapshot: true },
  page: read(text),
  problems: [],
  previous: PREVIOUS,
  acceptances: [],
  content: "0123456789abcdef",
  known: { end: endOfPage(read(PAGE)) },
  ...more,
});
const checks = (text: string, more: Partial<GateInput> = {}): readonly string[] => [
  ...new Set(checkPage(inputOf(text, more)).map(({ check }) => check)),
];
/** Replaces every n-th match of a pattern by the result of `change`. */
const every = (step: number, pattern: RegExp, change: (found: string) => string): string => {
  let count = 0;
  return PAGE.replace(pattern, (found) => (count++ % step === 0 ? change(found) : found));
};

describe("a page is stopped where", () => {
  it.each<[string, string, string]>([
    ["texts are gone", every(4, / \* Second.*\n/gu, () => ""), "page-messages"],
    ["texts are others", every(4, /Second of/gu, () => "Third on"), "page-messages"],
    ["messages are paragraphs now", PAGE.replace(/^ \* /gmu, "\n"), "page-roles"],
    [
      "one code gains many texts",
      PAGE.replace(items(-1003), `${items(-1003)}${"abcdef".replace(/./gu, " * More $&.\n")}`),
      "page-gain",
    ],
    ["one text is everywhere", PAGE.replace(/^(###.*)$/gmu, "$1\n\n * HTTP status: 400"), "page-repeats"],
    [
      "a text is the heading of another code",
      PAGE.replace("-1007 NAME_1007", "-1007 OTHER").replace(items(-1009), ` * -1007 NAME_1007\n${items(-1009)}`),
      "page-headings",
    ],
    ["placeholders are others", PAGE.replaceAll("%s", "{0}"), "page-placeholders"],
    [
      "two codes have exchanged their names",
      PAGE.replace("NAME_1004", "X").replace("NAME_1005", "NAME_1004").replace(" X", " NAME_1005"),
      "page-names",
    ],
    [
      "texts stand under other codes",
      PAGE.replace(
        /Second of 10(0\d)/gu,
        (_, figures: string) => `Second of 10${String((Number(figures) + 1) % 10).padStart(2, "0")}`,
      ),
      "page-moves",
    ],
    [
      "new codes have known names",
      `${PAGE}${[1, 2, 3].map((at) => `### -71${String(at)}0 NAME_100${String(at)}\n * x${String(at)}\n`).join("")}`,
      "page-copies",
    ],
    [
      "there are many more codes",
      `${PAGE}${Array.from({ length: 12 }, (_, at) => `### -72${String(10 + at)} NEW_${String(at)}\n * New ${String(at)}.\n`).join("")}`,
      "page-growth",
    ],
    ["the end is gone", PAGE.slice(0, PAGE.indexOf(" * Second of 1029")), "page-end"],
    ["the end is shorter", PAGE.replace("Second of 1029.", "Second of"), "page-end"],
    ["a heading of a lost code was not read", PAGE.replace(heading(-1007), "### NAME_1007\n\n"), "page-damage"],
  ])("%s", (_, text, check) => {
    expect(checks(text)).toContain(check);
  });
});

describe("a page passes", () => {
  it.each<[string, string]>([
    ["as it is", PAGE],
    ["in other marks and levels", PAGE.replaceAll("###", "####").replaceAll(" * ", "- ")],
    [
      "with a few edits",
      PAGE.replace("Second of 1003.", "The second of 1003.").replace(items(-1004), `${items(-1004)} * New.\n`),
    ],
    ["with new codes", `${PAGE}### -1100 NEW_ONE\n * New.\n`],
  ])("%s", (_, text) => {
    expect(checks(text)).toEqual([]);
  });

  it("the first time, and in a replay", () => {
    expect(
      checks(
        every(2, / \* Second.*\n/gu, () => ""),
        { previous: null },
      ),
    ).toEqual([]);
    expect(checks(PAGE.replaceAll("%s", "{0}"), { isReplay: true })).toEqual([]);
  });

  it("once, where its gate is accepted for this content", () => {
    const text = PAGE.replaceAll("%s", "{0}");
    const failed = checks(text);
    const accepted = { family: "spot", codes: [], checks: failed, content: "01234567" };
    expect(checks(text, { acceptances: [accepted] })).toEqual([]);
    expect(checks(text, { acceptances: [accepted], content: "fedcba9876543210" })).toEqual(failed);
  });

  it("where the codes at its end are accepted", () => {
    const text = PAGE.slice(0, PAGE.indexOf("### -1029"));
    expect(checks(text)).toContain("page-end");
    expect(checks(text, { acceptances: [{ family: "spot", codes: [-1029] }] })).toEqual([]);
  });
});

describe("a reviewer is told of", () => {
  it.each<[string, string, string]>([
    ["a text that is gone", PAGE.replace(" * Second of 1003.\n", ""), "known texts gone or reworded"],
    ["a code that is gone", PAGE.replace(heading(-1007) + items(-1007), ""), "codes gone: -1007"],
    ["another name", PAGE.replace("NAME_1004", "OTHER_NAME"), "names changed: -1004"],
    ["something new at the end", `${PAGE} * All rights reserved.`, "new texts under the last entry"],
  ])("%s", (_, text, message) => {
    expect(noticeChanges(inputOf(text))[0]?.message).toContain(message);
  });

  it("nothing if the page is unchanged", () => {
    expect(noticeChanges(inputOf(PAGE))).toEqual([]);
    expect(noticeChanges(inputOf(PAGE.replaceAll("###", "##")))).toEqual([]);
  });
});

describe("a code that a page writes with the other sign", () => {
  const twins = (sign: string): string =>
    `# Error codes\n\n${CODES.map((code) => `### ${sign}5${String(-code)} NAME_${String(-code)}\n\n * Text of ${String(-code)}.\n\n`).join("")}`;
  it.each([
    ["", "-"],
    ["-", ""],
  ])("is the same code: %j, then %j", (before, after) => {
    const product = { product: "spot", english: read(twins(before)), chinese: null };
    const previous = buildFamily({ family: "spot", products: [product], date: "2026-01-01" }, null).snapshot;
    const input = inputOf(twins(after), { previous, known: {} });
    expect(checkPage(input)).toEqual([]);
    expect(noticeChanges(input)).toEqual([]);
    const floor = { ...input, source: { ...input.source, floor: CODES.length + 1 } };
    expect(checkPage(floor).map(({ check }) => check)).toEqual(["page-floor"]);
  });
});
