import { describe, expect, it } from "vitest";
import { parsePage } from "../../generator/parse/parse-page.ts";
import { type Quirk, brief, briefEntries, checksOf, firstPage } from "./brief.ts";
const headings: readonly Quirk[] = [
  {
    title: "a code without a name",
    input: "### -20121\n * Invalid symbol.",
    expected: [{ codes: [-20121], name: null, messages: ["en: Invalid symbol."] }],
  },
  {
    title: "names that are no identifiers",
    input:
      "### -1008 Request Throttled\n### -1099 Not found, authenticated, or authorized\n### -2022 Order cancel-replace failed.\n### -5026 Exceed_Maximum_Modify_Order_Limit",
    expected: [
      { name: "Request Throttled" },
      { name: "Not found, authenticated, or authorized" },
      { name: "Order cancel-replace failed." },
      { name: "Exceed_Maximum_Modify_Order_Limit" },
    ],
  },
  {
    title: "translated and half-translated names",
    input: "### -1003 请求过多\n### -1101 TOO_MANY_参数\n### -1002未授权",
    expected: [{ codes: [-1003], name: "请求过多" }, { name: "TOO_MANY_参数" }, { codes: [-1002], name: "未授权" }],
  },
  { title: "frozen typos", input: "### -2019 MARGIN_NOT_SUFFICIEN", expected: [{ name: "MARGIN_NOT_SUFFICIEN" }] },
  {
    title: "other signs and separators",
    input: "### \u22121000 A_B\n### –1001: C_D\n### \\-1002 E\\_F\n### **-1003** `G`\n### \u200B-1004\u200B H",
    expected: [
      { codes: [-1000], name: "A_B" },
      { codes: [-1001], name: "C_D" },
      { codes: [-1002], name: "E_F" },
      { codes: [-1003], name: "G" },
      { codes: [-1004], name: "H" },
    ],
  },
  {
    title: "one name under two codes",
    input: "### -4167 A\n * x\n### -4183 A\n * y",
    expected: [
      { codes: [-4167], name: "A" },
      { codes: [-4183], name: "A" },
    ],
  },
  {
    title: "one code with two names",
    input: "### -5012 TRANSFER_PENDING\n * a\n### -5012 FUTURE_ACCT\n * b",
    expected: [
      { codes: [-5012], name: "TRANSFER_PENDING" },
      { codes: [-5012], name: "FUTURE_ACCT" },
    ],
  },
  {
    title: "levels mixed, codes unsorted, five figures",
    input: "### -20204 A\n#### -1145 B\n## -51007 C",
    expected: [{ codes: [-20204] }, { codes: [-1145] }, { codes: [-51007] }],
  },
  {
    title: "codes in samples and sentences",
    input: '```\n{"code":-1121,"msg":"Invalid symbol."}\n```\n### -1099 X\n * This replaces error code -1999',
    expected: [{ codes: [-1099], messages: [], notes: ["en: This replaces error code -1999"] }],
  },
  {
    title: "sections that only look like codes",
    input: "## 10xx - General\n## -9xxx Other\n## 21xxx - Portfolio\n## General (-1000 to -1099)\n### -1000 A",
    expected: [{ codes: [-1000] }],
  },
  {
    title: "a table of contents",
    input:
      "# Error codes\n * [-1000 UNKNOWN](#-1000)\n * [-1001 OTHER](#-1001)\n\n### -1000 UNKNOWN\n * a\n\n### -1001 OTHER",
    expected: [
      { codes: [-1000], messages: ["en: a"] },
      { codes: [-1001], messages: [] },
    ],
  },
];

