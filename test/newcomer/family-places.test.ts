import { describe, expect, it } from "vitest";
import { FAMILY_IDS } from "../../generator/model.ts";
import { FAMILIES } from "../../generator/sources.ts";
import { familyOfUrl } from "../../src/model/family-of-url.ts";
import { readDocument } from "../support/code-blocks.ts";
import { FAMILY_PLACES, missingPlaces } from "./family-places.ts";

describe("a family", () => {
  it.each(FAMILY_IDS)("%s has each of its places", (family) => {
    expect(missingPlaces(family)).toEqual([]);
  });
  it.each(FAMILIES)("$id is found by its base path $basePath", ({ id, basePath }) => {
    expect(familyOfUrl(basePath)).toBe(id);
  });
});

describe("the places of a family", () => {
  it("are each missed where a family lacks them", () => {
    expect(missingPlaces("no-such-family")).toHaveLength(FAMILY_PLACES.length);
  });
  it("are those that CONTRIBUTING.md lists for a new one", () => {
    const [, section = ""] = readDocument("CONTRIBUTING.md").split("\n### A new family\n");
    const [own = ""] = section.split("\n#");
    const listed = [...own.matchAll(/^\| `([^`]+)`/gmu)].map(([, file]) => file);
    expect(listed).toEqual([...new Set(FAMILY_PLACES.map(({ file }) => file("<family>")))]);
  });
});
