import { describe, expect, it } from "vitest";
import { CATALOG_CHECKS, checkCatalog } from "../../generator/gates/catalog-checks.ts";
import { type Catalog, FAMILY_IDS } from "../../generator/model.ts";
import { loadCatalog } from "../../scripts/generate/load-catalog.ts";
import { PROJECT } from "../support/checkout.ts";

const { catalog, problems } = await loadCatalog(PROJECT);
if (catalog === null) throw new Error(`The committed data does not load: ${JSON.stringify(problems.slice(0, 3))}`);
const real: Catalog = catalog;

describe("the committed catalog", () => {
  it("passes every check, with no overlay stale, redundant or missing", () => {
    expect(problems).toEqual([]);
  });
  // Codes of the newest recordings, retired ones and those that only the wire sends not counted.
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
  it("has every family, each entry with advice and each parameter with a name of its own", () => {
    expect(real.families.map(({ id }) => id)).toEqual(FAMILY_IDS);
    const templates = real.families.flatMap(({ errors, tables }) =>
      [...errors, ...tables].flatMap(({ messages }) => messages),
    );
    expect(templates.flatMap(({ parameters }) => parameters.filter(({ name }) => /^value\d+$/u.test(name)))).toEqual(
      [],
    );
    expect(real.families.flatMap(({ errors }) => errors.filter(({ advice }) => advice === "unclassified"))).toEqual([]);
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

describe("each check finds what it is for", () => {
  const breakIt = (change: (copy: Catalog) => void): readonly string[] => {
    const copy = structuredClone(real);
    change(copy);
    return [...new Set(checkCatalog(copy).map(({ check }) => check))];
  };
  const firstEntry = (copy: Catalog) => {
    const entry = copy.families[0]?.errors.find(({ messages }) =>
      messages.some(({ parameters }) => parameters.length > 1),
    );
    const message = entry?.messages.find(({ parameters }) => parameters.length > 1);
    if (entry === undefined || message === undefined)
      throw new Error("The catalog has no message with two parameters.");
    return { entry, message };
  };
  it.each<[string, (copy: Catalog) => void]>([
    ["name-unique", (copy) => void (firstEntry(copy).entry.name = "UNKNOWN")],
    ["message-id-unique", (copy) => void firstEntry(copy).entry.messages.push(firstEntry(copy).message)],
    [
      "parameter-unique",
      (copy) => {
        firstEntry(copy).message.parameters.forEach((parameter) => void (parameter.name = "same"));
      },
    ],
    ["template-rebuilds", (copy) => void firstEntry(copy).message.segments.push("more")],
    ["advice-known", (copy) => void (firstEntry(copy).entry.advice = "nobody-wrote-it")],
    [
      "advice-safe",
      (copy) => {
        copy.advice.forEach((advice) => {
          if (advice.execution === "unknown") advice.retry = "after-delay";
        });
      },
    ],
  ])("%s", (check, change) => {
    expect(breakIt(change)).toEqual([check]);
  });
  it("and all of them are tried here", () => {
    expect(CATALOG_CHECKS).toHaveLength(6);
  });
});
