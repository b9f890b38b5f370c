import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const keptSchema = z.object({ codes: z.number(), pieces: z.number(), tried: z.number() });

// A cached record once kept the caller's text, and with it the huge text that it was cut from: 1,417 known texts, each
// from 256 kB, kept 356 MB.
test("no caller's data is kept: megabytes after 20,000 unknown codes, and after pieces of 90 MB", () => {
  const script = join(import.meta.dirname, "kept-memory.ts");
  const output = execFileSync(process.execPath, ["--expose-gc", "--import", "tsx", script], { encoding: "utf8" });
  const { codes, pieces, tried } = keptSchema.parse(JSON.parse(output));
  expect(tried).toBeGreaterThan(1000);
  expect(codes).toBeLessThan(3);
  expect(pieces).toBeLessThan(10);
});
