import { describe, expect, it } from "vitest";
import { parsePage } from "../../generator/parse/parse-page.ts";
import { type Quirk, briefEntries, checksOf } from "./brief.ts";

/** Forms of a page with the same content: furniture, MDX, and the notations of a code. */
const furniture: readonly Quirk[] = [
  {
    title: "a table of contents behind the last entry",
    input:
      "### -1000 UNKNOWN\n * a\n\n### -1001 OTHER\n * b\n\n- [-1000 UNKNOWN](#-1000-unknown)\n  - [-1001 OTHER](/docs/x/error-code#-1001-other)\n\n[Back to top](#top)",
    expected: [
      { codes: [-1000], messages: ["en: a"], notes: [] },
      { codes: [-1001], messages: ["en: b"], notes: [] },
    ],
  },
  {
    title: "a table of contents without links",
    input: "### -1000 UNKNOWN\n * a\n\n### -1001 OTHER\n * b\n\nOn this page\n\n * -1000 UNKNOWN\n * -1001 OTHER\n",
    expected: [{ messages: ["en: a"] }, { messages: ["en: b"], notes: [] }],
  },
  {
    title: "a table of contents in HTML that no class names",
    input:
      '<article><h3>-1000 UNKNOWN</h3><ul><li>a</li></ul><ul><li><a href="#g">General</a><ul><li><a href="#-1000">-1000 UNKNOWN</a></li></ul></li></ul><p><a href="#top">Top</a></p></article>',
    expected: [{ messages: ["en: a"], notes: [] }],
  },
  {
    title: "footers, pagers, breadcrumbs and banners",
    input:
      "### -1000 A_B\n * a\n\nEdit this page\n\nLast updated on Jul 1, 2026\n\nHome > Docs > Error codes\n\n« General Info\n\nNext page\n\nWe use cookies to improve this site.\n\nWas this page helpful?",
    expected: [{ messages: ["en: a"], notes: [] }],
  },
  {
    title: "furniture that HTML names by class, role or id",
    input:
      '<h3>-1000 A_B</h3><ul><li>a</li></ul><div class="breadcrumbs"><ul><li>Home</li></ul></div><div role="dialog"><p>Accept</p></div><div id="cookie-banner"><p>We like them</p></div><div class="toc"><ul><li>x</li></ul></div>',
    expected: [{ messages: ["en: a"], notes: [] }],
  },
  {
    title: "permalinks with a mark",
    input: "### -1000 A_B [#](#-1000-a_b)\n * a [¶](#a)\n",
    expected: [{ codes: [-1000], name: "A_B", messages: ["en: a"] }],
  },
];

const mdx: readonly Quirk[] = [
  {
    title: "comments with a heading in them",
    input: "### -1000 A_B\n * a\n<!-- ### -1001 C_D\n * b -->\n\n{/*\n### -1002 E_F\n * c\n*/}\n\n### -1003 G_H\n * d",
    expected: [
      { codes: [-1000], messages: ["en: a"] },
      { codes: [-1003], messages: ["en: d"] },
    ],
  },
  {
    title: "a comment in code, which is text",
    input: "### -1000 A_B\n * Value `<!-- x -->` is wrong.",
    expected: [{ messages: ["en: Value <!-- x --> is wrong."] }],
  },
  { title: "a comment within a name", input: "### -1000 A_<!-- x -->B\n * a", expected: [{ name: "A_B" }] },
  {
    title: "expressions, imports and exports",
    input:
      "import Tabs from '@theme/Tabs';\nimport \"./x.css\"\n\nexport const a = {\n  b: 1,\n};\n\n### -1000 A_B\n * Param {'{0}'} and {\"*x*\"} or {`y`} with {param}.",
    expected: [{ messages: ["en: Param {0} and *x* or y with {param}."], notes: [] }],
  },
  {
    title: "admonitions",
    input:
      "### -1000 A_B\n * a\n\n:::note Careful\n\nSome **text**\n\n- one\n:::\n\n> [!WARNING]\n> Two `x`\n> - three\n\n * b",
    expected: [
      { messages: ["en: a", "en: b"], notes: ["en: Careful", "en: Some text", "en: one", "en: Two x", "en: three"] },
    ],
  },
  {
    title: "tabs and details",
    input:
      '### -1000 A_B\n * a\n\n<Tabs>\n<TabItem value="x" label="X">\n\n- one\n\n</TabItem>\n</Tabs>\n\n<details>\n<summary>More</summary>\n\n- two\n\n</details>\n\n * b\n\n### -1001 C_D\n * c',
    expected: [{ messages: ["en: a", "en: b"], notes: ["en: one", "en: More", "en: two"] }, { messages: ["en: c"] }],
  },
  {
    title: "footnotes",
    input:
      "### -1000 A_B\n * a[^1]\n * b\n\n### -1001 C_D\n * c[^x]\n\n[^1]: First\n  goes on.\n[^x]: Second.\n[^y]: Nobody's.",
    expected: [
      { messages: ["en: a", "en: b"], notes: ["en: First goes on."] },
      { messages: ["en: c"], notes: ["en: Second.", "en: Nobody's."] },
    ],
  },
  {
    title: "footnotes in HTML",
    input:
      '<h3>-1000 A_B</h3><ul><li>a<sup><a href="#fn-1">1</a></sup></li></ul><h3>-1001 C_D</h3><ul><li>b</li></ul><section class="footnotes"><ol><li id="fn-1">First.<a href="#fnref-1">↩</a></li></ol></section>',
    expected: [
      { messages: ["en: a"], notes: ["en: First."] },
      { messages: ["en: b"], notes: [] },
    ],
  },
  {
    title: "task lists, badges, definition lists",
    input:
      "### -1000 A_B\n * a\n * [x] done\n\n![stable](https://img.example/x.svg)\n\nTerm\n: What it means\n\n<Badge>new</Badge> here",
    expected: [{ messages: ["en: a"], notes: ["en: done", "en: stable", "en: Term What it means", "en: new here"] }],
  },
  {
    title: "the same in HTML",
    input:
      '<h3>-1000 A_B</h3><ul><li>a</li><li class="task-list-item"><input type="checkbox">done</li></ul><div class="admonition tip"><ul><li>one</li></ul></div><details><summary>More</summary><ul><li>two</li></ul></details><p><img alt="stable" src="x"></p><dl><dt>Term</dt><dd>Means</dd></dl><ul><li>b</li></ul>',
    expected: [
      {
        messages: ["en: a", "en: b"],
        notes: ["en: done", "en: one", "en: More", "en: two", "en: stable", "en: Term", "en: Means"],
      },
    ],
  },
];

