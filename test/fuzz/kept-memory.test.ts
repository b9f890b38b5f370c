import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const keptSchema = z.object({ codes: z.number(), pieces: z.number(), tried: z.number() });

// A record that is made once and given again held the caller's text, and with it the huge one it was cut out of:
// 1,417 known texts out of 256 kB each kept 356 MB.
test("nothing of a caller's is kept: megabytes after 20,000 unknown codes, and after pieces of 90 MB", () => {
  const script = join(import.meta.dirname, "kept-memory.ts");
  const output = execFileSync(process.execPath, ["--expose-gc", "--import", "tsx", script], { encoding: "utf8" });
  const { codes, pieces, tried } = keptSchema.parse(JSON.parse(output));
  expect(tried).toBeGreaterThan(1000);
  expect(codes).toBeLessThan(3);
  expect(pieces).toBeLessThan(10);
});
