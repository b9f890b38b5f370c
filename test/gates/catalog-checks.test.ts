import { describe, expect, it } from "vitest";
import type { Catalog } from "../../generator/catalog-model.ts";
import { FAMILY_IDS } from "../../generator/model.ts";
import { isError } from "../../generator/problem.ts";
import { loadCatalog } from "../../scripts/generate/load-catalog.ts";
import { PROJECT } from "../support/checkout.ts";

const { catalog, problems } = await loadCatalog(PROJECT);
if (catalog === null) throw new Error(`The committed data does not load: ${JSON.stringify(problems.slice(0, 3))}`);
const real: Catalog = catalog;

describe("the committed catalog", () => {
  // What generate and the release stop at. What a change of the pages leaves open is for the release to wait for.
  it("has no error", () => {
    expect(problems.filter(isError)).toEqual([]);
  });
  // Codes of the newest recordings, without retired and observed ones.
  it.each([
    ["spot", 106],
    ["usds-futures", 201],
    ["coin-futures", 155],
    ["options", 122],
    ["portfolio-margin", 165],
    ["sapi", 245],
    ["binance-us", 47],
  ])("%s has at least the %i codes of its page", (id, codes) => {
    const family = real.families.find((candidate) => candidate.id === id);
    const documented = family?.errors.filter(({ origin }) => origin === "documented").map(({ code }) => code);
    expect(new Set(documented).size).toBeGreaterThanOrEqual(codes);
  });
  it("has every family", () => {
    expect(real.families.map(({ id }) => id)).toEqual(FAMILY_IDS);
  });
  it("never lets a code of unknown execution be sent again before a state check", () => {
    const advice = new Map(real.advice.map((one) => [one.id, one]));
    const unsafe = real.families.flatMap(({ errors }) =>
      errors.filter(({ code }) => [-1000, -1001, -1006, -1007, -1008].includes(code)),
    );
    expect(unsafe.length).toBeGreaterThan(20);
    for (const entry of unsafe) {
      for (const id of [entry.advice, ...entry.messages.flatMap((message) => message.advice ?? [])]) {
        expect(advice.get(id)).toMatchObject({ execution: "unknown", retry: "after-state-check" });
      }
    }
  });
});
