import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { familyIdSchema } from "../../generator/model.ts";
import { lookup, parseError } from "../../src/index.ts";

const PAYLOADS = new URL("../../../shared/payloads/payloads.jsonl", import.meta.url);
const bodySchema = z.object({ family: familyIdSchema.nullable(), code: z.int(), msg: z.string() });

function bodies(): z.infer<typeof bodySchema>[] {
  const lines = readFileSync(PAYLOADS, "utf8").trim().split("\n");
  return lines.map((line) => bodySchema.parse(JSON.parse(line)));
}

describe.skipIf(!existsSync(PAYLOADS))("bodies that people quoted", () => {
  test("a name wherever the catalog has the code", () => {
    const nameless = bodies().filter(({ family, code, msg }) => {
      const error = parseError({ code, msg }, family === null ? {} : { family });
      return error?.name == null && lookup(code, family ?? undefined).length > 0;
    });
    expect(nameless).toEqual([]);
  });

  test("at least 95 of 100 texts recognised", () => {
    const all = bodies();
    const unknown = all.filter(({ family, code, msg }) => {
      const error = parseError({ code, msg }, family === null ? {} : { family });
      return error?.template == null;
    });
    expect(unknown.length / all.length, JSON.stringify(unknown)).toBeLessThan(0.05);
  });
});
