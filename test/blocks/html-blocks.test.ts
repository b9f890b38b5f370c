import { describe, expect, it } from "vitest";
import { htmlToBlocks } from "../../generator/blocks/html-blocks.ts";

function outline(html: string): readonly string[] {
  return htmlToBlocks(html).blocks.map((block) => {
    if (block.kind === "heading")
      return `h${String(block.level)}${block.anchor === null ? "" : `#${block.anchor}`} ${block.text}`;
    if (block.kind === "row") return `${block.header ? "!" : ""}|${block.cells.join("|")}|`;
    return block.kind === "item" ? `${"  ".repeat(block.depth)}* ${block.text}` : `${block.kind} ${block.text}`;
  });
}

const entry =
  '<h3 class="anchor" id="-1000-a">-1000 A<a class="hash-link" aria-label="Direct link to -1000 A" href="#-1000-a">\u200B</a></h3>\n<ul>\n<li>One.</li>\n</ul>';

const cases: readonly { readonly title: string; readonly input: string; readonly expected: readonly string[] }[] = [
  {
    title: "numbered lists in each other",
    input: "<ol><li>a<ol><li>b</li></ol></li></ol>",
    expected: ["* a", "  * b"],
  },
  { title: "a sample with its lines", input: "<pre>a\n  b</pre>", expected: ["code a\n  b"] },
  {
    title: "furniture by the second of its classes, and a class that only ends so",
    input: '<p>a</p><div class="col tableOfContents_x"><li>b</li></div><div class="my-sr-only"><p>c</p></div>',
    expected: ["paragraph a", "paragraph c"],
  },
  {
    title: "the article's body by its property",
    input: '<html><body><p>a</p><div itemprop="articleBody"><p>b</p></div><p>c</p></body></html>',
    expected: ["paragraph b"],
  },
  {
    title: "the article's body by its class",
    input: '<html><body><p>a</p><div class="x markdown-body"><p>b</p></div><p>c</p></body></html>',
    expected: ["paragraph b"],
  },
  { title: "a bare fragment", input: entry, expected: ["h3#-1000-a -1000 A", "* One."] },
  {
    title: "a Docusaurus page, its furniture left out",
    input: `<html><head><title>Error -9 X</title></head><body><nav><a>-1 NAV</a></nav><main><article><div class="theme-doc-toc-mobile"><button>-1000 A</button></div><div class="theme-doc-markdown markdown"><header><h1>Error Codes</h1></header>${entry}</div><footer class="theme-doc-footer"><li>Edit</li></footer></article><div class="tableOfContents_x"><ul><li><a class="table-of-contents__link">-1000 A</a></li></ul></div></main><footer>Copyright</footer><script>"<h3>-1 X</h3>"</script></body></html>`,
    expected: ["h1 Error Codes", "h3#-1000-a -1000 A", "* One."],
  },
  {
    title: "a Zudoku page",
    input:
      '<html><body><div><aside><ul><li>Spot</li></ul></aside><main><article><h1>Error codes</h1><h3 id="-1121-bad_symbol">-1121 BAD_SYMBOL<a href="#-1121-bad_symbol"><svg><title>Link</title></svg></a></h3><ul><li>Invalid symbol.</li></ul></article><p>Last modified on May 1</p></main></div></body></html>',
    expected: ["h1 Error codes", "h3#-1121-bad_symbol -1121 BAD_SYMBOL", "* Invalid symbol."],
  },
  {
    title: "inline marks, entities and line breaks",
    input: "<p>a <code>%s</code> &lt; <strong>b</strong><br>c<br/><BR />d</p>",
    expected: ["paragraph a %s < b\nc\nd"],
  },
  {
    title: "wrapped source lines",
    input: "<ul><li>\n<p>one\n   two</p>\n</li><li>three  four</li></ul>",
    expected: ["* one two", "* three  four"],
  },
  {
    title: "a list in a list",
    input: "<ul><li>a<ul><li>b</li></ul>c</li></ul>",
    expected: ["* a", "  * b", "paragraph c"],
  },
  {
    title: "a table, cells with breaks",
    input:
      "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>x</td><td>y<br></br>z</td></tr><tr><td></td><td></td></tr></tbody></table>",
    expected: ["!|A|B|", "|x|y\nz|"],
  },
  {
    title: "a code block with a line per span",
    input: "<pre><code><span>{</span><br><span>}</span></code></pre><p>a</p>",
    expected: ["code {\n}", "paragraph a"],
  },
  {
    title: "an anchor before a heading",
    input: '<p><a id="other-errors"></a></p><h2>Messages</h2>',
    expected: ["h2#other-errors Messages"],
  },
  {
    title: "an unescaped tag",
    input: "<ul><li>expected <SCHEMA_ID>.</li></ul>",
    expected: ["* expected <SCHEMA_ID>."],
  },
  {
    title: "a heading that is not closed",
    input: "<h3>-1000 A<ul><li>b</li></ul><h3>-1001 B</h3>",
    expected: ["h3 -1000 A", "* b", "h3 -1001 B"],
  },
  {
    title: "a code block that is not closed",
    input: "<pre>{ }<h3>-1000 A</h3><ul><li>b</li></ul>",
    expected: ["code { }", "h3 -1000 A", "* b"],
  },
  {
    title: "a cell that is not closed",
    input: "<table><tr><td>a<h3>-1000 A</h3><ul><li>b</li></ul>",
    expected: ["|a|", "h3 -1000 A", "* b"],
  },
  {
    title: "furniture that is not closed",
    input: `<body><div class="theme-doc-markdown"><nav>menu${entry}</div></body>`,
    expected: ["h3#-1000-a -1000 A", "* One."],
  },
  {
    title: "content that a stray end tag closes",
    input: `<body><div><div class="theme-doc-markdown"></div></div><h3>-1001 B</h3><ul><li>c</li></ul></div></body>`,
    expected: ["h3 -1001 B", "* c"],
  },
];

describe("htmlToBlocks", () => {
  it.each(cases)("reads $title", ({ input, expected }) => {
    expect(outline(input)).toEqual(expected);
  });

  it("gives 1-based source lines", () => {
    expect(htmlToBlocks(`<p>a</p>\r\n\n<ul>\n<li>b</li></ul>${entry}`).blocks.map(({ line }) => line)).toEqual([
      1, 4, 4, 6,
    ]);
  });

  it("takes any depth", () => {
    const depth = 10_000;
    const { blocks } = htmlToBlocks(`<h3>-1000 A</h3>${"<ul><li>".repeat(depth)}deep${"</li></ul>".repeat(depth)}`);
    expect(blocks).toMatchObject([{ kind: "heading" }, { kind: "item", text: "deep", depth: depth - 1 }]);
  });
});
