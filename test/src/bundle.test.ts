import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { catalogSchema } from "../../generator/catalog-model.ts";

const SRC = new URL("../../src/", import.meta.url).pathname;

/** Messages of the catalog when the limits were set, and what each that the pages have added since may cost. */
const [MEASURED, EACH] = [1774, 150];
const { families } = catalogSchema.parse(JSON.parse(readFileSync(`${SRC}../generated/catalog.json`, "utf8")));
const messages = families.flatMap((family) => [...family.errors, ...family.tables].flatMap((item) => item.messages));
const grown = Math.max(0, messages.length - MEASURED) * EACH;

async function bundle(code: string): Promise<{ readonly text: string; readonly gzip: number }> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: SRC, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("esbuild gave no file");
  return { text: file.text, gzip: gzipSync(file.contents, { level: 9 }).length };
}

describe("who does not import it does not pay for it", () => {
  test.each([
    ["the policy alone", 'export { nextStep } from "./index.ts"', 2700],
    ["the type guard alone", 'export { isBinanceError } from "./index.ts"', 400],
    ["one family", 'export { parseError } from "../generated/entry/spot.ts"', 27_700],
    ["one family's table", 'export { table } from "../generated/tables/spot.ts"', 7200],
    ["the filters without a parser", 'export * from "./filters.ts"', 8200],
    ["all families", 'export { parseError } from "./index.ts"', 44_200],
  ])("%s", async (_, code, most) => {
    expect((await bundle(code)).gzip).toBeLessThan(most + grown);
  });

  test("a family's subpath has neither another family's names nor any words of advice", async () => {
    const { text } = await bundle('export * from "../generated/entry/spot.ts"');
    expect(text).not.toContain("MARGIN_NOT_SUFFICIEN");
    expect(text).not.toContain("Nobody has classified");
    expect(text).not.toMatch(/\\u4[e-f][0-9a-f]{2}/);
  });

  test("importing has no side effects: an unused import leaves nothing", async () => {
    expect((await bundle('import { parseError } from "./index.ts"')).text.trim()).toBe("");
  });
});
