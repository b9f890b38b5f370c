import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";
import { localeSchema } from "../../generator/model.ts";
import type { Problem } from "../../generator/problem.ts";
import { errorCode } from "../write-error.ts";

const text = z.string().max(20_000);
const problemSchema = z.object({
  check: z.string().regex(/^[a-z0-9-]+$/u),
  severity: z.enum(["error", "warning"]),
  at: z.object({
    file: text.optional(),
    url: text.optional(),
    family: text.optional(),
    product: text.optional(),
    locale: text.optional(),
    line: z.number().optional(),
    anchor: text.optional(),
    code: z.union([z.number(), text]).optional(),
  }),
  message: text,
  fix: text,
});
const id = z.string().regex(/^[a-z0-9-]{1,80}$/u);
const pageSchema = z.object({ family: id, product: id, locale: localeSchema });

/** Facts of a run beside its data, stored next to the report as `<report>.json`. */
const factsSchema = z.object({
  problems: z.array(problemSchema),
  /** Requested pages that gave no data or failed a gate. */
  failures: z.array(pageSchema.extend({ problems: z.array(problemSchema) })),
  provenance: z.array(z.object({ family: text, product: text, locale: text, url: text, when: text, sha256: text })),
  /** Codes that a gate found missing, for an acceptance. */
  lost: z.array(z.object({ family: text, product: text, codes: z.array(z.int()), date: text })),
});
export type RunFacts = z.infer<typeof factsSchema>;

export const NO_FACTS: RunFacts = { problems: [], failures: [], provenance: [], lost: [] };

export function factsFile(report: string): string {
  return `${report}.json`;
}

export async function writeFacts(report: string, facts: RunFacts): Promise<void> {
  await writeFile(factsFile(report), `${JSON.stringify(facts)}\n`);
}

/** Null if the run ended before it had any. */
export async function readFacts(report: string): Promise<RunFacts | null> {
  try {
    return factsSchema.parse(JSON.parse(await readFile(factsFile(report), "utf8")));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** A problem without empty fields of its place. */
export function plainProblem({ check, severity, at, message, fix }: Problem): RunFacts["problems"][number] {
  return { check, severity, at: { ...at }, message, fix };
}
