import { describe, expect, it } from "vitest";
import { buildFamily } from "../../generator/catalog/build-catalog.ts";
import { checkPage } from "../../generator/gates/page-gates.ts";
import type { FamilySnapshot, Locale } from "../../generator/model.ts";
import { parsePage } from "../../generator/parse/parse-page.ts";
import type { ParsedPage, ParseResult } from "../../generator/parse/parsed-page.ts";
import type { Problem } from "../../generator/problem.ts";
import type { Source } from "../../generator/sources.ts";

const CODES = Array.from({ length: 20 }, (_, index) => -1000 - index);

const heading = (code: number): string => `### ${String(code)} NAME_${String(-code)}\n`;
const english = (code: number): string =>
  ` * Something about ${String(-code)} is wrong here.\n * Second of ${String(-code)}.\n`;
const chinese = (code: number): string => ` * 参数 ${String(-code)} 出错了。\n`;
const TABLE = `\n## Messages for -1000 NAME_1000, -1001 NAME_1001\n\n| Error message | Description |\n| --- | --- |\n| "Unknown order sent." | Not found. |\n| "Market is closed." | Later. |\n`;

const ENGLISH = `# Error codes\n\n${CODES.map((code) => `${heading(code)}${english(code)}`).join("\n")}${TABLE}`;
const CHINESE = `# 错误代码\n\n${CODES.map((code) => `${heading(code)}${chinese(code)}`).join("\n")}`;

const source = (locale: Locale): Source => ({
  family: "spot",
  product: "spot",
  locale,
  candidates: [],
  floor: 1,
  snapshot: true,
});

const PREVIOUS: FamilySnapshot = buildFamily(
  {
    family: "spot",
    products: [{ product: "spot", english: pageOf(parse(ENGLISH, "en")), chinese: pageOf(parse(CHINESE, "zh-CN")) }],
    date: "2026-01-01",
  },
  null,
).snapshot;

function parse(text: string, locale: Locale): ParseResult {
  return parsePage(text, { family: "spot", product: "spot", locale });
}

function pageOf({ pages }: ParseResult): ParsedPage {
  const [page] = pages;
  if (page === undefined) throw new Error("A page was expected.");
  return page;
}

function check(text: string, locale: Locale = "en", accepted: readonly number[] = []): readonly Problem[] {
  const result = parse(text, locale);
  const acceptances = [{ family: "spot", codes: accepted }];
  const input = { source: source(locale), page: pageOf(result), problems: result.problems };
  return checkPage({ ...input, previous: PREVIOUS, acceptances });
}

/** Each problem with the code that it names. */
const checks = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ check: id, at }) => `${id} ${String(at.code)}`);

const without = (text: string, ...pieces: readonly string[]): string => {
  for (const piece of pieces) expect(text).toContain(piece);
  return pieces.reduce((rest, piece) => rest.replace(piece, ""), text);
};

describe("a heading that is lost on the way", () => {
  // Its bullets join the previous entry: the page itself shows no error, and the catalog gave them to another code.
  it("refuses the page and names both codes", () => {
    const problems = check(without(ENGLISH, heading(-1007)));
    expect(checks(problems)).toEqual(["page-places -1007"]);
    expect(problems[0]?.message).toContain("-1007 has none of its texts any more, and one of them stands under -1006");
    expect(problems[0]?.at.line).toBeGreaterThan(1);
  });

  it.each([
    { title: "on a Chinese page", text: without(CHINESE, heading(-1007)), locale: "zh-CN" as const, expected: [-1007] },
    {
      title: "moved to another place",
      text: `${without(ENGLISH, heading(-1007))}\n${heading(-1007)}`,
      locale: "en" as const,
      expected: [-1007],
    },
    {
      title: "above the text of a third",
      text: without(ENGLISH, heading(-1007)).replace(
        english(-1012),
        ` * New words.\n${heading(-1007)}${english(-1012)}`,
      ),
      locale: "en" as const,
      expected: [-1007, -1012],
    },
    {
      title: "in the place of another, and that in its place",
      text: ENGLISH.replace(heading(-1007), "%").replace(heading(-1008), heading(-1007)).replace("%", heading(-1008)),
      locale: "en" as const,
      expected: [-1007, -1008],
    },
  ])("$title", ({ text, locale, expected }) => {
    expect(checks(check(text, locale)).filter((id) => id.startsWith("page-places"))).toEqual(
      expected.map((code) => `page-places ${String(code)}`),
    );
  });

  it("is told by the rows of its table", () => {
    const rows = without(ENGLISH, "## Messages for -1000 NAME_1000, -1001 NAME_1001\n", english(-1019));
    const [problem] = check(rows);
    expect(problem?.message).toContain('the table "rejects" has none of its texts any more');
  });

  it("does not count where it was agreed to", () => {
    expect(checks(check(without(ENGLISH, heading(-1007)), "en", [-1007]))).toEqual([]);
  });
});

