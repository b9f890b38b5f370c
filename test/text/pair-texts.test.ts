import { describe, expect, test } from "vitest";
import { pairTexts } from "../../generator/pair-texts.ts";

const pair = (went: readonly string[], came: readonly string[], isOnlyPair = false): unknown => {
  const { pairs, ...rest } = pairTexts(went, came, (text) => text, isOnlyPair);
  return { pairs: pairs.map(({ before, after }) => `${before} > ${after}`), ...rest };
};

describe("texts that were reworded", () => {
  test.each([
    ["none went", [], ["a b"], [], [], ["a b"]],
    ["none came", ["a b"], [], [], ["a b"], []],
    ["half of the words, among others", ["a b", "x y"], ["a c", "q r"], ["a b > a c"], ["x y"], ["q r"]],
    ["less than half, among others", ["a b c", "x y"], ["a q r", "s t"], [], ["a b c", "x y"], ["a q r", "s t"]],
    ["a fifth, alone in their place", ["a b c d e"], ["a q r s t"], ["a b c d e > a q r s t"], [], []],
    ["less than a fifth, alone", ["a b c d e f"], ["a q r s t u"], [], ["a b c d e f"], ["a q r s t u"]],
    ["one that went and two that came ask for half", ["a b c"], ["a q r", "s"], [], ["a b c"], ["a q r", "s"]],
    ["two that went and one that came ask for half", ["a q r", "s"], ["a b c"], [], ["a q r", "s"], ["a b c"]],
    ["the likest first, each once", ["a b c"], ["a b q", "a b c."], ["a b c > a b c."], [], ["a b q"]],
    ["the earlier of two that are as like", ["a b"], ["a q", "a r"], ["a b > a q"], [], ["a r"]],
  ])("%s", (_, before, after, pairs, went, came) => {
    expect(pair(before, after)).toEqual({ pairs, went, came });
  });

  test("a place with exactly one text, whatever it says now", () => {
    expect(pair(["a b"], ["x y"])).toEqual({ pairs: [], went: ["a b"], came: ["x y"] });
    expect(pair(["a b"], ["x y"], true)).toEqual({ pairs: ["a b > x y"], went: [], came: [] });
    expect(pair(["a b", "c d"], ["x y"], true)).toEqual({ pairs: [], went: ["a b", "c d"], came: ["x y"] });
  });

  test("40,000 pairs are compared, and no more", () => {
    const list = (length: number): string[] => Array.from({ length }, (_, index) => `w${String(index)}`);
    expect(pair(list(200), list(200))).toMatchObject({ went: [], came: [] });
    expect(pair(list(200), list(201))).toMatchObject({ pairs: [], went: list(200), came: list(201) });
  });
});
