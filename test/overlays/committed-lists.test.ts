/** overlays/common.json and overlays/dates.json against the committed catalog: a record that fits nothing is stale. */
import { describe, expect, it } from "vitest";
import catalogJson from "../../generated/catalog.json" with { type: "json" };
import { catalogSchema } from "../../generator/model.ts";
import { commonOverlaySchema, datesOverlaySchema } from "../../generator/overlays/schemas.ts";
import commonJson from "../../overlays/common.json" with { type: "json" };
import datesJson from "../../overlays/dates.json" with { type: "json" };

const { families } = catalogSchema.parse(catalogJson);

describe("overlays/common.json", () => {
  const common = commonOverlaySchema.parse(commonJson);
  it.each(common.map(({ code, match, family }) => [code, match, family] as const))("%i %s", (code, match, family) => {
    const entries = families
      .filter(({ id }) => family === undefined || id === family)
      .flatMap(({ errors, tables }) =>
        errors
          .filter((entry) => entry.code === code && entry.retired === undefined)
          .map((entry) => [
            ...entry.messages,
            ...tables.filter(({ id }) => entry.tables.includes(id)).flatMap(({ messages }) => messages),
          ]),
      );
    expect(entries.length).toBeGreaterThan(0);
    if (match !== undefined) expect(entries.flat().map(({ text }) => text)).toContain(match);
  });
  it("ranks each error once, and the balance first among the -2010", () => {
    expect(common.length).toBeGreaterThanOrEqual(30);
    const keys = common.map(({ family, code, match }) => JSON.stringify([family, code, match]));
    expect(new Set(keys).size).toBe(keys.length);
    expect(common.find(({ code }) => code === -2010)?.match).toMatch(/insufficient balance/u);
  });
  it("says the same thing in no two places", () => {
    const texts = common.flatMap(({ cause, check }) => [cause.en, check.en, cause.zh]);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe("overlays/dates.json", () => {
  const dates = datesOverlaySchema.parse(datesJson);
  it.each(dates.map((date) => [date.family, date.code, date] as const))("%s %i", (family, code, date) => {
    const errors = families.find(({ id }) => id === family)?.errors ?? [];
    expect(errors.some((entry) => entry.code === code)).toBe(true);
    expect((date.announced ?? "") <= (date.effective ?? "9")).toBe(true);
  });
});
