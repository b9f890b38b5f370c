import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { canonicalCatalog } from "../../generator/emit/emit-files.ts";
import { emitCatalog, writeJson, writeLiteral } from "../../generator/emit/catalog-json.ts";
import { catalogSchema } from "../../generator/catalog-model.ts";
import { FIXTURE_CATALOG } from "./fixture-catalog.ts";
import { hostileCatalog } from "./hostile-catalog.ts";
import { hostileText } from "../support/hostile-texts.ts";
import { contentOf, evaluate } from "./read-emitted.ts";

const { data } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 4 },
    hostileText,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("data"), { maxLength: 4 }),
    fc.dictionary(
      hostileText.filter((key) => key !== "__proto__"),
      tie("data"),
      { maxKeys: 4 },
    ),
  ),
}));

describe("writeJson", () => {
  property.prop([data], { numRuns: 2000 })("means the same data", (value) => {
    expect(JSON.parse(writeJson(z.json().parse(value)))).toEqual(value);
  });

  it("puts a short list on one line, as long as it fits into 120 columns", () => {
    expect(writeJson({ a: ["x", 1], b: [], c: {}, d: undefined })).toBe(
      '{\n  "a": ["x", 1],\n  "b": [],\n  "c": {}\n}\n',
    );
    const word = (length: number): string => writeJson([["x".repeat(length)], 1]);
    expect(word(113)).toContain('  ["x');
    expect(word(114)).toContain("  [\n");
    expect(writeJson([["中".repeat(58)]])).toContain("  [\n");
  });
});

describe("writeLiteral", () => {
  property.prop([data], { numRuns: 500 })("means the same data in TypeScript", (value) => {
    const { literal } = evaluate(`export const literal = ${writeLiteral(z.json().parse(value))};`);
    expect(JSON.parse(JSON.stringify(literal))).toEqual(value);
  });
});

describe("emitCatalog", () => {
  it("reads back as the catalog", () => {
    const catalog = canonicalCatalog(FIXTURE_CATALOG);
    expect(catalogSchema.parse(JSON.parse(contentOf(emitCatalog(catalog), "catalog.json")))).toEqual(catalog);
  });

  property.prop([hostileCatalog], { numRuns: 200 })("reads back as the catalog, for any texts", (catalog) => {
    expect(JSON.parse(contentOf(emitCatalog(canonicalCatalog(catalog)), "catalog.json"))).toEqual(
      canonicalCatalog(catalog),
    );
  });

  it("comes with a JSON Schema that names every field", () => {
    const schema: unknown = JSON.parse(contentOf(emitCatalog(FIXTURE_CATALOG), "catalog.schema.json"));
    expect(schema).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      required: ["schemaVersion", "advice", "families"],
      additionalProperties: false,
    });
  });
});
