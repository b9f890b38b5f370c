import { describe, expect, test } from "vitest";
import { endPrint, fillsPrint, significance, startPrint } from "../../src/match/fold.ts";

describe("a fingerprint is made of eight letters and digits, ignoring characters between them", () => {
  test.each([
    ["Invalid symbol.", "  'INVALID' s\\y.m"],
    ["az09 AZ09", "AZ09az09"],
    ["a", "A."],
    ["abcdefgh", "abcdefghijk"],
    ["", " '\" "],
    [`${" ".repeat(95)}a`, "a"],
    // Later characters are not read.
    [`${" ".repeat(96)}a`, ""],
  ])("the beginnings of %j and %j", (one, other) => {
    expect(startPrint(one)).toBe(startPrint(other));
  });

  test.each([
    ["x of the account.", "Y THE ACCOUNT "],
    ["abcdefgh", "xxabcdefgh"],
    [`a${" ".repeat(95)}`, "a"],
    [`a${" ".repeat(96)}`, ""],
  ])("the ends of %j and %j", (one, other) => {
    expect(endPrint(one)).toBe(endPrint(other));
  });

  test.each([
    ["abcdefgh", "abcdefgx"],
    ["abcdefgh", "abcdefg"],
    ["ab", "ba"],
    ["a", ""],
    ["0", ""],
    ["9", ""],
    ["z", ""],
    [`${" ".repeat(95)}a`, ""],
  ])("%j and %j differ", (one, other) => {
    expect(startPrint(one)).not.toBe(startPrint(other));
    const turned = (text: string): string => Array.from(text).toReversed().join("");
    expect(endPrint(turned(one))).not.toBe(endPrint(turned(other)));
  });

  test.each([
    ["@", "["],
    ["`", "{"],
    ["/", ":"],
    ["\u00e9", "\u00fc"],
  ])("%j and %j are neither letters nor digits", (one, other) => {
    for (const text of [one, other]) {
      expect(startPrint(text)).toBe(startPrint(""));
      expect(endPrint(text)).toBe(endPrint(""));
      expect(significance(text)).toBe(0);
    }
  });
});

test.each([
  ["Abc 12.3 '", 6],
  ["", 0],
  ["abcdefg", 7],
  ["abcd efgh", 8],
  ["abcdefghi", 9],
])("the letters and digits of %j are %i", (text, count) => {
  expect(significance(text)).toBe(count);
  expect(fillsPrint(text)).toBe(count >= 8);
});
