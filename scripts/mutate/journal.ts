import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Mutant, Result } from "./mutant.ts";

const resultSchema = z.object({
  key: z.string(),
  file: z.string(),
  line: z.int(),
  operator: z.string(),
  original: z.string(),
  replacement: z.string(),
  status: z.enum(["killed", "timeout", "survived", "uncovered"]),
  by: z.string().nullable(),
});

/**
 * The same as long as neither the file nor the change is another. Without the end, `a && b` and `a && b && c`, which
 * begin alike, had one key, and what killed the one hid the other.
 */
export function keyOf(mutant: Mutant, fileText: string): string {
  const hash = createHash("sha256").update(fileText);
  return hash
    .update(
      `\0${mutant.file}\0${String(mutant.start)}\0${String(mutant.end)}\0${mutant.operator}\0${mutant.replacement}`,
    )
    .digest("hex")
    .slice(0, 16);
}

/** Newest verdict of each mutant. A line that a kill cut off is left out, and its mutant run again. */
export function readJournal(path: string): ReadonlyMap<string, Result> {
  const results = new Map<string, Result>();
  if (!existsSync(path)) return results;
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const result = resultSchema.safeParse(jsonOf(line));
    if (result.success) results.set(result.data.key, result.data);
  }
  return results;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Cut off by a kill.
    return null;
  }
}
