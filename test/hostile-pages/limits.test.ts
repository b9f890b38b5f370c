import { describe, expect, it } from "vitest";
import { PAGE_LIMITS } from "../../generator/blocks/to-blocks.ts";
import { checkPage } from "../../generator/gates/page-gates.ts";
import { beyondCeiling, PAGE_CEILING } from "../../generator/gates/damage.ts";
import { parsePage } from "../../generator/parse/parse-page.ts";
import type { ParsedPage } from "../../generator/parse/parsed-page.ts";
import { findSource } from "../../generator/sources.ts";

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("");
const page = (body: string): string => `# Error codes\n\n### -1000 UNKNOWN\n * First.\n\n${body}`;
/** Titles of the entries, and the checks and lines of the errors. */
function read(text: string) {
  const { pages, problems } = parsePage(text);
  return {
    titles: pages.flatMap(({ entries }) => entries.map(({ title }) => title)),
    errors: problems.filter(({ severity }) => severity === "error").map(({ check, at }) => ({ check, line: at.line })),
  };
}

describe("large pages that are still read", () => {
  it.each([
    {
      title: "Markdown",
      count: 100_000,
      text: lines(100_000, (n) => `### -${String(1000 + n)} NAME_${String(n)}\n * M.\n`),
    },
    {
      title: "HTML",
      count: 20_000,
      text: `<article>${lines(20_000, (n) => `<h3>-${String(1000 + n)} N</h3><ul><li>M</li></ul>`)}</article>`,
    },
  ])("$count entries in $title", ({ text, count }) => {
    const { titles, errors } = read(text);
    expect(titles).toHaveLength(count);
    expect(errors).toEqual([]);
  });

  it.each([
    { title: "a word of a megabyte", text: page(` * ${"word".repeat(250_000)}\n\n### -1001 LAST\n`) },
    { title: "lists nested 10,000 deep in one line", text: page(`${"- ".repeat(10_000)}x\n\n### -1001 LAST\n`) },
    {
      title: "lists nested 10,000 deep in HTML",
      text: page(`${"<ul><li>".repeat(10_000)}x${"</li></ul>".repeat(10_000)}\n\n### -1001 LAST\n`),
    },
    {
      title: "lists nested 1,000 deep by indents",
      text: page(`${lines(1000, (n) => `${" ".repeat(2 * n)}* x\n`)}\n### -1001 LAST\n`),
    },
  ])("$title", ({ text }) => {
    const { titles, errors } = read(text);
    expect(titles.at(-1)).toBe("-1001 LAST");
    expect(errors).toEqual([]);
  });
});

describe("unread text is a problem that names the line", () => {
  const tooMany = lines(PAGE_LIMITS.blocks + 1, () => "* a\n");
  it.each([
    { title: "too many characters", text: page("x".repeat(PAGE_LIMITS.characters)), line: undefined, entries: 0 },
    { title: "too many list items", text: page(tooMany), line: 6 + PAGE_LIMITS.blocks - 3, entries: 1 },
    { title: "too deep", text: page(`<ul>\n${"<ul><li>".repeat(100_000)}`), line: 7, entries: 1 },
  ])("$title", ({ text, line, entries }) => {
    const { titles, errors } = read(text);
    expect(errors).toEqual([{ check: "page-too-large", line }]);
    expect(titles).toHaveLength(entries);
  });

  it("problems of one kind are listed up to a number, and the rest counted", () => {
    const { problems } = parsePage(page(lines(3000, (n) => `* -${String(2000 + n)} NAME_A\n`)));
    const ofKind = problems.filter(({ check }) => check === "code-in-list-item");
    expect(ofKind).toHaveLength(1001);
    expect(ofKind.at(-1)?.message).toBe("2000 more problems of this kind are not listed.");
  });
});

describe("the ceiling of a page that may become a snapshot", () => {
  const parsed = (text: string): ParsedPage => {
    const [first] = parsePage(text, { family: "spot", product: "spot", locale: "en" }).pages;
    if (first === undefined) throw new Error("A page was expected");
    return first;
  };
  it.each([
    { title: "codes", text: lines(PAGE_CEILING.codes + 1, (n) => `### -${String(1000 + n)} NAME\n`), found: "codes" },
    {
      title: "codes in one title",
      text: page(`## Messages for ${lines(PAGE_CEILING.codes, (n) => `-${String(2000 + n)} A_B, `)}\n\n| "m" | d |\n`),
      found: "codes",
    },
    { title: "texts", text: page(lines(PAGE_CEILING.texts, (n) => ` * Text ${String(n)}.\n`)), found: "texts" },
    { title: "a long text", text: page(` * ${"x".repeat(PAGE_CEILING.text + 1)}\n`), found: "a text of" },
    { title: "a long title", text: page(`### -1001 ${"X".repeat(PAGE_CEILING.title)}\n`), found: "a title of" },
    {
      title: "characters",
      text: page(lines(1 + PAGE_CEILING.characters / 5000, () => ` * ${"x".repeat(5000)}\n`)),
      found: "together",
    },
  ])("stops too much: $title", ({ text, found }) => {
    const source = findSource("spot", "en");
    if (source === undefined) throw new Error("Spot has a source");
    const failures = checkPage({ source, page: parsed(text), problems: [], previous: null, acceptances: [] });
    const [ceiling] = failures.filter(({ check }) => check === "page-ceiling");
    expect(ceiling?.message).toContain(found);
  });

  it("lets through ten times the longest list recorded", () => {
    const text = lines(2400, (n) => `### -${String(1000 + n)} NAME_${String(n)}\n\n * Some message about %s.\n`);
    expect(beyondCeiling(parsed(text))).toBeNull();
  });
});
