import { describe, expect, test } from "vitest";
import { cut, headingSlug, readText, sameText } from "../../generator/text.ts";
describe("a text is cut", () => {
  test.each([
    ["abc", 3, "abc"],
    ["abcd", 3, "abc…"],
    ["", 0, ""],
    ["ab😀", 4, "ab😀"],
    ["ab😀c", 3, "ab…"],
    ["ab😀c", 4, "ab😀…"],
    ["😀😀😀", 4, "😀😀…"],
  ])("%j at %i", (text, length, expected) => {
    expect(cut(text, length)).toBe(expected);
  });
});

test.each([
  [" -1000 UNKNOWN ", "-1000-unknown"],
  ["10xx - General (errors)!", "10xx---general-errors"],
  ["过滤器 故障", "过滤器-故障"],
  ["A_b  c", "a_b--c"],
])("the heading %j has the anchor %j", (title, slug) => {
  expect(headingSlug(title)).toBe(slug);
});

describe("the rendered text", () => {
  test.each([
    [" a \n b\u200b\ufeffc ", "a b c"],
    ["e\u0301", "\u00e9"],
  ])("%j", (text, expected) => {
    expect(readText(text)).toBe(expected);
  });

  test.each([
    ["a", "a", true],
    ["a b", "a\n b ", true],
    ["a", "b", false],
    ["", undefined, false],
    [undefined, "", false],
    [undefined, undefined, true],
    ["A", "a", false],
  ])("%j and %j: the same is %s", (left, right, expected) => {
    expect(sameText(left, right)).toBe(expected);
  });
});