const codes: readonly Quirk[] = [
  {
    title: "positive codes with a name",
    input:
      "### 51006 EXCEED\\_MAX\\_BORROWABLE\n * a\n### `51999` **UNKNOWN**\n### 000123 PAYOUT_LOCKED\n### +51007 HAS_PENDING",
    expected: [
      { codes: [51006], name: "EXCEED_MAX_BORROWABLE", messages: ["en: a"] },
      { codes: [51999], name: "UNKNOWN" },
      { codes: ["000123"], name: "PAYOUT_LOCKED" },
      { codes: [51007], name: "HAS_PENDING" },
    ],
  },
  { title: "a year", input: "### -1000 A_B\n * a\n## 2024 CHANGES\ntext", expected: [{ codes: [-1000], notes: [] }] },
  {
    title: "full-width figures, signs, strike-through, links, spans",
    input:
      "### －１００１ A_B\n### − 1002 C_D\n### ~~-1003 E_F~~\n### [-1004 G_H](#g)\n### <code>-1005</code> I_J\n### <span>-1006</span> K_L",
    expected: [
      { codes: [-1001], name: "A_B" },
      { codes: [-1002], name: "C_D" },
      { codes: [-1003], name: "E_F" },
      { codes: [-1004], name: "G_H" },
      { codes: [-1005], name: "I_J" },
      { codes: [-1006], name: "K_L" },
    ],
  },
  {
    title: "two codes with one list of messages",
    input: "### -1000/-1001 A_B\n * a\n### -1002 / 1003 C_D\n * b",
    expected: [
      { codes: [-1000, -1001], messages: ["en: a"] },
      { codes: [-1002, -1003], messages: ["en: b"] },
    ],
  },
  {
    title: "a message on the heading's line",
    input: "### -1174 INVALID_COMPONENT  * Component '%s' is wrong.\n * b",
    expected: [{ name: "INVALID_COMPONENT", messages: ["en: Component '%s' is wrong.", "en: b"] }],
  },
  {
    title: "soft hyphens and other invisible characters in a name",
    input: "### -1000 UNK\u00adNOWN\n### -1001 DIS\u202eCON\u200dNECTED\n### -1002 ＵＮＡＵＴＨ",
    expected: [{ name: "UNKNOWN" }, { name: "DISCONNECTED" }, { name: "UNAUTH" }],
  },
];

describe("parsePage reads", () => {
  it.each([...furniture, ...mdx, ...codes])("$title", ({ input, expected }) => {
    expect(briefEntries(input)).toMatchObject(expected);
    expect(briefEntries(input)).toHaveLength(expected.length);
  });
});

describe("parsePage reports", () => {
  it.each<[string, string, string]>([
    ["a comment that is never closed", "### -1000 A_B\n * a\n\n<!-- c\n\n### -1001 C_D\n * b", "comment-not-closed"],
    ["one that another begins in", "### -1000 A_B\n * a\n<!-- x\n * b\n<!-- y -->", "comment-not-closed"],
    ["a component whose text is elsewhere", '### -1000 A_B\n<Schema\n  url="x"\n/>\n * a', "component-not-read"],
    ["an invalid name", "### -1000 Request Throttled\n * a", "name-not-identifier"],
    ["letters that look alike", "### -1000 UN\u041aNOWN\n * a", "name-mixed-script"],
    ["markup in a text", "### -1000 A_B\n * See ](x) it.", "markup-in-text"],
    ["markup in a name", "### -1000 A_B](x)\n * a", "markup-in-text"],
    ["a footnote that is nowhere", "### -1000 A_B\n * a[^1]", "markup-in-text"],
    ["digits that are not a known code", "### -1000 A_B\n * a\n### 51006 Exceeds\n * b", "heading-without-code"],
    ["a code that has lost its sign", "### 1121 BAD_SYMBOL\n * a\n### -1000 A_B", "code-without-sign"],
  ])("%s", (_, input, check) => {
    expect(checksOf(input)).toContain(check);
  });

  it("names letters of other scripts by their code points", () => {
    const { problems } = parsePage("### -1000 UN\u041aNOWN\n * a");
    expect(problems[0]?.message).toContain("UN\u041a[U+041A]NOWN");
  });
});
