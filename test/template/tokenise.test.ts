import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { placeholdersIn, templateId, tokenise, tokeniseWith, uniqueIds } from "../../generator/template.ts";
describe("tokenise finds every placeholder that the pages use", () => {
  const cases: readonly [title: string, text: string, placeholders: readonly string[], types: readonly string[]][] = [
    ["plain", "current limit is %s orders per %s.", ["%s", "%s"], ["string", "string"]],
    ["number", "Expected: '%d'.", ["%d"], ["integer"]],
    ["boolean", "reduceOnly '%b'.", ["%b"], ["boolean"]],
    ["full-width percent", "直到％s。", ["％s"], ["string"]],
    ["multiplied by", "leverage limit is %sx", ["%s"], ["string"]],
    ["brackets", "Fields [%s] must be sent together", ["%s"], ["string"]],
    ["list", "Conflicting fields: ['%s'...]", ["'%s'..."], ["list"]],
    ["numbered braces", "withdrawn in {0} hours.", ["{0}"], ["string"]],
    ["named braces", "must include the '{param}' tag.", ["{param}"], ["string"]],
    ["a percentage is not a placeholder", "within (-15%,15%) of the price, 100% sure", [], []],
    ["a percentage before a word is not a placeholder", "20%slippage", [], []],
    ["nothing", "Invalid symbol.", [], []],
  ];
  it.each(cases)("%s", (_title, text, placeholders, types) => {
    const { segments, parameters } = tokenise(text);
    expect(parameters.map(({ placeholder }) => placeholder)).toEqual(placeholders);
    expect(parameters.map(({ type }) => type)).toEqual(types);
    expect(placeholdersIn(text)).toEqual(placeholders);
    expect(
      segments.map((segment) => (typeof segment === "string" ? segment : parameters[segment]?.placeholder)).join(""),
    ).toBe(text);
  });

  property.prop([fc.string({ unit: fc.constantFrom("%", "s", "d", "x", "'", ".", " ", "{", "}", "0", "％", "a") })])(
    "the segments of any text give it back",
    (text) => {
      const { segments, parameters } = tokenise(text);
      expect(
        segments.map((segment) => (typeof segment === "string" ? segment : parameters[segment]?.placeholder)).join(""),
      ).toBe(text);
    },
  );
});

describe("tokeniseWith takes figures and letters for parameters", () => {
  it("cuts at a figure", () => {
    const parameters = [{ placeholder: "5.0", name: "minNotional", type: "decimal" }] as const;
    expect(tokeniseWith("no smaller than 5.0 (unless)", parameters)?.segments).toEqual([
      "no smaller than ",
      0,
      " (unless)",
    ]);
  });
  it("is null where the text no longer has it", () => {
    expect(
      tokeniseWith("no smaller than %s", [{ placeholder: "5.0", name: "minNotional", type: "decimal" }]),
    ).toBeNull();
  });
});

it.each<[string, readonly (string | number)[]]>([
  ["%s%s", [0, 1]],
  ["%s", [0]],
  ["a %s", ["a ", 0]],
  ["%s a", [0, " a"]],
  ["", []],
])("no segment of %j is empty", (text, segments) => {
  expect(tokenise(text).segments).toEqual(segments);
});

describe("templateId", () => {
  it.each([
    ["Too many new orders; current limit is %s orders per %s.", "too-many-new-orders-current-limit-is-orders-per"],
    ["Filter failure: PRICE_FILTER", "filter-failure-price-filter"],
    ["User's account", "users-account"],
    ["币种不存在", "message"],
    ["Field'%s'missing", "field-missing"],
    [`${"w".repeat(30)} ${"w".repeat(29)}`, `${"w".repeat(30)}-${"w".repeat(29)}`],
    [`${"w".repeat(30)} ${"w".repeat(30)} end`, "w".repeat(30)],
    [`${"w".repeat(61)} end`, "w".repeat(60)],
  ])("%s", (text, id) => {
    expect(templateId(tokenise(text).segments)).toBe(id);
  });
  it("cuts long texts at a word", () => {
    expect(templateId(["word ".repeat(40)]).length).toBeLessThanOrEqual(60);
  });
  it("numbers the copies", () => {
    expect(uniqueIds(["a", "b", "a", "a"])).toEqual(["a", "b", "a-2", "a-3"]);
  });
});
