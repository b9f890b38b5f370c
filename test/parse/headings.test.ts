import { describe, expect, it } from "vitest";
import { markdownToBlocks } from "../../generator/blocks/markdown-blocks.ts";
import { readColumns, guessColumns } from "../../generator/parse/columns.ts";
import { splitDocuments } from "../../generator/parse/documents.ts";
import {
  codesInTitle,
  isConstantName,
  namesInTitle,
  readCodeCell,
  readCodeHeading,
  readPageTitle,
} from "../../generator/parse/headings.ts";
import { isExplanation } from "../../generator/parse/messages.ts";
describe("content of a heading", () => {
  it.each<[string, readonly number[], string | null]>([
    ["-1000 UNKNOWN", [-1000], "UNKNOWN"],
    ["-1000", [-1000], null],
    ["[-1000] UNKNOWN", [-1000], "UNKNOWN"],
    ["-1000 - UNKNOWN", [-1000], "UNKNOWN"],
    // A range after the code must not lose the code.
    ["-1000 UNKNOWN (-1001 to -1005)", [-1000], "UNKNOWN (-1001 to -1005)"],
    ["-2010 NEW_ORDER_REJECTED, -2011 CANCEL_REJECTED", [-2010, -2011], null],
    ["-2010 NEW_ORDER_REJECTED and -2011 CANCEL_REJECTED", [-2010, -2011], null],
    ["-2010 NEW_ORDER_REJECTED. Not -2011", [-2010], "NEW_ORDER_REJECTED. Not -2011"],
    ["-2010, -2010", [-2010], ", -2010"],
  ])("%j", (text, codes, name) => {
    expect(readCodeHeading(text)).toEqual({ codes, name });
  });

  it.each([
    "-1000 to -1099",
    "-1000 ~ -1099 General",
    "-1000 – -1099 X",
    "-1000...-1099",
    "-1000--1099",
    "-1000 … -1099",
    "General (-1000)",
    "",
    "x",
  ])("%j has no code", (text) => {
    expect(readCodeHeading(text)).toBeNull();
  });

  it.each<[string, readonly number[]]>([
    ["Messages for -1010 ERROR_MSG_RECEIVED, -2010 NEW_ORDER_REJECTED", [-1010, -2010]],
    ["Messages for -1010 ERROR_MSG_RECEIVED", [-1010]],
    ["Messages for -1010", []],
    ["General (-1000 to -1099)", []],
    ["General (-1000 to -1099) and -2010 NEW_ORDER_REJECTED", [-2010]],
    ["Filters", []],
  ])("codes in %j", (text, codes) => {
    expect(codesInTitle(text)).toEqual(codes);
  });

  it("the names behind them", () => {
    expect(namesInTitle("For -1010 ERROR_MSG_RECEIVED, -2010 and -2011 Cancel")).toEqual([
      { code: -1010, name: "ERROR_MSG_RECEIVED" },
      { code: -2010, name: null },
      { code: -2011, name: null },
    ]);
  });

  it.each([
    ["UNKNOWN", true],
    ["TOO_MANY_REQUESTS_2", true],
    ["A_b", true],
    ["AB", false],
    ["a UNKNOWN", false],
    ["UNKNOWN.", false],
    ["Unknown", false],
    ["_A_B", false],
    ["A__B", false],
  ])("%j is a name in capitals: %j", (text, isName) => {
    expect(isConstantName(text)).toBe(isName);
  });

  it.each<[string, number | string | null]>([
    ["-1000", -1000],
    ["`-1000`", -1000],
    ["\u2212 1000", -1000],
    ["-10", -10],
    ["-1", null],
    ["100001", "100001"],
    ["000123", "000123"],
    ['"123"', "123"],
    ["12", null],
    ["1234567890123", null],
    ["-1000 x", null],
    ["x1000", null],
    [`1000${" ".repeat(57)}`, null],
    ["", null],
  ])("the cell %j", (text, code) => {
    expect(readCodeCell(text)).toBe(code);
  });
});