describe("changes shown to a reviewer are not damage", () => {
  it.each([
    { title: "nothing changed", text: ENGLISH },
    { title: "an entry removed with its text", text: without(ENGLISH, heading(-1007) + english(-1007)) },
    { title: "an entry with another number", text: ENGLISH.replace(heading(-1007), heading(-1907)) },
    {
      title: "one of two messages under another code",
      text: without(ENGLISH, " * Second of 1007.\n").replace(heading(-1003), `${heading(-1003)} * Second of 1007.\n`),
    },
    { title: "all messages of an entry in new words", text: ENGLISH.replace(english(-1007), " * Said anew.\n") },
    { title: "the last row removed", text: without(ENGLISH, `| "Market is closed." | Later. |\n`) },
    { title: "the last sentence shorter by a sentence", text: ENGLISH.replace("| Later. |", "| |") },
  ])("$title", ({ text }) => {
    expect(checks(check(text))).toEqual([]);
  });
});

describe("a page that was damaged", () => {
  it("does not lose a code that the anchor of a heading still names", () => {
    const text = ENGLISH.replace(heading(-1007), '### [\u200b](/docs/x#-1007-name_1007 "Direct link")\n');
    expect(checks(check(text))).toContain("page-damage -1007");
  });

  it.each([
    { title: "a message", cut: "Something about 1019 is wro" },
    { title: "a title", cut: "### -1019 NAME" },
    { title: "a cell", cut: '| "Market is cl' },
  ])("does not end in the middle of $title", ({ cut }) => {
    const text = ENGLISH.slice(0, ENGLISH.indexOf(cut) + cut.length);
    expect(check(text).map(({ check: id }) => id)).toContain("page-end");
    expect(check(text, "en", CODES).map(({ check: id }) => id)).not.toContain("page-end");
  });

  it("without its end tag loses no code", () => {
    const entries = (codes: readonly number[]): string =>
      codes
        .map(
          (code) =>
            `<h3>${heading(code).slice(4)}</h3><ul><li>Something about ${String(-code)} is wrong here.</li><li>Second of ${String(-code)}.</li></ul>`,
        )
        .join("");
    const html = (codes: readonly number[]): string => `<html lang="en"><body>${entries(codes)}`;
    expect(checks(check(html(CODES)))).not.toContain("page-cut undefined");
    expect(checks(check(html(CODES.slice(0, -1))))).toContain("page-cut undefined");
    expect(check(html(CODES.slice(0, -1)))[0]?.message).toContain("-1019");
  });

  it("has no markup in its titles", () => {
    const text = ENGLISH.replace(heading(-1007), "### -1007 NAME_1007\\[x\\]\\(/docs/y#-1007)\n");
    expect(checks(check(text))).toEqual(["page-markup -1007"]);
  });

  it("has no U+FFFD in an explanation or section", () => {
    expect(check(ENGLISH.replace("Later.", "L\ufffdter.")).map(({ check: id }) => id)).toEqual(["page-encoding"]);
    const section = ENGLISH.replace(heading(-1000), `## Gen\ufffdral\n${heading(-1000)}`);
    expect(new Set(check(section).map(({ check: id }) => id))).toEqual(new Set(["page-encoding"]));
  });
});
