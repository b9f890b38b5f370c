import { describe, expect, it } from "vitest";
import { toBlocks } from "../../generator/blocks/to-blocks.ts";

const markdownToBlocks = (text: string): ReturnType<typeof toBlocks> => toBlocks(text, "markdown");

/** Blocks as short lines: `h3#anchor text`, `* item`, `p text`, `|cell|cell|` (`!` before a header), `code`. */
function outline(markdown: string): readonly string[] {
  return markdownToBlocks(markdown).blocks.map((block) => {
    switch (block.kind) {
      case "heading":
        return `h${String(block.level)}${block.anchor === null ? "" : `#${block.anchor}`} ${block.text}`;
      case "item":
        return `${"  ".repeat(block.depth)}* ${block.text}`;
      case "paragraph":
        return `p ${block.text}`;
      case "row":
        return `${block.header ? "!" : ""}|${block.cells.join("|")}|`;
      case "code":
        return `code ${block.text}`;
    }
  });
}

const cases: readonly { readonly title: string; readonly input: string; readonly expected: readonly string[] }[] = [
  { title: "a heading without a text", input: "###\n* a", expected: ["* a"] },
  {
    title: "tags that mark, and words that only look like some",
    input: "a <b>b</b> <SCHEMA_ID>",
    expected: ["p a b <SCHEMA_ID>"],
  },
  { title: "a fence that is never closed, and no heading after it", input: "```\na\nb", expected: ["code a\nb"] },
  { title: "a comment over several lines", input: "<!--\n* hidden\n-->\n* a", expected: ["* a"] },
  { title: "a comment that is never closed", input: "<!--\n\n* a", expected: ["p <!--", "* a"] },
  { title: "an anchor without an end", input: '<a id="x">\n### -1000 A', expected: ["h3#x -1000 A"] },
  { title: "an anchor that ends itself", input: '<a name="x"/>\n### -1000 A', expected: ["h3#x -1000 A"] },
  {
    title: "code by its indent, with a blank line in it",
    input: "a\n\n    b\n\n    c\nd",
    expected: ["p a", "code b\n\nc", "p d"],
  },
  {
    title: "an empty row, which is not a delimiter",
    input: "| a | b |\n|   |   |\n| c | d |",
    expected: ["|a|b|", "|c|d|"],
  },
  { title: "a text with pipes", input: "a | b | c", expected: ["p a | b | c"] },
  { title: "more cells than the one of the header", input: "| a |\n| --- |\n| b | c |", expected: ["!|a|", "|b | c|"] },
  { title: "as many cells as the header", input: "| a | b |\n| --- | --- |\n| c | d |", expected: ["!|a|b|", "|c|d|"] },
  {
    title: "headings and bullets with 0 to 2 spaces",
    input: "### -1000 UNKNOWN\n  * one\n * two\n* three\n- four\n+ five\n * six",
    expected: ["h3 -1000 UNKNOWN", "* one", "* two", "* three", "* four", "* five", "* six"],
  },
  {
    title: "a heading with a leading space",
    input: " ### -1152 INVALID_SBE_HEADER\n* a",
    expected: ["h3 -1152 INVALID_SBE_HEADER", "* a"],
  },
  {
    title: "a heading without a space, and one that four spaces would make code",
    input: "###-1000 A\n\n    ### -1001 B",
    expected: ["h3 -1000 A", "h3 -1001 B"],
  },
  {
    title: "other headings without a space",
    input: "##Filter failures\n\n#tag",
    expected: ["h2 Filter failures", "p #tag"],
  },
  {
    title: "the tail of a heading link, its label read in a wrong charset",
    input: '### -1003 TOO[?](/docs/e#-1003-too "a")\n### -1004 A[鈥婷](/docs/e#-1004-a "Direct link to -1004 A")',
    expected: ["h3#-1003-too -1003 TOO", "h3#-1004-a -1004 A"],
  },
  { title: "a heading with closing marks", input: "### -1000 UNKNOWN ###", expected: ["h3 -1000 UNKNOWN"] },
  { title: "an underlined heading", input: "-1000 UNKNOWN\n---\n\n- a", expected: ["h2 -1000 UNKNOWN", "* a"] },
  {
    title: "escapes",
    input: "#### \\-1008 TOO\\_MANY\\_REQUESTS\n\n-   a\\*b",
    expected: ["h4 -1008 TOO_MANY_REQUESTS", "* a*b"],
  },
  {
    title: "bold and code marks",
    input: "## **10xx - 常规**\n### `-1000` **UNKNOWN**",
    expected: ["h2 10xx - 常规", "h3 -1000 UNKNOWN"],
  },
  {
    title: "the tail of a heading link gives the anchor",
    input: '### -1003 TOO[\u200B](/docs/spot/errors#-1003-too "Direct link to -1003 TOO")',
    expected: ["h3#-1003-too -1003 TOO"],
  },
  {
    title: "a tail with quotes in its title",
    input: '### -1003 "X"[\u200B](/docs/e#-1003-x "Direct link to -1003 "X"")',
    expected: ['h3#-1003-x -1003 "X"'],
  },
  {
    title: "a tail with a broken character",
    input: '### -1005 NO_SUCH_IP[\u200B](/docs/e#-1005 "-1005 NO_SUCH_IP\uFFFD的直接链接")',
    expected: ["h3#-1005 -1005 NO_SUCH_IP"],
  },
  {
    title: "a heading that is a link as a whole",
    input: "### [-1121 BAD_SYMBOL](#-1121-bad_symbol)",
    expected: ["h3#-1121-bad_symbol -1121 BAD_SYMBOL"],
  },
  {
    title: "an explicit id",
    input: "### -1121 BAD_SYMBOL {#bad-symbol}",
    expected: ["h3#bad-symbol -1121 BAD_SYMBOL"],
  },
  {
    title: "an anchor paragraph belongs to the next heading",
    input: '* a\n\n<a id="other-errors"></a>\n\n## Messages\n\n## More',
    expected: ["* a", "h2#other-errors Messages", "h2 More"],
  },
  {
    title: "front matter, also in the middle",
    input: "---\nsource_url: https://a.example/b\n---\n\n# One\n\n---\nx: y\n---\n# Two",
    expected: ["h1 One", "h1 Two"],
  },
  {
    title: "a quoted paragraph",
    input: "> Here is the payload:\n\ntext",
    expected: ["p Here is the payload:", "p text"],
  },
  {
    title: "wrapped bullets",
    input: "- Too many requests; please use\n  the websocket\n  instead.\n- two",
    expected: ["* Too many requests; please use the websocket instead.", "* two"],
  },
  { title: "nested bullets", input: "* a\n  * b\n    * c\n* d", expected: ["* a", "  * b", "    * c", "* d"] },
  {
    title: "indented and fenced code",
    input: 'text\n    \n    {\n      "code":-1121\n    }\n\n```js\n### no heading\n```\n### -1000 A',
    expected: ["p text", 'code {\n"code":-1121\n}', "code ### no heading", "h3 -1000 A"],
  },
  {
    title: "a fence that is never closed ends at a heading",
    input: "```\n{ }\n\n## Messages\n### -1000 A\n* b",
    expected: ["code { }", "h2 Messages", "h3 -1000 A", "* b"],
  },
  {
    title: "a comment shows nothing; an open one is text",
    input: "<!-- a\nb -->\n<!-- c\n### -1000 A",
    expected: ["p <!-- c", "h3 -1000 A"],
  },
  {
    title: "rendered texts",
    input: "* `%s` of [Logon`<A>`](x.md#y) &lt; 5 <br/>next\n* plain  double",
    expected: ["* %s of Logon<A> < 5\nnext", "* plain  double"],
  },
  {
    title: "a placeholder that looks like a tag",
    input: "* expected <SCHEMA_ID>:<VERSION>.",
    expected: ["* expected <SCHEMA_ID>:<VERSION>."],
  },
  {
    title: "a table with pipes at the ends or not",
    input: 'A | B\n--- | ---\n"x" | y |\n| z |  |\nonly | `a` b',
    expected: ["!|A|B|", '|"x"|y|', "|z||", "|only|a b|"],
  },
  {
    title: "surplus cells and escaped pipes are kept",
    input: "A | B\n---|---\na | b | c\nd | e \\| f",
    expected: ["!|A|B|", "|a|b | c|", "|d|e | f|"],
  },
  {
    title: "cells that a converter broke into lines",
    input: 'A| B  \n---|---  \n"a"| The rules are:   \n  \nfirst   \n\nsecond  \n"b"| c  \n\nafter',
    expected: ["!|A|B|", '|"a"|The rules are:\nfirst\nsecond|', '|"b"|c|', "p after"],
  },
  {
    title: "a title after a table is not a cell",
    input: "A | B\n---|---\na | b\nNext part\n| C | D |\n|---|---|\n| c | d |",
    expected: ["!|A|B|", "|a|b|", "p Next part", "!|C|D|", "|c|d|"],
  },
  {
    title: "rows that lost their header",
    input: "| -1000 | UNKNOWN |\n| -1001 | DISCONNECTED |",
    expected: ["|-1000|UNKNOWN|", "|-1001|DISCONNECTED|"],
  },
  {
    title: "HTML within Markdown",
    input: '# A\n<h3 id="x">-1000 B</h3>\n<ul><li>c</li></ul>\n\n* d',
    expected: ["h1 A", "h3#x -1000 B", "* c", "* d"],
  },
  {
    // `.` stops at U+2028: such a heading was once read as a paragraph, and its entry lost anchor and name.
    title: "line separators within a heading, a row and a bullet",
    input: "### -1000 A\u2028B\n * c\u2028d\n\n| e\u2028f | g |",
    expected: ["h3 -1000 A\u2028B", "* c\u2028d", "|e\u2028f|g|"],
  },
  {
    // The Markdown parser turned a null byte into U+FFFD, but only in texts with markup.
    title: "null bytes and other controls, with marks and without",
    input: "* a\u0000b\n* a\u0000b\\_c\n* d\u0001e",
    expected: ["* ab", "* ab_c", "* d\u0001e"],
  },
  { title: "rules of any mark", input: "* a\n\n- - -\n\n***\n\n* b\n\n_ _ _ _", expected: ["* a", "* b"] },
  {
    title: "a bare title is never swallowed by the bullet above",
    input: "* a\n-1001 DISCONNECTED\n* b",
    expected: ["* a", "p -1001 DISCONNECTED", "* b"],
  },
];