const texts: readonly Quirk[] = [
  {
    title: "both languages alternating irregularly",
    input: "### -1003 A\n * Too many requests.\n * 请求过多。\n * 权重过多。\n * Way too much weight.",
    expected: [
      { messages: ["en: Too many requests.", "zh-CN: 请求过多。", "zh-CN: 权重过多。", "en: Way too much weight."] },
    ],
  },
  {
    title: "both languages in one bullet",
    input: "### -1015 A\n * Too many new orders; limit is %s per %s.  * 新订单太多； 当前限制为每％s ％s个订单。",
    expected: [
      { messages: ["en: Too many new orders; limit is %s per %s.", "zh-CN: 新订单太多； 当前限制为每％s ％s个订单。"] },
    ],
  },
  {
    title: "English that a machine has damaged",
    input: "### -1101 A\n * Too many 参数 sent for this endpoint.\n * clientTranId重复\n * Reduce only 必须为true",
    expected: [
      {
        messages: [
          "en: Too many 参数 sent for this endpoint.",
          "zh-CN: clientTranId重复",
          "zh-CN: Reduce only 必须为true",
        ],
      },
    ],
  },
  {
    title: "placeholders verbatim",
    input: "### -1100 A\n * '%s' `%s` [%s] {0} {param} ['%s'...] %sx ％s 5.0 X%",
    expected: [{ messages: ["en: '%s' %s [%s] {0} {param} ['%s'...] %sx ％s 5.0 X%"] }],
  },
  {
    title: "explanations and names among the bullets",
    input:
      "### -1013 INVALID_MESSAGE\n * The request is rejected by the API. (i.e. The request didn't reach the Matching Engine.)\n * Potential error messages can be found in [Filter Failures](#f).\n### -2010 NEW_ORDER_REJECTED\n * NEW_ORDER_REJECTED",
    expected: [
      {
        messages: [],
        notes: [
          "en: The request is rejected by the API. (i.e. The request didn't reach the Matching Engine.)",
          "en: Potential error messages can be found in Filter Failures.",
        ],
      },
      { messages: ["en: NEW_ORDER_REJECTED"], notes: [] },
    ],
  },
  {
    title: "explanations in Chinese",
    input:
      "### -1013 消息无效\n * 请求被 API 拒绝 （在这个情况中）。\n * 潜在的错误信息可以在 [a](#a) 中找到。\n### -2021 X\n收到该错误码代表撤单**或者**下单失败。",
    expected: [
      { messages: [], notes: ["zh-CN: 请求被 API 拒绝 （在这个情况中）。", "zh-CN: 潜在的错误信息可以在 a 中找到。"] },
      { messages: [], notes: ["zh-CN: 收到该错误码代表撤单或者下单失败。"] },
    ],
  },
  {
    title: "a paragraph instead of bullets, and nothing",
    input: "### -2021 X\n\nThis code is sent when a part failed.\n\n### -2022 Y\n\n### -2023 Z",
    expected: [
      { messages: [], notes: ["en: This code is sent when a part failed."] },
      { messages: [], notes: [] },
      { messages: [], notes: [] },
    ],
  },
  {
    title: "a heading below an entry's own",
    input: "### -1000 A\n * a\n\n#### Remarks\n\nMore on it.\n\n### -1001 B",
    expected: [{ messages: ["en: a"], notes: ["en: Remarks", "en: More on it."] }, { codes: [-1001] }],
  },
  {
    title: "double and trailing spaces, full-width stops, U+24C8",
    input: "### -4115 A\n * clientTranId  is duplicated \n * Invalid asset。\n * USDⓈ-M Futures.",
    expected: [{ messages: ["en: clientTranId  is duplicated", "en: Invalid asset。", "en: USDⓈ-M Futures."] }],
  },
  {
    title: "a bullet that begins with a code and goes on as a sentence",
    input: "### -1000 A\n * a\n * -1999 Once meant the same.",
    expected: [{ codes: [-1000], messages: ["en: a", "en: -1999 Once meant the same."] }],
  },
  {
    title: "furniture behind the last entry",
    input:
      "### -1000 A\n * a\n\n> Source: [https://developers.binance.com/docs/wallet/error-code](https://developers.binance.com/docs/wallet/error-code)",
    expected: [{ messages: ["en: a"], notes: [] }],
  },
];

