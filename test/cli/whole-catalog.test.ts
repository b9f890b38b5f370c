import { describe, expect, test } from "vitest";
import { readCatalog } from "../../src/cli/catalog.ts";
import { entriesOf } from "../../src/explain/catalog.ts";
import { explain } from "../../src/explain/explain.ts";
import { readQuery } from "../../src/explain/find.ts";
import { renderExplanation } from "../../src/cli/render.ts";
import { displayWidth, plain } from "../../src/cli/text.ts";
const catalog = readCatalog();
const entries = entriesOf(catalog, null);
const codes = [...new Set(entries.map(({ entry }) => entry.code))];
const settings = { family: null, language: "en", reads: false } as const;

describe.each(["en", "zh-CN"] as const)("every code in %s", (language) => {
  test.each([80, 44])("fits %i columns", (width) => {
    for (const code of codes) {
      const explanation = explain(catalog, { kind: "code", code }, { ...settings, language });
      const text = renderExplanation(explanation, { paint: plain, width, language, all: true });
      // Addresses and long words stay whole, so that they can be clicked and copied.
      const tooLong = text.split("\n").filter((line) => displayWidth(line) > width && !/\S{28,}$/u.test(line));
      expect(tooLong).toEqual([]);
    }
  });
});

test("every code is known, and its blocks have all of its families once", () => {
  for (const code of codes) {
    const { isKnown, blocks } = explain(catalog, { kind: "code", code }, settings);
    const families = new Set(entries.filter(({ entry }) => entry.code === code).map(({ family }) => family));
    expect(isKnown).toBe(true);
    expect(new Set(blocks.flatMap((block) => block.families))).toEqual(families);
  }
});

test("every name is known by itself", () => {
  for (const { entry } of entries) {
    const { isKnown, blocks } = explain(catalog, readQuery(entry.name), settings);
    expect(isKnown).toBe(true);
    expect(blocks.every(({ name }) => name === entry.name)).toBe(true);
  }
});

test("every message with its code leads to its entry, and fills its advice", () => {
  for (const { family, entry, messages } of entries) {
    for (const { text } of messages.slice(0, 2)) {
      const body = JSON.stringify({ code: entry.code, msg: text });
      const { isKnown, blocks } = explain(catalog, { kind: "text", text: body }, { ...settings, family });
      expect({ isKnown, code: blocks[0]?.code }).toEqual({ isKnown: true, code: entry.code });
      expect(blocks[0]?.advice.text).toEqual(expect.any(String));
    }
  }
});
