import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { discoverPages, withListedAddresses } from "../../generator/discovery.ts";
import { sourcesFor } from "../../generator/sources.ts";

const URL_EN = "https://developers.binance.com/en/docs/llms.txt";
const found = (text: string): readonly (readonly [number | undefined, string])[] =>
  discoverPages([{ url: URL_EN, text: `- [Intro](/en/docs/introduction.md)\n${text}` }])
    .filter(({ check }) => check === "unknown-error-page")
    .map((problem) => [problem.at.line, problem.message.slice(problem.message.indexOf(": ") + 2)]);

test.for([
  { title: "a page of the table", text: "- [Error Codes](/en/docs/products/wallet/error-code.md)", expected: [] },
  { title: "the same in Chinese", text: "- [错误代码](/zh-CN/docs/products/wallet/error-code.md)", expected: [] },
  {
    title: "an unknown product",
    text: "- [Error codes](/en/docs/products/vip-loan/error-code.md)",
    expected: [[2, '"Error codes" at /en/docs/products/vip-loan/error-code.md.']],
  },
  {
    title: "by its path alone",
    text: "- [/x](/en/docs/products/x/errors.md)",
    expected: [[2, '"/x" at /en/docs/products/x/errors.md.']],
  },
  {
    title: "by its Chinese title",
    text: "* [错误汇总](/zh-CN/docs/products/x/y.md)",
    expected: [[2, '"错误汇总" at /zh-CN/docs/products/x/y.md.']],
  },
  {
    title: "an absolute address",
    text: `- [Errors](https://developers.binance.com/en/docs/x.md)`,
    expected: [[2, '"Errors" at /en/docs/x.md.']],
  },
  {
    title: "names in other forms",
    text: "- [A](/en/docs/a/error_code.md)\n- [B](/en/docs/b/errorcode-list.md)\n- [C](/en/docs/c/response-codes.md)",
    expected: [
      [2, '"A" at /en/docs/a/error_code.md.'],
      [3, '"B" at /en/docs/b/errorcode-list.md.'],
      [4, '"C" at /en/docs/c/response-codes.md.'],
    ],
  },
  {
    title: "a page that is known in the other language",
    text: "- [错误](/zh-CN/docs/products/spot/testnet/errors.md)",
    expected: [],
  },
  {
    title: "a known product under another slug",
    text: "- [Error Codes](/en/docs/products/algo-trading/error-codes.md)",
    expected: [],
  },
  { title: "another site", text: "- [Errors](https://example.com/errors.md)", expected: [] },
  { title: "no web address", text: "- [Errors](javascript:alert)", expected: [] },
  {
    title: "brackets in the title",
    text: "- [a [b] (c) Error](/en/docs/x.md)",
    expected: [[2, '"a [b] (c) Error" at /en/docs/x.md.']],
  },
  {
    title: "a title after the address",
    text: '- [Errors](/en/docs/x.md "y")',
    expected: [[2, '"Errors" at /en/docs/x.md.']],
  },
  { title: "an unclosed link", text: "- [Errors](/en/docs/x.md\n- [Errors]\n- Errors](/x)", expected: [] },
  {
    title: "each page once",
    text: "- [Errors](/en/docs/x.md)\n- [错误](/zh-CN/docs/x.md)",
    expected: [[2, '"Errors" at /en/docs/x.md.']],
  },
  {
    title: "invisible characters in the title",
    text: "- [Err\u202E\u0000Errors\u200B](/en/docs/x.md)",
    expected: [[2, '"Err Errors" at /en/docs/x.md.']],
  },
  {
    title: "documents of llms-full.txt",
    text: "---\n\n## Document: /products/x/errors\n\nURL: /en/docs/products/x/errors\n\n# Errors\n\n---\n\n## Document: a heading\n\ntext",
    expected: [[4, '"/products/x/errors" at /en/docs/products/x/errors.']],
  },
])("discovery: $title", ({ text, expected }) => {
  expect(found(text)).toEqual(expected);
});

test("an index without pages is reported: it does not prove that nothing is new", () => {
  expect(discoverPages([{ url: URL_EN, text: "<html></html>" }])).toMatchObject([{ check: "empty-site-index" }]);
});

test("sources that their index lacks are told at once", () => {
  const text =
    "- [Errors](/en/docs/products/spot/errors.md)\n- [Error Codes](/en/docs/products/algo-trading/error-code.md)";
  const [problem, ...others] = discoverPages([{ url: URL_EN, text }]);
  expect(others).toEqual([]);
  expect(problem?.check).toBe("source-not-listed");
  expect(problem?.message).toContain("sapi wallet en");
  expect(problem?.message).not.toMatch(/spot en|algo|zh-CN/);
});

test("the address that the index gives a page is tried first", () => {
  const text = "- [Error Codes](/en/docs/products/algo-trading/error-codes.md)";
  const sources = withListedAddresses(sourcesFor(["sapi"]), [{ url: URL_EN, text }]);
  const urls = sources
    .find(({ product, locale }) => product === "algo" && locale === "en")
    ?.candidates.map(({ url }) => url);
  expect(urls?.slice(0, 3)).toEqual([
    "https://developers.binance.com/en/docs/products/algo-trading/error-codes.md",
    "https://developers.binance.com/en/docs/products/algo-trading/error-codes",
    "https://developers.binance.com/en/docs/products/algo/error-code.md",
  ]);
});

test("an index full of unknown pages gives a short report", () => {
  const text = Array.from({ length: 100_000 }, (_, index) => `- [Errors](/en/docs/p${String(index)}/errors.md)`).join(
    "\n",
  );
  const problems = discoverPages([{ url: URL_EN, text }]).filter(({ check }) => check === "unknown-error-page");
  expect(problems).toHaveLength(26);
  expect(problems.at(-1)?.message).toContain("99975 more");
});

property.prop([fc.array(fc.string({ unit: "binary" })), fc.constantFrom("- [", "](", ")", "## Document: ", "URL: ")])(
  "for any index, every problem is a warning of one short line",
  (pieces, glue) => {
    for (const problem of discoverPages([{ url: URL_EN, text: pieces.join(glue) }])) {
      expect(problem.severity).toBe("warning");
      expect(problem.message).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }
  },
);
