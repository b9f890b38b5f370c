import { readFileSync, writeFileSync } from "node:fs";
import { check } from "recheck";
import recheckPackage from "recheck/package.json" with { type: "json" };
import { z } from "zod";

/** A regular expression as one reads it: `/^a+$/u`. */
export type Pattern = Pick<RegExp, "source" | "flags">;

/**
 * `linear` is proved on the automaton of the pattern. Look-aheads and back-references have none: there `no attack found`
 * means that recheck looked for an attack and found none, which proves nothing. The rest is what it found.
 */
const verdictSchema = z.enum(["linear", "no attack found", "vulnerable", "unknown"]);
export type Verdict = z.infer<typeof verdictSchema>;

/**
 * Beyond its usual limits recheck silently gives up the proof and throws random texts at the pattern instead: two
 * `\d{1,20}` are enough for that. A quarter of the "proofs" here were of that kind until the limits were raised.
 */
const PROOF = { checker: "automaton", maxRepeatCount: 5000, maxNFASize: 1_000_000, maxPatternSize: 10_000 } as const;
const PATIENCE = { timeout: 120_000 } as const;
/** What made the verdicts. Those that anything else made count for nothing. */
const PROVER = `recheck ${recheckPackage.version} ${JSON.stringify(PROOF)}`;

const fileSchema = z.object({ prover: z.string(), verdicts: z.record(z.string(), verdictSchema) });

export interface Proofs {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Patterns that the file had no proof of: they were checked now. */
  readonly afresh: readonly string[];
  /** Rows of the file that no pattern has any more, or that another prover made. */
  readonly stale: readonly string[];
}

/**
 * Verdicts on all patterns: out of the file where it has them, else checked now, which takes from milliseconds to
 * a minute each. With UPDATE_VERDICTS=1 the file is written anew, with the rows that are used.
 */
export async function proveLinear(patterns: readonly Pattern[], file: URL): Promise<Proofs> {
  const known = readProofs(file);
  const trusted = known.prover === PROVER ? known.verdicts : {};
  const byKey = new Map(patterns.map((pattern) => [keyOf(pattern), pattern]));
  const keys = [...byKey.keys()].toSorted();
  const verdicts = new Map(Object.entries(trusted).filter(([key, verdict]) => byKey.has(key) && isSettled(verdict)));
  const afresh = keys.filter((key) => !verdicts.has(key));
  for (let index = 0; index < afresh.length; index += 2) {
    const pair = [...byKey].filter(([key]) => afresh.slice(index, index + 2).includes(key));
    for (const [key, verdict] of await Promise.all(pair.map(checkOne))) verdicts.set(key, verdict);
  }
  const stale = Object.keys(known.verdicts).filter((key) => !byKey.has(key) || !Object.hasOwn(trusted, key));
  if (process.env["UPDATE_VERDICTS"] === "1") {
    const rows = Object.fromEntries(keys.map((key) => [key, verdicts.get(key)]));
    writeFileSync(file, `${JSON.stringify({ prover: PROVER, verdicts: rows }, null, 2)}\n`);
  }
  return { verdicts, afresh, stale };
}

export function keyOf({ source, flags }: Pattern): string {
  return `/${source}/${flags}`;
}

/** Says what the file lacks and what it has too much. Neither is a failure: pages change, and their patterns too. */
export function reportProofs({ afresh, stale }: Proofs, file: URL): void {
  const name = file.pathname.split("/").at(-1) ?? "";
  for (const key of afresh) console.warn(`${name} has no proof of ${key}: checked now`);
  for (const key of stale) console.warn(`${name} has a stale row: ${key}`);
  if (afresh.length + stale.length > 0) console.warn("UPDATE_VERDICTS=1 writes the file anew");
}

function readProofs(file: URL): z.infer<typeof fileSchema> {
  return fileSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** Neither a failure nor a timeout is remembered: the machine may have been slow. */
function isSettled(verdict: Verdict): boolean {
  return verdict === "linear" || verdict === "no attack found";
}

async function checkOne([key, { source, flags }]: readonly [string, Pattern]): Promise<readonly [string, Verdict]> {
  const proof = await check(source, flags, { ...PROOF, ...PATIENCE });
  if (proof.status === "safe") return [key, "linear"];
  if (proof.status === "vulnerable" || proof.error.kind !== "unsupported") return [key, proof.status];
  const search = await check(source, flags, { checker: "fuzz", ...PATIENCE });
  return [key, search.status === "safe" ? "no attack found" : search.status];
}
