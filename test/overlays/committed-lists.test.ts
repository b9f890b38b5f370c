/** overlays/common.json and overlays/dates.json, as committed, against the committed catalog. */
import { describe, expect, it } from "vitest";
import catalogJson from "../../generated/catalog.json" with { type: "json" };
import { catalogSchema, type CommonError } from "../../generator/catalog-model.ts";
import { checkCommon } from "../../generator/overlays/common.ts";
import { datesOverlaySchema } from "../../generator/overlays/schemas.ts";
import datesJson from "../../overlays/dates.json" with { type: "json" };

const { families, common = [] } = catalogSchema.parse(catalogJson);

describe("overlays/common.json", () => {
  it("ranks thirty or more, and the balance first among the -2010", () => {
    expect(common.length).toBeGreaterThanOrEqual(30);
    expect(common.find(({ code }) => code === -2010)?.match).toMatch(/insufficient balance/u);
  });
  it("has no duplicate statements", () => {
    const texts = common.flatMap(({ cause, check }) => [cause.en, check.en, cause.zh]);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe("a ranked error", () => {
  const record = common[0];
  const fits = (records: readonly CommonError[]): readonly string[] =>
    checkCommon(families, records).map(({ message }) => message);
  it.each([
    [[], {}],
    [["fits no error"], { code: -31999 }],
    [["fits no error"], { family: "options", match: "Timestamp of another text." }],
    [[], { code: -1013, match: "filter failure: LOT_SIZE." }],
    [["fits no error"], { code: -1013, family: "usds-futures", match: "Filter failure: LOT_SIZE" }],
  ] as const)("%j: %j", (messages, change) => {
    if (record === undefined) throw new Error("overlays/common.json is empty.");
    const found = fits([{ ...record, ...change }]);
    expect(found).toHaveLength(messages.length);
    for (const [index, message] of messages.entries()) expect(found[index]).toContain(message);
  });
  it("is listed once", () => {
    expect(fits([...common, ...common])).toHaveLength(common.length);
  });
});

describe("overlays/dates.json", () => {
  const dates = datesOverlaySchema.parse(datesJson);
  it.each(dates.map((date) => [date.family, date.codes, date] as const))("%s %j", (family, codes, date) => {
    const errors = families.find(({ id }) => id === family)?.errors ?? [];
    expect(codes.filter((code) => !errors.some((entry) => entry.code === code))).toEqual([]);
    expect((date.announced ?? "") <= (date.effective ?? "9")).toBe(true);
  });
});
