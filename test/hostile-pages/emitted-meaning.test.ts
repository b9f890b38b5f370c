import { fc, test as property } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { z } from "zod";
import { type EmittedFile, emitFiles } from "../../generator/emit/emit-files.ts";
import { memberNames } from "../../generator/emit/names.ts";
import { type Catalog, catalogSchema, type Family } from "../../generator/catalog-model.ts";
import { familyIdSchema } from "../../generator/model.ts";
import { contentOf, evaluate, typeCheck } from "../emit/read-emitted.ts";
import { Rows } from "../../src/match/rows.ts";
import { fuzzOptions } from "../support/fuzz-runs.ts";
import { hostilePages } from "./hostile-source.ts";
import { catalogOf, snapshotOf } from "./pipeline.ts";

const enumSchema = z.object({ SpotErrorCode: z.record(z.string(), z.union([z.string(), z.number()])) });
const tableSchema = z.object({
  table: z.object({ family: familyIdSchema, pages: z.array(z.string()), rows: z.array(z.string()) }),
});
const chineseSchema = z.object({ chineseTexts: z.custom<() => unknown>((value) => typeof value === "function") });
/** Another realm's: not an instance of this one's RegExp. */
const regExp = z.custom<RegExp>((value) => Object.prototype.toString.call(value) === "[object RegExp]");
const patternsSchema = z.object({ patterns: z.record(z.string(), z.record(z.string(), regExp)) });

function familyOf(catalog: Catalog): Family {
  const [family] = catalog.families;
  if (family === undefined) throw new Error("The pipeline makes one family");
  return family;
}

function expectEnum(files: readonly EmittedFile[], { errors }: Family): void {
  const { SpotErrorCode } = enumSchema.parse(evaluate(contentOf(files, "spot.ts")));
  const members = memberNames(errors.map(({ name }) => name));
  for (const { name, code } of errors) expect(SpotErrorCode[members.get(name) ?? name]).toBe(code + 0);
}

/** The runtime's data from the table: the names of a code, and its messages without parameters. */
function expectTable(files: readonly EmittedFile[], { errors }: Family): void {
  const { table } = tableSchema.parse(evaluate(contentOf(files, "tables/spot.ts")));
  const rows = new Rows(table);
  for (const { code, name, messages } of errors) {
    const contents = rows.contents(code);
    expect(contents?.entries.map((entry) => entry.name)).toContain(name);
    for (const { segments, parameters } of messages.filter(({ parameters: given }) => given.length === 0)) {
      expect(parameters).toEqual([]);
      expect(contents?.literals.has(String(segments[0] ?? ""))).toBe(true);
    }
  }
}

function expectChinese(files: readonly EmittedFile[], family: Family): void {
  const { chineseTexts } = chineseSchema.parse(evaluate(contentOf(files, "zh-CN/spot.ts")));
  const text = JSON.stringify(chineseTexts());
  for (const { messages } of family.errors)
    for (const { translation, text: english } of messages)
      if (translation !== undefined && translation !== english) expect(text).toContain(JSON.stringify(translation));
}

function expectPatterns(files: readonly EmittedFile[], { errors }: Family): void {
  const source = contentOf(files, "patterns/spot.ts");
  const { patterns } = patternsSchema.parse(evaluate(source));
  for (const { name, messages } of errors) {
    expect(Object.hasOwn(patterns, name)).toBe(true);
    for (const { id, text, parameters } of messages.filter(({ parameters: given }) => given.length === 0)) {
      expect(parameters).toEqual([]);
      expect(patterns[name]?.[id]?.test(text)).toBe(true);
    }
  }
}

describe("generated files of any two pages", () => {
  property.prop([hostilePages], fuzzOptions(40, 200))("means the data of its catalog", async (pages) => {
    const { catalog } = catalogOf(snapshotOf(pages));
    const files = await emitFiles(catalog);
    const family = familyOf(catalog);
    expectEnum(files, family);
    expectTable(files, family);
    expectChinese(files, family);
    expectPatterns(files, family);
    const json: unknown = JSON.parse(contentOf(files, "catalog.json"));
    expect(catalogSchema.parse(json).families[0]?.errors).toHaveLength(family.errors.length);
  });

  // Compiling takes seconds: the entries of many pages go into one catalog, as products of one family would.
  property.prop([fc.array(hostilePages, { minLength: 8, maxLength: 8 })], fuzzOptions(3, 5000))(
    "compiles under the package's own options",
    async (all) => {
      const snapshots = all.map((pages) => snapshotOf(pages));
      const entries = snapshots.flatMap((snapshot) => snapshot.entries);
      const [first] = snapshots;
      if (first === undefined) throw new Error("There are eight");
      const { catalog } = catalogOf({ ...first, entries });
      expect(typeCheck(await emitFiles(catalog))).toEqual([]);
    },
  );

  property.prop([hostilePages], fuzzOptions(40, 200))("goes to the same files for any pages", async (pages) => {
    const files = await emitFiles(catalogOf(snapshotOf(pages)).catalog);
    expect(files.map(({ path }) => path)).toEqual(PATHS);
  });
});

const PATHS = (await emitFiles(catalogOf(snapshotOf({ english: "", chinese: "", format: "markdown" })).catalog)).map(
  ({ path }) => path,
);
