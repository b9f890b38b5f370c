import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import type { ErrorEntry, Family } from "../../site/catalog/catalog.ts";
import { pageContext } from "../../site/catalog/context.ts";
import { growthPicture, growthSteps } from "../../site/pictures/growth.ts";
import { shares, sizesPicture } from "../../site/pictures/pictures.ts";
import { publishedCatalog, siteDataOf } from "./read-catalog.ts";

const catalog = publishedCatalog();
const spot = catalog.families.find(({ id }) => id === "spot");
if (spot === undefined) throw new Error("The catalog has no spot");

function familyOf(errors: readonly Partial<ErrorEntry>[]): Family {
  const blank = {
    name: "X",
    title: {},
    section: null,
    products: ["p"],
    messages: [],
    tables: [],
    notes: [],
    docsUrl: {},
  };
  const full = errors.map((error) => ({ code: -1, ...blank, origin: "documented" as const, advice: "a", ...error }));
  return { id: "spot", basePath: "/x", title: { en: "X" }, pages: [], errors: full, tables: [] };
}

describe("the growth of a list", () => {
  it("counts added and removed codes by day", () => {
    const family = familyOf([
      { since: { firstSeen: "2020-01-01", source: "x" } },
      { since: { firstSeen: "2020-01-01", source: "x" }, retired: "2021-05-05" },
      { since: { firstSeen: "2021-05-05", source: "x" } },
      { since: { firstSeen: "2022-01-01", source: "x" } },
      {},
    ]);
    expect(growthSteps(family)).toEqual([
      { date: "2020-01-01", count: 2 },
      { date: "2021-05-05", count: 2 },
      { date: "2022-01-01", count: 3 },
    ]);
  });

  it("ends with the current codes of spot", () => {
    const now = spot.errors.filter(({ since, retired }) => since !== undefined && retired === undefined);
    expect(growthSteps(spot).at(-1)?.count).toBe(now.length);
  });
});

describe("shared codes of families", () => {
  it("divides every family's codes without rest", () => {
    for (const { total, own, shared, conflicting } of shares(catalog)) {
      expect(own + shared + conflicting).toBe(total);
      expect(Math.min(own, shared, conflicting)).toBeGreaterThanOrEqual(0);
    }
  });
});

describe.each(["en", "zh-CN"] as const)("pictures in %s", (locale) => {
  const context = pageContext(siteDataOf(catalog), locale, "/");

  it.each([
    ["growth", growthPicture(context)],
    ["sizes", sizesPicture(context)],
  ])("%s names and describes itself and has no colour of its own", (_, drawn) => {
    const $ = load(drawn?.markup ?? "");
    const svg = $("svg");
    const named = (svg.attr("aria-labelledby") ?? "").split(" ");
    expect(svg.attr("role")).toBe("img");
    expect(named.map((id) => $(`[id='${id}']`).text().length > 0)).toEqual([true, true]);
    expect(drawn?.markup).not.toMatch(/fill="|stroke="|style="|NaN|undefined/u);
  });
});
