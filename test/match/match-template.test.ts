import { describe, expect, test } from "vitest";
import { matchTemplate } from "../../src/match/match-template.ts";
import type { Message } from "../../src/model/message.ts";
import { paramsOf } from "../../src/match/params.ts";
import { planSegments } from "../../src/match/template.ts";
import { planTemplate } from "../../src/match/template.ts";
import { advicePair } from "../../src/model/advice.ts";

describe("values of a template in a text, to the letter", () => {
  test.each<[string, string, readonly string[] | null]>([
    ["Limit is |ilimit| now.", "Limit is 50 now.", ["50"]],
    ["Limit is |ilimit| now.", "limit is 50 now.", null],
    ["Limit is |ilimit| now.", "Limit is 50 now", null],
    ["Limit is |ilimit| now.", "Limit is 50x now.", null],
    ["Limit is |ilimit| now.", "Limit is x now.", null],
    ["Limit is |ilimit| now.", "Limit is  now.", null],
    ["Limit is |ilimit| now.", "Limit is now.", null],
    // The same first, middle and last character as the literals.
    ["Limit is |ilimit| now.", "Lxxxxxxx 50 now.", null],
    ["Limit is |ilimit| orders", "Limit is 50 xxdxxs", null],
    ["Limit is |ilimit| orders", "Limit is 50 oxdxxs", null],
    ["Limit is |ilimit|", "Limit is 50", ["50"]],
    ["Limit is |ilimit|", "Limit is 50.", null],
    ["|slabel| is bad", "my label is bad", ["my label"]],
    ["|slabel| is bad", " is bad", null],
    ["|slabel|", "", null],
    ["|slabel|", "x", ["x"]],
    ["a |ix| b |iy| c", "a 1 b 2 c", ["1", "2"]],
    ["a |ix| b |iy| c", "a 1 d 2 c", null],
    ["a |ix| b |iy| c", "a 1 b x c", null],
    ["a |ix| thirteen letters |iy| c", "a 1 thirteen letters 2 c", ["1", "2"]],
    ["a |ix| thirteen letters |iy| c", "a 1 thirteen lettexs 2 c", null],
    ["|sx| and |sy|", "one and two", ["one", "two"]],
    ["|sx|, |sy|", "one two", null],
    ["|sx||sy|", "one two", ["one", " two"]],
    ["a '|sx|' b", "a '' b", [""]],
    ["a '|sx|' |iy| b", "a '' 5 b", ["", "5"]],
    ["a |sx| b", "a  b", null],
    ["a:|ix|", "a:5", ["5"]],
    ["a:|ix|", "ab5", null],
    ["a:|ix|", "b:5", null],
    ["a|ix|", "a5", ["5"]],
    ["a|ix|", "b5", null],
    ["|ix|:", "5:", ["5"]],
    ["|ix|:", "5;", null],
    ["|ix|:a", "5:a", ["5"]],
    ["|ix|:a", "5;a", null],
    ["|ix|:ab", "5:ab", ["5"]],
    ["|ix|:ab", "5:xb", null],
    ["aba|ix|aba", "aba", null],
    ["a|ix|a", "a", null],
  ])("%j on %j", (field, text, values) => {
    expect(matchTemplate(planTemplate(planSegments(field)), text)).toEqual(values);
  });
});

test("the values of one text stay when another is read", () => {
  const plan = planTemplate(planSegments("a |ix| b"));
  const one = matchTemplate(plan, "a 1 b");
  expect(matchTemplate(plan, "a 2 b")).toEqual(["2"]);
  expect(one).toEqual(["1"]);
});

describe("values with their types", () => {
  const message = (field: string): Message => {
    const segments = planSegments(field);
    const advice = advicePair("nf-r x");
    const entry = { families: [], code: -1, name: "ONE", advice, docsUrl: null };
    const rest = { literal: null, banAt: -1, ipAt: -1, givenId: null, template: null };
    return { entry, segments, plan: planTemplate(segments), advice, ...rest };
  };

  test.each<[string, readonly string[], object]>([
    ["|ia|", ["5"], { a: 5 }],
    ["|da|", ["1.50"], { a: 1.5 }],
    ["|ta|", ["1700000000000"], { a: 1_700_000_000_000 }],
    ["|sa|", ["5"], { a: "5" }],
    ["|la|", ["5"], { a: "5" }],
    ["|pa|", ["5"], { a: "5" }],
    ["|va|", ["10 SECOND"], { a: "10 SECOND", aMs: 10_000 }],
    ["|va|", ["10 OTHER"], { a: "10 OTHER" }],
    ["|va|", ["5"], { a: "5" }],
    ["|ba|", ["true"], { a: true }],
    ["|ba|", ["false"], { a: false }],
    ["|ia|", ["x"], { a: "x" }],
    ["|ia| |sb|", ["5", "6"], { a: 5, b: "6" }],
    ["|ia| |sb|", ["5"], { a: 5 }],
    ["|ia|", [], {}],
  ])("%j of %j", (field, values, params) => {
    expect(paramsOf(message(field), values)).toEqual(params);
  });

  test("of no message", () => {
    expect(paramsOf(null, ["5"])).toEqual({});
  });
});
