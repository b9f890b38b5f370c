import { describe, expect, test } from "vitest";
import { codeScore, editDistance, nameScore, textScorer } from "../../src/explain/suggest.ts";

test.each([
  ["abc", "abc", 2, 0],
  ["abc", "abd", 2, 1],
  ["abc", "acb", 2, 1],
  ["bac", "abc", 2, 1],
  ["abc", "ab", 2, 1],
  ["ab", "abc", 2, 1],
  ["abc", "bca", 2, 2],
  ["abcd", "badc", 2, 2],
  ["abc", "abcdef", 2, 3],
  ["", "ab", 2, 2],
  ["1022", "1220", 3, 2],
])("from %j to %j, at most %i, it is %i steps", (left, right, most, steps) => {
  expect(editDistance(left, right, most)).toBe(steps);
});

describe("how near it is", () => {
  test.each([
    [-1021, -1022, 0.7 - 1 / 1e6],
    [1021, -1201, 0.7 - 180 / 1e6],
    [-1021, -1032, 0],
    [-102, -1021, 0.7 - 919 / 1e6],
    [-102, -103, 0],
  ])("a code %i to %i", (wanted, code, score) => {
    expect(codeScore(wanted, code)).toBeCloseTo(score, 9);
  });

  test.each([
    ["bad_sym", "BAD_SYMBOL", 1.07],
    ["symbol", "BAD_SYMBOL", 0.86],
    ["symbol bad", "BAD_SYMBOL", 0.85],
    ["order-id bad", "BAD_CLIENT_ORDER_ID", 0.75 + 12 / 19 / 10],
    ["bad_symbel", "BAD_SYMBOL", 0.85],
    ["symbal", "BAD_SYMBOL", 0],
    ["b", "BAD_SYMBOL", 0],
    ["x".repeat(81), "x".repeat(81).toUpperCase(), 0],
  ])("a query %j to the name %s", (query, name, score) => {
    expect(nameScore(query, name)).toBeCloseTo(score, 9);
  });

  test.each([
    ["invalid symbol", "Invalid symbol.", 0.8],
    ["invalid", "Invalid symbol, please look at it again.", 0.5 * 0.7 + 0.1 * (2 / 8)],
    ["what of it", "Invalid symbol.", 0],
    ["余额不足", "账户余额不足", 0.75 * 0.8],
    ["", "Invalid symbol.", 0],
    ["a".repeat(401), "a".repeat(401), 0],
  ])("a query %j to the text %j", (query, text, score) => {
    expect(textScorer(query)(text)).toBeCloseTo(score, 9);
  });
});
