import { describe, expect, test } from "vitest";
import { comparableText, similarity, takeApart } from "../../generator/text.ts";

describe("wordings that count as the same", () => {
  test.each([
    ["case", "Invalid SYMBOL", "invalid symbol"],
    ["quotes of every kind", "Parameter '“x”' `y` ‘z’", "parameter x y z"],
    ["white space of any length, and around", "  Invalid \n\t symbol ", "invalid symbol"],
    ["one full stop, and several, and Chinese ones", "Invalid symbol...。", "invalid symbol"],
    ["white space before the full stop", "Invalid symbol .", "invalid symbol"],
    ["white space behind the full stop", "Invalid symbol. ", "invalid symbol"],
    ["full-width forms", "Ｉｎｖａｌｉｄ（１）", "invalid(1)"],
    ["full stops within", "a.b", "a.b"],
    ["full stops alone", "...", ""],
    ["nothing", "", ""],
  ])("%s", (_, text, expected) => {
    expect(comparableText(text)).toBe(expected);
  });

  test("words and figures are counted, Chinese characters one by one", () => {
    const { comparable, words, length } = takeApart("订单 x_1 x_1, %s 订!");
    expect(comparable).toBe("订单 x_1 x_1, %s 订!");
    expect([...words]).toEqual([
      ["订", 2],
      ["单", 1],
      ["x_1", 2],
      ["%s", 1],
    ]);
    expect(length).toBe(6);
  });

  test("a text of marks alone has no words", () => {
    expect(takeApart("!?")).toEqual({ comparable: "!?", words: new Map(), length: 0 });
  });
});

test.each([
  ["a b c", "a b c", 1],
  ["a b c", "c b a", 1],
  ["a b c d", "a b", 2 / 3],
  ["a a b", "a b b", 2 / 3],
  ["a", "b", 0],
  ["", "a", 0],
  ["a", "", 0],
  ["!", "?", 1],
  ["撮合的recvWindow之外", "recvWindow", 2 / 7],
])("%j and %j have a likeness of %d", (left, right, expected) => {
  expect(similarity(takeApart(left), takeApart(right))).toBeCloseTo(expected, 12);
});
