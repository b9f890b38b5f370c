import { describe, expect, test } from "vitest";
import { table as options } from "../../generated/tables/options.ts";
import { table as spot } from "../../generated/tables/spot.ts";
import { mergeMatches } from "../../src/answer/merge-matches.ts";
import { Families } from "../../src/answer/families.ts";
import { recogniseCode } from "../../src/answer/recognise.ts";
import { advicePair } from "../../src/advice/advice-of.ts";
import { bodyFacts, NO_TRANSPORT } from "../../src/extract/facts.ts";
import { FamilyMatcher } from "../../src/match/family-matcher.ts";
import { type Match, NO_MATCH } from "../../src/match/message.ts";
import type { FamilyId } from "../../src/index.ts";

describe("the lists to choose from", () => {
  const both = new Families([spot, options]);
  const FAPI = "https://fapi.binance.com/fapi/v1/order";
  const EAPI = "https://eapi.binance.com/eapi/v1/order";
  const from = (families: Families, context: object, transport: object = {}): [FamilyId | null, number] => {
    const { family, matchers } = families.choose(context, { ...NO_TRANSPORT, ...transport });
    return [family, matchers.length];
  };

  test.each([
    ["nobody tells", {}, {}, [null, 2]],
    ["the caller tells", { family: "options" }, {}, ["options", 1]],
    ["the caller's URL tells", { url: EAPI }, {}, ["options", 1]],
    ["the URL found tells", {}, { url: EAPI }, ["options", 1]],
    ["the caller's URL wins", { url: "/api/v3/order" }, { url: EAPI }, ["spot", 1]],
    ["the client tells", {}, { family: "spot" }, ["spot", 1]],
    ["the URL wins over the client", { url: EAPI }, { family: "spot" }, ["options", 1]],
    ["the family wins over the URL", { family: "spot", url: EAPI }, {}, ["spot", 1]],
    ["a URL of nobody", { url: "https://example.com" }, {}, [null, 2]],
    ["a list that is not there", { url: FAPI }, {}, ["usds-futures", 0]],
  ] as const)("%s", (_, context, transport, expected) => {
    for (const families of [both, new Families([spot, options])]) {
      expect(from(families, context, transport)).toEqual(expected);
      expect(from(families, context, transport)).toEqual(expected);
    }
  });

  test("the only list applies whatever the URL says, but not where the caller names another", () => {
    const one = new Families([spot]);
    expect(from(one, { url: FAPI })).toEqual(["spot", 1]);
    expect(from(one, {})).toEqual(["spot", 1]);
    expect(from(one, { family: "options" })).toEqual(["options", 0]);
    expect(one.matchers).toHaveLength(1);
    expect(both.matchers).toHaveLength(2);
  });

  test("turn by turn", () => {
    for (const family of ["spot", "options", "spot", "spot", "sapi", "options"] as const) {
      expect(from(both, { family })[0]).toBe(family);
      expect(both.choiceOf(family).matchers[0]?.table.family).toBe(family === "sapi" ? undefined : family);
    }
  });
});

