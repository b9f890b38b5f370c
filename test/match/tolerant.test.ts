import { describe, expect, test } from "vitest";
import { planSegments } from "../../src/match/template.ts";
import { matchTolerant, sameWording } from "../../src/match/tolerant.ts";

describe("two wordings are the same", () => {
  test.each([
    ["Invalid symbol.", "invalid SYMBOL"],
    ["Invalid symbol", "  Invalid\tsymbol . "],
    ["Invalid symbol.", "Invalid\u00a0symbol\u3002"],
    ["Invalid 'symbol'", "Invalid \u2018symbol\u2019"],
    ["Invalid `symbol`", 'Invalid \\"symbol\\"'],
    ["Invalid \u201csymbol\u201d", "Invalid \u00b4symbol\u00b4"],
    ["a b", "a\u3000b"],
    ["x...", "x"],
    ["AZ az 09", "az AZ 09"],
    ["\u00e9", "\u00e9"],
    ["", " . "],
    ["\u2018a", "\u201fa"],
  ])("%j and %j", (left, right) => {
    expect(sameWording(left, right)).toBe(true);
    expect(sameWording(right, left)).toBe(true);
  });

  test.each([
    ["Invalid symbol.", "Invalid symbol, x"],
    ["Invalid symbol.", "Invalid symbo"],
    ["a.b", "ab"],
    ["a,", "a"],
    ["a@", "a`"],
    ["[a", "{a"],
    ["\u00e9", "e"],
    ["\u2017a", "a"],
    ["\u2020a", "a"],
    ["a", ""],
  ])("%j and %j are not", (left, right) => {
    expect(sameWording(left, right)).toBe(false);
    expect(sameWording(right, left)).toBe(false);
  });
});

describe("a template fits a text in other words' clothes", () => {
  test.each<[string, string, readonly string[] | null]>([
    ["Limit is |ilimit| per |vinterval|.", "limit  IS 50 per 10 SECOND", ["50", "10 SECOND"]],
    ["Limit is |ilimit| now.", "Limit is 50 later.", null],
    ["Limit is |ilimit| now.", "Limit is x now.", null],
    ["Limit is |ilimit| now.", "Limits 50 now.", null],
    ["Limit is |ilimit| now.", "Limit is 50 now!", null],
    ["Limit is |ilimit|", "Limit is 50. ", ["50"]],
    ["Limit is |ilimit|", "Limit is 50 x", null],
    ["Limit is |ilimit|", "Limit is 50 \u2019 ", ["50"]],
    ["Limit is '|ilimit|' now", "Limit is \u201850\u2019 now", ["50"]],
    // A value can be empty only between quotes.
    ["Symbol '|ssymbol|' is bad", 'symbol "" is bad', [""]],
    ["Symbol |ssymbol| is bad", "Symbol is bad", null],
    ["Symbol '|ssymbol|' is bad", 'SYMBOL "BTC" is bad', ["BTC"]],
    ["Symbol '|ssymbol|' is bad", "symbol BTC is bad", ["BTC"]],
    ["'|sa|' and '|sb|'", '"x" and "y"', ["x", "y"]],
    ["'|sa|' and '|sb|'", "x and y", ["x", "y"]],
    ["'|sa|' and '|sb|'", "'x'", null],
    ["|sa| and |sb|", "x\tand y z", ["x", "y z"]],
    ["|sa| and |sb|", "x\u00a0and\u3000y", ["x", "y"]],
    ["|sa|, and |sb|", "x y, AND z", ["x y", "z"]],
    ["|sa|X and |sb|", "ax and b", ["a", "b"]],
    ["|sa||sb| x", "one two x", ["one", " two"]],
    ["|sa||sb|", "one", null],
    ["|sa|", "Anything at all.", ["Anything at all"]],
    ["|sa|", "", null],
    ["|slabel| is bad.", "my label IS bad", ["my label"]],
    ["|slabel| is bad.", " is bad", null],
    ["|slabel| is bad.", "is bad", null],
    ["|slabel| is bad.", "bad", null],
    ["The |slabel|", "the label.", ["label"]],
    ["The |slabel|", "the ", null],
  ])("%j and %j", (field, text, values) => {
    expect(matchTolerant(planSegments(field), text)).toEqual(values);
  });
});