describe("markdownToBlocks", () => {
  it.each(cases)("reads $title", ({ input, expected }) => {
    expect(outline(input)).toEqual(expected);
  });

  it("gives 1-based source lines, for all kinds of line ends", () => {
    const lines = markdownToBlocks(
      "---\r\na: b\r\n---\r\n# T\r\n\r\n### -1000 A\r\n * b\r\n   c\r\n * d\r\n",
    ).blocks.map(({ line }) => line);
    expect(lines).toEqual([4, 6, 7, 9]);
  });
});

describe("tables keep apart", () => {
  it.each([
    ["in Markdown", "| a |\n| --- |\n| b |\n\ntext\n\n| c |\n| --- |\n| d |"],
    [
      "in HTML",
      "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>\n\ntext\n\n<table><tr><td>c</td></tr><tr><td>d</td></tr></table>",
    ],
    ["in both", "| a |\n| --- |\n| b |\n\n<table><tr><td>c</td></tr><tr><td>d</td></tr></table>"],
  ])("%s", (_, markdown) => {
    const tables = markdownToBlocks(markdown).blocks.flatMap((block) => (block.kind === "row" ? [block.table] : []));
    expect(tables).toHaveLength(4);
    expect([tables[0] === tables[1], tables[2] === tables[3], tables[1] === tables[2]]).toEqual([true, true, false]);
  });
});