describe("columns by their headers", () => {
  it.each([
    ["code", ["Code", "Error code", "codes", "**Code:**", "代码", "错误代码", "错误码", "错误编码"]],
    ["message", ["Message", "Error messages", "msg", "错误信息", "报错消息", "消息", "报错"]],
    ["name", ["Name", "Error type", "名称", "错误名称"]],
    ["meaning", ["Description", "meanings", "Details", "Cause", "Reason", "reasons", "desc", "描述", "原因"]],
    ["solution", ["Solution", "Remedy", "remedies", "Action", "Fix", "How to fix", "解决方案", "建议"]],
    ["filter", ["Filter", "Filter type", "filter names", "过滤器", "过滤器类型"]],
  ])("%s", (role, headers) => {
    for (const header of headers) expect(readColumns([header]), header).toEqual([role]);
    for (const header of headers) expect(readColumns([`x ${header}`, `${header} x`]), header).toEqual([null, null]);
  });

  it("by the first cell if there are none", () => {
    expect(guessColumns(["-1000", "A", "b"], true)).toEqual(["code", "name", "message"]);
    expect(guessColumns(["-1000"], true)).toEqual(["code"]);
    expect(guessColumns(["a", "b", "c", "d"], false)).toEqual(["message", "meaning", "solution"]);
    expect(guessColumns([], true)).toEqual(["code"]);
  });
});

describe("a file's documents", () => {
  const three = "### -1000 A\n * a\n\n### -1001 B\n * b\n\n### -1002 C\n * c\n\n";
  const starts = (markdown: string): readonly (number | undefined)[] =>
    splitDocuments(markdownToBlocks(markdown).blocks).map((blocks) => blocks[0]?.line);

  it.each<[string, string, readonly number[]]>([
    ["one", `# T\n\n${three}`, [1]],
    ["two with titles", `# T\n\n${three}# U\n\n${three}`, [1, 12]],
    ["a title behind the last code", `# T\n\n${three}# U\n\ntext`, [1]],
    ["two without titles", `${three}${three}`, [1, 10]],
    ["the second's own heading belongs to it", `## T\n\n${three}## U\n\ntext\n\n${three}`, [1, 12]],
    ["a sample above it too", `${three}text\n\n\`\`\`\nx\n\`\`\`\n\n${three}`, [1, 12]],
    ["but not what belongs to the entry before", `${three}## U\n\n * c\n\n${three}`, [1, 14]],
    ["nor a row of its table", `${three}## U\n\n| a | b |\n| --- | --- |\n| c | d |\n\n${three}`, [1, 16]],
    ["entries without texts", "### -1000 A\n\n### -1001 B\n\n### -1002 C\n\n".repeat(2), [1, 7]],
    ["two codes that come again", `${three}### -1000 A\n * a\n\n### -1001 B\n * b`, [1]],
    ["three codes at most", "### -1000 A\n\n### -1001 B\n\n### -1000 A\n\n### -1001 B", [1]],
  ])("%s", (_, markdown, lines) => {
    expect(starts(markdown)).toEqual(lines);
  });
});

describe("the page's title", () => {
  it.each<[string, string, string | null]>([
    ["a heading", "# The errors\n\n### -1000 A", "The errors"],
    ["a line of its own", "Error codes for all\n\n### -1000 A", "Error codes for all"],
    ["a line in the singular, far in", `${"x".repeat(39)} error code\n\n### -1000 A`, `${"x".repeat(39)} error code`],
    ["in Chinese", "错误代码汇总\n\n### -1000 A", "错误代码汇总"],
    ["a sentence", `Error codes ${"and so on ".repeat(7)}\n\n### -1000 A`, null],
    ["a line too far in", `${"x".repeat(41)} error codes\n\n### -1000 A`, null],
    ["a heading behind the codes", "### -1000 A\n\n# The errors", null],
    ["none", "### -1000 A", null],
  ])("%s", (_, markdown, title) => {
    expect(readPageTitle(markdownToBlocks(markdown).blocks)).toBe(title);
  });
});

it.each([
  ["This code is sent when an error has been returned.", true],
  ["This error code is sent when x", true],
  ["收到该错误码代表x", true],
  ["这个错误代码是由x", true],
  ["This replaces the error code -1999", true],
  ["This replaces error code -1999", true],
  ["替换错误代码 -1999", true],
  ["Potential error messages can be found below", true],
  ["可能的错误信息", true],
  ["The request is rejected by the API. (i.e. x", true],
  ["请求被 API 拒绝（x", true],
  ["If the order type provided", true],
  ["Please refer to x", true],
  ["See x for y", true],
  ["For more details, see x", true],
  ["请参考", true],
  ["Invalid symbol.", false],
  ["The request is rejected.", false],
  ["x: This code is sent when", false],
  ["NEW_ORDER_REJECTED", false],
])("%j explains and is never sent: %j", (text, expected) => {
  expect(isExplanation(text)).toBe(expected);
});
