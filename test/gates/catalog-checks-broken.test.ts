import { describe, expect, it } from "vitest";
import { CATALOG_CHECKS, checkCatalog } from "../../generator/gates/catalog-checks.ts";
import type { Catalog } from "../../generator/model.ts";
import { CATALOG } from "../src/catalog.ts";

describe("each check finds what it is for", () => {
  const breakIt = (change: (copy: Catalog) => void): readonly string[] => {
    const copy = structuredClone(CATALOG);
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
  it("and nothing in the published catalog", () => {
    expect(checkCatalog(CATALOG)).toEqual([]);
  });
  it("and all of them are tried here", () => {
    expect(CATALOG_CHECKS).toHaveLength(6);
  });
});
