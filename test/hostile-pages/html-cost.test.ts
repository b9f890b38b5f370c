import { fc, test as property } from "@fast-check/vitest";
import { load } from "cheerio/slim";
import { describe, expect, it } from "vitest";
import { htmlCost } from "../../generator/blocks/html-page.ts";
import { htmlToBlocks } from "../../generator/blocks/html-blocks.ts";
import { markdownToBlocks } from "../../generator/blocks/markdown-blocks.ts";
import { PAGE_LIMITS } from "../../generator/blocks/to-blocks.ts";
import { fuzzOptions } from "../support/fuzz-runs.ts";

/** Special cases of htmlparser2's tokenizer: raw text, comments, quotes, and U+001C and U+000F. */
const PIECES =
  `<div> <div </div> </div <p> </p> <b> </b> <li> <ul> <br> <br/> </br> <img\tsrc=x> <script> </script> </script <style>
  </style> <title> </title> <textarea> </textarea\t> <xmp> </xmp> <!-- --> - -- <!- <! <!> <![CDATA[ ]]> <? ?> > < / />
  " ' = a= a=' a=" x \u001c \u000f \u001c\u000fscript> <svg> </svg> <path\td=''/> <SCRIPT> </ScRiPt\t> </\tdiv> </\t>
  </> </1> <div/> <div\t/\t> <div\ta/b> <td> &amp; &lt &quot <s> <st> <ti> <x <a\t=b> <a\tb\t=\tc> <a\tb=> <title/>
  <script/>`.split(/[ \n]+/u);

const soup = fc
  .array(
    fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...PIECES, " ", "\n", "\f") }, fc.string({ unit: "binary" })),
  )
  .map((pieces) => pieces.join(""));

/** Depth of the tree that the parser makes. */
function treeDepth(html: string): number {
  const root = load(html, { xml: { xmlMode: false, decodeEntities: true } }).root();
  let level = root.children();
  let depth = 0;
  for (; level.length > 0; level = level.children()) depth += 1;
  return depth;
}

describe("htmlCost", () => {
  property.prop([soup], fuzzOptions(3000))("never counts fewer open elements than the parser has", (html) => {
    const { depth, excess } = htmlCost(html);
    expect(excess).toBeNull();
    // An element that is never left open (<br>) is still one level of the tree.
    expect(depth + 1).toBeGreaterThanOrEqual(treeDepth(html));
  });

  it.each([
    ["nothing", "text", { tags: 0, depth: 0, nesting: 0 }],
    ["closed elements", "<ul><li>a</li><li>b</li></ul>", { tags: 6, depth: 2, nesting: 7 }],
    ["void elements", "<p>a<br>b<img></p>", { tags: 4, depth: 1, nesting: 3 }],
    ["raw text", "<script>'<div><div>'</script>", { tags: 2, depth: 1, nesting: 1 }],
    ["a comment", "<!-- <div> --><b></b>", { tags: 2, depth: 1, nesting: 1 }],
  ])("counts %s", (_, html, expected) => {
    expect(htmlCost(html)).toMatchObject(expected);
  });
});

describe("HTML that would take quadratic time", () => {
  // Elements nested 100,000 deep took the parser up to 28 seconds, twice as many four times as long.
  const deep = "<ul><li>".repeat(50_000);
  const pieces = [
    { title: "lists", html: deep, limit: "nesting" },
    { title: "elements that are never closed", html: "<b>".repeat(100_000), limit: "nesting" },
    { title: "end tags without a start", html: `${"<b>".repeat(30_000)}${"</i>".repeat(30_000)}`, limit: "nesting" },
    { title: "tags", html: "<br>".repeat(PAGE_LIMITS.tags + 1), limit: "tags" },
  ] as const;

  it.each(pieces)("is not read: $title", ({ html, limit }) => {
    expect(htmlToBlocks(`<h3>-1000 A</h3>\n${html}`)).toMatchObject({ blocks: [], stopped: { limit, line: 2 } });
  });

  it.each(pieces)("is not read within Markdown: $title", ({ html, limit }) => {
    const { blocks, stopped } = markdownToBlocks(`### -1000 A\n\n<p>\n${html}\n\n### -1001 B`);
    expect(blocks).toMatchObject([{ kind: "heading", text: "-1000 A" }]);
    expect(stopped).toEqual({ limit, line: 4 });
  });
});
