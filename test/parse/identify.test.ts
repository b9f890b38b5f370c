import { describe, expect, it } from "vitest";
import type { PageHint } from "../../generator/parse/parse-page.ts";
import { pageAtAddress, pageAtFile } from "../../generator/parse/identity-clues.ts";
import { checksOf, firstPage } from "./brief.ts";

interface Case {
  readonly title: string;
  readonly input: string;
  readonly hint?: PageHint;
  readonly expected: {
    readonly family: string | null;
    readonly product?: string | null;
    readonly locale: "en" | "zh-CN";
  };
}

const entry = "### -1000 UNKNOWN\n * a";
const futures = { family: "usds-futures", product: "usds-margined-futures" } as const;

const cases: readonly Case[] = [
  {
    title: "canonical link",
    input:
      '<html lang="zh-CN"><head><link data-rh="true" rel="canonical" href="https://developers.binance.com/docs/zh-CN/derivatives/usds-margined-futures/error-code"></head><body><h3>-1000 A</h3></body></html>',
    expected: { ...futures, locale: "zh-CN" },
  },
  {
    title: "document id",
    input: '<html lang="en" class="docs-doc-page docs-doc-id-wallet/error-code"><body><h3>-1000 A</h3></body></html>',
    expected: { family: "sapi", product: "wallet", locale: "en" },
  },
  {
    title: "front matter",
    input: `---\nsource_url: https://developers.binance.com/docs/binance-spot-api-docs/testnet/errors\n---\n${entry}`,
    expected: { family: "spot", product: "spot-testnet", locale: "en" },
  },
  {
    title: "heading links",
    input:
      '### -1000 A[\u200B](/docs/zh-CN/algo/error-code#a "x")\n### -1001 B[\u200B](/docs/zh-CN/algo/error-code#b "x")',
    expected: { family: "sapi", product: "algo", locale: "zh-CN" },
  },
  {
    title: "URL line of llms-full.txt",
    input: `URL: /en/docs/products/derivatives-trading-usds-futures/error-code\n\n# Error code\n\n${entry}`,
    expected: { ...futures, locale: "en" },
  },
  {
    title: "source line of an archive",
    input: `${entry}\n\n> Source: [https://developers.binance.com/docs/derivatives/option/error-code](https://developers.binance.com/docs/derivatives/option/error-code)`,
    expected: { family: "options", product: "options", locale: "en" },
  },
  {
    title: "product above the title",
    input: "Wallet\n错误代码\n错误JSON格式:\n-1000 UNKNOWN\n- 未知错误。",
    expected: { family: "sapi", product: "wallet", locale: "zh-CN" },
  },
  {
    title: "an address within a text is no source line",
    input: `${entry}\n\nSee also Source: https://developers.binance.com/docs/derivatives/option/error-code`,
    expected: { family: null, locale: "en" },
  },
  {
    title: "a title that only ends like the testnet's",
    input: `# Not the Spot Testnet\n${entry}`,
    expected: { family: null, locale: "en" },
  },
  {
    title: "a hint of one product of several",
    input: entry,
    hint: { family: "sapi", product: "wallet" },
    expected: { family: "sapi", product: "wallet", locale: "en" },
  },
  {
    title: "a hint of a family that has one product",
    input: entry,
    hint: { family: "binance-us" },
    expected: { family: "binance-us", product: "binance-us", locale: "en" },
  },
  {
    title: "Chinese names of codes on an English page",
    input: "# Errors\n\n### -1000 未知错误\n * Some more English words than there are Chinese characters stand here\n",
    expected: { family: null, locale: "en" },
  },
  {
    title: "a Chinese section on a page of English bullets",
    input: "## 通用错误\n\n### -1000 A\n * Some more English words than there are Chinese characters stand here\n",
    expected: { family: null, locale: "zh-CN" },
  },
  {
    title: "title of the testnet",
    input: `# Error codes for Binance SPOT Testnet\n${entry}`,
    expected: { family: "spot", product: "spot-testnet", locale: "en" },
  },
  {
    title: "address hint",
    input: entry,
    hint: { url: "https://github.com/binance-us/binance-us-api-docs/blob/abc123/errors.md" },
    expected: { family: "binance-us", product: "binance-us", locale: "en" },
  },
  {
    title: "file hint",
    input: entry,
    hint: { file: "pages/coin-margined-futures/zh-CN/x.md" },
    expected: { family: "coin-futures", product: "coin-margined-futures", locale: "zh-CN" },
  },
  {
    title: "shape of its codes",
    input: "### -3000 A\n### -3001 B\n### -3002 C\n### -3005 D",
    expected: { family: "sapi", product: null, locale: "en" },
  },
  {
    title: "title that spot shares with a fork",
    input: `# Error codes for Binance (2019-09-25)\n${entry}`,
    expected: { family: "spot", product: "spot", locale: "en" },
  },
  {
    title: "section in Chinese over English bullets",
    input: `## 10xx - 服务器\n${entry}`,
    expected: { family: null, product: null, locale: "zh-CN" },
  },
  { title: "nothing at all", input: entry, expected: { family: null, product: null, locale: "en" } },
];

describe("identity of a page", () => {
  it.each(cases)("by $title", ({ input, hint, expected }) => {
    expect(firstPage(input, hint)).toMatchObject(expected);
  });

  it("comes from content, not from the hint, and a conflict is an error", () => {
    const input = `URL: /en/docs/products/wallet/error-code\n\n${entry}`;
    expect(firstPage(input, { family: "spot", product: "spot" })).toMatchObject({ family: "sapi", product: "wallet" });
    expect(checksOf(input, { family: "spot", product: "spot" })).toEqual(["page-identity", "page-identity"]);
    expect(checksOf(input, { family: "sapi", product: "wallet", locale: "en" })).toEqual([]);
  });

  it("notices another family's codes where the page names itself nowhere", () => {
    const sapi = "### -3000 A\n### -3001 B\n### -3002 C\n### -3005 D";
    expect(checksOf(sapi, { family: "usds-futures" })).toEqual(["page-identity"]);
    expect(checksOf(sapi, { family: "sapi" })).toEqual([]);
  });
});

it.each([
  ["pages/wallet/x.md", "wallet", null],
  ["pages/wallet/en/x.md", "wallet", "en"],
  ["pages/wallet/x_en.md", "wallet", "en"],
  ["pages/wallet/zh-CN.md", "wallet", "zh-CN"],
  ["pages\\Wallet\\x_CN.md", "wallet", "zh-CN"],
  ["other/x.md", null, null],
  ["green/x.md", null, null],
])("a file's path %s", (file, product, locale) => {
  expect(pageAtFile(file)).toEqual({ product, locale });
});

it.each([
  ["https://developers.binance.com/docs/wallet/error-code", { family: "sapi", product: "wallet", locale: "en" }],
  [
    "https://developers.binance.com/docs/zh-CN/wallet/error-code?x#y",
    { family: "sapi", product: "wallet", locale: "zh-CN" },
  ],
  ["/docs/wallet/error-code", { family: "sapi", product: "wallet", locale: "en" }],
  [
    "https://github.com/binance/binance-spot-api-docs/blob/0a0a/errors.md",
    { family: "spot", product: "spot", locale: "en" },
  ],
  ["https://example.com/docs/none", null],
  ["no address", null],
])("an address %s", (address, page) => {
  expect(pageAtAddress(address)).toEqual(page);
});