describe("what several lists say, as one", () => {
  const match = (family: FamilyId, code: number, name: string, advice: string): Match => {
    const entry = { families: [family], code, name, advice: advicePair(advice), docsUrl: "https://example.com" };
    return { ...NO_MATCH, kind: "code", entry };
  };
  const FIX = match("spot", -1, "X", "nffr fix");
  const BLIND = match("options", -1, "X", "usdr blind");

  test("none, and one", () => {
    expect(mergeMatches([])).toBe(NO_MATCH);
    expect(mergeMatches([FIX])).toBe(FIX);
  });

  test("families together, without doubles", () => {
    const again = match("spot", -1, "X", "nffr fix");
    expect(mergeMatches([FIX, again, BLIND]).entry).toMatchObject({
      families: ["spot", "options"],
      code: -1,
      name: "X",
      docsUrl: null,
    });
  });

  test.each([
    [[FIX, match("options", -2, "X", "nffr fix")], null, "X"],
    [[FIX, match("options", -1, "Y", "nffr fix")], -1, null],
    [[FIX, BLIND, match("sapi", -2, "Y", "nffr fix")], null, null],
    [[match("sapi", -2, "Y", "nffr fix"), FIX, BLIND], null, null],
  ])("%#: code and name only where all agree", (matches, code, name) => {
    expect(mergeMatches(matches).entry).toMatchObject({ code, name });
  });

  test.each([[[FIX, BLIND]], [[BLIND, FIX]]])("%#: the most careful advice", (matches) => {
    const { advice } = mergeMatches(matches).entry ?? {};
    expect([advice?.write.id, advice?.read.id]).toEqual(["blind", "fix"]);
  });

  test("the text's advice is that of all lists as well", () => {
    const [one, other] = [spot, options].map((table) => new FamilyMatcher(table).match(-1121, "Invalid symbol."));
    if (one === undefined || other === undefined) throw new Error("Two tables, two matches.");
    const merged = mergeMatches([one, { ...other, message: null, entry: BLIND.entry }]);
    expect(merged.message?.advice).toBe(merged.entry?.advice);
    expect(merged.message?.advice.write.id).toBe("blind");
    expect(merged).toMatchObject({ kind: "exact", message: { literal: "Invalid symbol." } });
  });

  test("for a read, what waits longest", () => {
    const wait = match("options", -1, "X", "nddr wait");
    const { advice } = mergeMatches([wait, FIX]).entry ?? {};
    expect([advice?.write.id, advice?.read.id]).toEqual(["fix", "fix"]);
    expect(advice?.read.readOnly).toBe(true);
  });

  test("a family that has no advice leaves it to the others", () => {
    const merged = mergeMatches([{ ...NO_MATCH, entry: null }, BLIND]);
    expect(merged.entry?.families).toEqual(["options"]);
    expect(merged.entry?.advice.write.id).toBe("blind");
  });
});

describe("which reading of a decorated text counts", () => {
  const matcher = new FamilyMatcher(spot);
  const read = (message: string, otherReadings: readonly string[], code = -1121): unknown[] => {
    const { match, text } = recogniseCode(matcher, { ...bodyFacts(code, message, NO_TRANSPORT), otherReadings }, code);
    return [match.kind, text];
  };
  const BANNED =
    "Way too much request weight used; IP banned until 1700000009000. Please use WebSocket Streams for live updates to avoid bans.";
  const OTHER = "This listenKey does not exist.";

  test.each<[string, string, string[], unknown[], number?]>([
    ["the first that is known", "x", ["y", "Invalid symbol.", "invalid symbol"], ["exact", "Invalid symbol."]],
    ["the message itself where it is known", "Invalid symbol.", ["invalid symbol"], ["exact", "Invalid symbol."]],
    ["one that is nearly known", "x", ["INVALID SYMBOL"], ["tolerant", "INVALID SYMBOL"]],
    ["another code's text where no reading is known", "x", ["y", OTHER], ["other-code", OTHER]],
    ["a known one after another code's", "x", [OTHER, "Invalid symbol."], ["exact", "Invalid symbol."]],
    ["one with a value after another code's", "x", [OTHER, BANNED], ["template", BANNED], -1003],
    ["the first of two of other codes", "x", [OTHER, "Unknown order sent."], ["other-code", OTHER]],
    ["the message where nothing is known", "x", ["y", "z"], ["code", "x"]],
    ["no other reading", "x", [], ["code", "x"]],
    ["a known reading where there is no text", "", ["x", "Invalid symbol."], ["exact", "Invalid symbol."]],
    ["no text where no reading is known", "", ["x", OTHER], ["code", ""]],
  ])("%s", (_, message, others, expected, code = -1121) => {
    expect(read(message, others, code)).toEqual(expected);
  });
});
