import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { cutTo, displayWidth, hasColour, wrap } from "../../src/cli/text.ts";
import { printable, printableJson } from "../../src/text/printable.ts";
test.each<[string, number, readonly string[]]>([
  ["one two three", 7, ["one two", "three"]],
  ["a-word-that-is-too-long x", 6, ["a-word-that-is-too-long", "x"]],
  ["时间戳与服务器时间不符：请校准", 10, ["时间戳与服", "务器时间不", "符：请校准"]],
  ["重发前请先查询，谢谢。", 14, ["重发前请先查", "询，谢谢。"]],
  ["调用 GET account 查询", 11, ["调用 GET", "account 查", "询"]],
  ["", 5, []],
])("%s in %i columns", (text, width, expected) => {
  expect(wrap(text, width)).toEqual(expected);
});

property.prop([fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 60 })])(
  "wrapping loses nothing but white space",
  (text, width) => {
    const lines = wrap(text, width);
    expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
  },
);

property.prop([fc.string({ unit: "binary" })])(
  "what is printed has no control characters, and JSON keeps its meaning",
  (text) => {
    expect(printable(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    const json = printableJson({ text });
    expect(json).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(JSON.parse(json)).toEqual({ text });
  },
);

test.each<[string, number]>([
  ["abc", 3],
  ["余额", 4],
  ["（a）", 5],
  ["e\u0301", 1],
  ["\u{1f600}", 2],
])("%s takes %i columns", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test("a cut text is marked and fits", () => {
  expect(cutTo("余额不足", 6)).toBe("余额…");
  expect(cutTo("abc", 3)).toBe("abc");
});

describe("colour", () => {
  test.each<[Record<string, string>, boolean, boolean]>([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: "1" }, true, false],
    [{ NO_COLOR: "" }, true, true],
    [{ FORCE_COLOR: "1" }, false, true],
    [{ FORCE_COLOR: "0" }, true, false],
    [{ NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
    [{ TERM: "dumb" }, true, false],
  ])("with %j, terminal %s: %s", (env, isTerminal, expected) => {
    expect(hasColour(env, isTerminal)).toBe(expected);
  });
});
