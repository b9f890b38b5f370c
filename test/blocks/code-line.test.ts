import { describe, expect, it } from "vitest";
import { afterLeadingCode, isBareCodeTitle, isCodeTitle, leadingCode } from "../../generator/blocks/code-line.ts";
import { splitHeadingLink } from "../../generator/blocks/html-blocks.ts";
import { lineFinder } from "../../generator/blocks/pipe-table.ts";

describe("a line that begins with a code", () => {
  it.each<[string, number, string]>([
    ["-1000 UNKNOWN", -1000, "UNKNOWN"],
    ["### **-1000** `UNKNOWN`", -1000, "UNKNOWN"],
    ["-1000 **UNKNOWN**", -1000, "UNKNOWN"],
    ["-1000: *UNKNOWN* ", -1000, "UNKNOWN"],
    ["-1000 \u2014 UNKNOWN\u200b", -1000, "UNKNOWN"],
    ["\\-1000 | UNKNOWN", -1000, "UNKNOWN"],
    ["\u22121003请求过多", -1003, "请求过多"],
    ["-999", -999, ""],
    ["-123456789 A", -123_456_789, "A"],
  ])("%j", (line, code, rest) => {
    expect(leadingCode(line)).toBe(code);
    expect(afterLeadingCode(line)).toBe(rest);
  });

  it.each(["1000 UNKNOWN", "UNKNOWN -1000", "-10 A", "-110x", "-1234567890", "-1000_A", "", "-"])(
    "%j does not",
    (line) => {
      expect(leadingCode(line)).toBeNull();
      expect(isCodeTitle(line)).toBe(false);
      expect(isBareCodeTitle(line)).toBe(false);
    },
  );

  it.each<[string, boolean, boolean]>([
    ["-1000 UNKNOWN", true, true],
    ["-1000 TOO_MANY_REQUESTS", true, true],
    ["-1000", true, true],
    ["-1003 Too many requests", true, false],
    ["-1003 请求过多", true, false],
    ["-1000 TOO_MANY_REQUESTS (old)", true, false],
    ["-1000 TOO_MANY_REQUESTS:", true, false],
    ["-1000.", false, false],
    ["-1013 is a filter error", false, false],
    ["-1013 INVALID_MESSAGE provides reasons", false, false],
    ["-1013 A_B_C provides reasons", false, false],
    ["-1013 INVALID_MESSAGE_TYPE provides reasons", false, false],
    ["-1013 Some reasons:", false, false],
    ["-1000 to -1099", false, false],
    [`-1000 A${"a".repeat(119)}`, true, false],
    [`-1000 A${"a".repeat(120)}`, false, false],
  ])("%j is a title: %j, and nothing else: %j", (line, isTitle, isBare) => {
    expect(isCodeTitle(line)).toBe(isTitle);
    expect(isBareCodeTitle(line)).toBe(isBare);
  });
});

describe("the link behind a heading", () => {
  it.each<[string, string, string | null]>([
    ["-1000 A[\u200b](/docs/e#-1000-a)", "-1000 A", "-1000-a"],
    ["-1000 A[\u200b](/docs/e#-1000-a) ", "-1000 A", "-1000-a"],
    ['-1000 A[\u200b](/docs/e#-1000-a "Direct link")', "-1000 A", "-1000-a"],
    ["-1000 A[\u200b](#)", "-1000 A", null],
    ["-1000 A[\u200b](/docs/e)", "-1000 A", null],
    ["-1000 A[\u200b](#-1000-%E8%AF%B7)", "-1000 A", "-1000-请"],
    ["-1000 A[\u200b](#a%ZZ)", "-1000 A", "a%ZZ"],
    ["-1000 A[\u200b](#a%E8)", "-1000 A", "a%E8"],
    ["-1000 A {#own}", "-1000 A", "own"],
    ["[-1000 A](#-1000-a)", "-1000 A", "-1000-a"],
    ["-1000 A", "-1000 A", null],
    ["See [the page](/docs/e#x) first", "See [the page](/docs/e#x) first", null],
  ])("%j", (source, text, anchor) => {
    expect(splitHeadingLink(source)).toEqual({ text, anchor });
  });
});

it("knows the line of every character", () => {
  const text = "a\nbc\n\nd\n";
  const lineOf = lineFinder(text);
  expect(Array.from(`${text}x`, (_, at) => lineOf(at))).toEqual([1, 1, 2, 2, 2, 3, 4, 4, 5]);
  expect(lineFinder("")(0)).toBe(1);
  const ends = lineFinder("a\rb\r\nc");
  expect([0, 1, 2, 3, 4, 5].map(ends)).toEqual([1, 1, 2, 2, 2, 3]);
});