describe("parsePage survives", () => {
  it.each([...headings, ...texts])("$title", ({ input, expected }) => {
    expect(briefEntries(input)).toMatchObject(expected);
    expect(briefEntries(input)).toHaveLength(expected.length);
  });

  it("names section, anchor and line of an entry", () => {
    const page = firstPage("# Error Codes\n\n## 10xx - General\n### -1000 UNKNOWN {#a}\n * b\n");
    expect(page).toMatchObject({
      title: "Error Codes",
      entries: [
        {
          section: "10xx - General",
          anchor: "a",
          line: 4,
          title: "-1000 UNKNOWN",
          kind: "entry",
          messages: [{ line: 5 }],
        },
      ],
    });
  });

  it("titles the rows of a table of codes by code and name", () => {
    const page = firstPage("| Code | Name |\n|---|---|\n| -1000 | A_B |\n| -1001 | |");
    expect(page.entries.map(({ title }) => title)).toEqual(["-1000 A_B", "-1001"]);
  });

  it("reads both languages of a joined file as two pages", () => {
    const text =
      "# Error codes\n### -1000 UNKNOWN\n * Unknown.\n\n---\n\n# 错误代码汇总\n## 10xx - 服务器\n### -1000 未知错误\n * 未知错误";
    const { pages, problems } = parsePage(text);
    expect(pages.map(({ locale, title }) => [locale, title])).toEqual([
      ["en", "Error codes"],
      ["zh-CN", "错误代码汇总"],
    ]);
    expect(pages.map(({ entries }) => entries.map(({ name }) => name))).toEqual([["UNKNOWN"], ["未知错误"]]);
    expect(problems).toEqual([]);
  });

  // Each was once read with the front matter of the next: the English page counted as the Chinese one.
  it("knows each page of a joined file by its own front matter", () => {
    const page = (locale: string, title: string): string =>
      `---\nsource_url: https://developers.binance.com/docs/${locale}binance-spot-api-docs/errors\n---\n\n# ${title}\n### -1000 A\n * b\n`;
    const { pages, problems } = parsePage(`${page("", "Errors")}\n${page("zh-CN/", "Codes")}`);
    expect(pages.map(({ family, locale, title }) => [family, locale, title])).toEqual([
      ["spot", "en", "Errors"],
      ["spot", "zh-CN", "Codes"],
    ]);
    expect(problems).toEqual([]);
  });

  it("separates joined languages without titles where the codes begin again", () => {
    const list = (names: readonly string[]): string =>
      names.map((name, index) => `### -${String(1000 + index)} ${name}\n * ${name}.`).join("\n");
    const { pages } = parsePage(`${list(["One", "Two", "Three"])}\n## 10xx - 常规\n${list(["一", "二", "三"])}`);
    expect(pages.map(({ entries }) => entries.length)).toEqual([3, 3]);
    expect(pages[1]?.entries[0]?.section).toBe("10xx - 常规");
  });

  it("repairs mojibake and reports it", () => {
    expect(briefEntries("### -1129 BAD\n * Invalid assetã€‚")).toMatchObject([{ messages: ["en: Invalid asset。"] }]);
    expect(checksOf("### -1129 BAD\n * Invalid assetã€‚")).toEqual(["mojibake-repaired"]);
  });

  it("gives the same entries for HTML, Markdown and plain text of one page", () => {
    const markdown =
      "# Error Codes\n\n## 10xx - General\n\n### -1000 UNKNOWN\n\n * An `%s` error &amp; more.\n * Second,\n   wrapped.\n\n### -1001 DISCONNECTED\n\nA note.";
    const html =
      "<h1>Error Codes</h1><h2>10xx - General</h2><h3>-1000 UNKNOWN</h3><ul><li>An <code>%s</code> error &amp; more.</li><li>Second,\nwrapped.</li></ul><h3>-1001 DISCONNECTED</h3><p>A note.</p>";
    const text =
      "Error Codes\n\n10xx - General\n\n-1000 UNKNOWN\n\n  • An %s error & more.\n  • Second, wrapped.\n\n-1001 DISCONNECTED\n\nA note.";
    const [first, ...others] = [markdown, html, text].map((page) =>
      firstPage(page).entries.map((entry) => ({ ...brief(entry), section: entry.section })),
    );
    expect(others).toEqual([first, first]);
  });
});
