import { describe, expect, it } from "vitest";
import { detectBlockFormat, toBlocks } from "../../generator/blocks/to-blocks.ts";

describe("detectBlockFormat", () => {
  it.each([
    { input: "<!doctype html><html></html>", expected: "html" },
    { input: '\uFEFF\n<h2 id="a">10xx</h2>', expected: "html" },
    { input: "text\n<ul><li>a</li></ul>", expected: "html" },
    { input: "# Error codes\n", expected: "markdown" },
    { input: "Some words first.\n\n#### \\-1000 UNKNOWN", expected: "markdown" },
    { input: "---\na: b\n---\n", expected: "markdown" },
    { input: "Error Codes\n\n-1000 UNKNOWN\n\n  • a", expected: "text" },
    {
      input: "An article.\n| Code | Message |\n|---|---|\n| -1000 | UNKNOWN |\n\n\n\n\nmore\n# a comment in Python\n",
      expected: "text",
    },
    { input: "", expected: "text" },
  ])("takes $input for $expected", ({ input, expected }) => {
    expect(detectBlockFormat(input)).toBe(expected);
  });
});

describe("toBlocks on pages made to exhaust it", () => {
  // Each of these once made a regular expression quadratic or a parser recurse. They only have to return.
  const many = 20_000;
  it.each([
    { title: "spaces in a heading", text: `### -1000 UNKNOWN${" ".repeat(many * 10)}x` },
    { title: "spaces in a bullet", text: `### -1000 UNKNOWN\n * a${" ".repeat(many * 10)}b` },
    { title: "nested lists in one line", text: `### -1000 A\n${"- ".repeat(many)}x` },
    { title: "open brackets", text: `### -1000 ${"[".repeat(many * 5)}\n * ${"[".repeat(many)}` },
    { title: "pipes", text: `### -1000 A\n\n|a|b|\n|--|--|\n${"|".repeat(many)}\n${"| a | b |\n".repeat(many)}` },
    { title: "open tags", text: `<h3>-1000 A</h3>${"<h3 ".repeat(many)}` },
    { title: "fences and comments", text: `### -1000 A\n${"```\n<!-- a\n".repeat(many)}` },
    // `(?:\s*\1){2,}` overflowed the stack of the regular expression.
    { title: "megabytes of an invalid rule", text: `### -1000 A\n${"- ".repeat(4_000_000)}x` },
    { title: "a word of a megabyte", text: `### -1000 ${"A_".repeat(500_000)}\n * b` },
  ])("comes back from $title", ({ text }) => {
    expect(toBlocks(text).blocks[0]).toMatchObject({ kind: "heading" });
  });
});
