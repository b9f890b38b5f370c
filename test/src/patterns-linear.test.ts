import { expect, test } from "vitest";
import { z } from "zod";
import { patternOf } from "../../generator/emit/patterns.ts";
import { proveLinear, reportProofs } from "../support/prove-linear.ts";
import { CATALOG, MESSAGES } from "./catalog.ts";

const FILE = new URL("pattern-verdicts.json", import.meta.url);
const moduleSchema = z.object({ patterns: z.record(z.string(), z.record(z.string(), z.instanceof(RegExp))) });

interface Shipped {
  readonly place: string;
  readonly pattern: RegExp;
}

/** The expressions of the published modules, by family, name and id. */
async function shippedPatterns(): Promise<readonly Shipped[]> {
  const all: Shipped[] = [];
  for (const { id: family } of CATALOG.families) {
    const loaded: unknown = await import(`../../generated/patterns/${family}.ts`);
    for (const [name, byId] of Object.entries(moduleSchema.parse(loaded).patterns)) {
      for (const [id, pattern] of Object.entries(byId)) all.push({ place: `${family} ${name} ${id}`, pattern });
    }
  }
  return all;
}

test("every message of every family has a pattern, and no pattern is without a message", async () => {
  const shipped = new Map((await shippedPatterns()).map(({ place, pattern }) => [place, pattern.source]));
  const wanted = new Map(
    MESSAGES.map(({ family, name, message }) => [`${family} ${name} ${message.id}`, patternOf(message)]),
  );
  expect(shipped.size).toBeGreaterThan(1500);
  expect([...shipped].toSorted()).toEqual([...wanted].toSorted());
});

test("every shipped pattern is proved to be linear", { timeout: 900_000 }, async () => {
  const patterns = (await shippedPatterns()).map(({ pattern }) => pattern);
  expect(patterns.filter(({ flags }) => flags !== "")).toEqual([]);
  const proofs = await proveLinear(
    patterns.filter((pattern) => !isOneText(pattern)),
    FILE,
  );
  reportProofs(proofs, FILE);
  expect([...proofs.verdicts].filter(([, verdict]) => verdict !== "linear")).toEqual([]);
});

/** Anchored, and only plain or escaped characters: there is only one way to match. */
function isOneText({ source }: RegExp): boolean {
  return /^\^(?:[^\\^$.*+?()[\]{}|]|\\u[0-9a-f]{4}|\\[^\p{L}\p{N}])*\$$/u.test(source);
}

test("a pattern without a parameter matches its own text", () => {
  for (const { message } of MESSAGES) {
    const pattern = new RegExp(patternOf(message));
    if (message.parameters.length === 0) expect(pattern.test(message.text), message.text).toBe(true);
    else expect(isOneText(pattern), message.text).toBe(false);
  }
});
