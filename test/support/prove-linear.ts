import { readFileSync, writeFileSync } from "node:fs";
import { check } from "recheck";
import recheckPackage from "recheck/package.json" with { type: "json" };
import { z } from "zod";

/** A regular expression as a literal: `/^a+$/u`. */
export type Pattern = Pick<RegExp, "source" | "flags">;

/**
 * `linear` is proved on the automaton of the pattern. Look-aheads and back-references have none: there `no attack
 * found` means that recheck searched for an attack and found none, which proves nothing. The rest are its findings.
 */
const verdictSchema = z.enum(["linear", "no attack found", "vulnerable", "unknown"]);
export type Verdict = z.infer<typeof verdictSchema>;

/**
 * Beyond its usual limits recheck silently gives up the proof and throws random texts at the pattern instead: two
 * `\d{1,20}` are enough for that. A quarter of the "proofs" here were of that kind until the limits were raised.
 */
const PROOF = { checker: "automaton", maxRepeatCount: 5000, maxNFASize: 1_000_000, maxPatternSize: 10_000 } as const;
const PATIENCE = { timeout: 120_000 } as const;
/** The prover of the verdicts. Verdicts of another prover don't count. */
const PROVER = `recheck ${recheckPackage.version} ${JSON.stringify(PROOF)}`;

const fileSchema = z.object({ prover: z.string(), verdicts: z.record(z.string(), verdictSchema) });

export interface Proofs {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Patterns without a proof in the file, checked now. */
  readonly afresh: readonly string[];
  /** Rows of the file without a pattern, or by another prover. */
  readonly stale: readonly string[];
}

/**
 * Verdicts on all patterns: from the file if it has them, else checked now, which takes milliseconds to a minute each.
 * With UPDATE_VERDICTS=1 the file is rewritten with the used rows.
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

/** Reports missing and unused rows of the file. Neither is a failure: pages and their patterns change. */
export function reportProofs({ afresh, stale }: Proofs, file: URL): void {
  const name = file.pathname.split("/").at(-1) ?? "";
  for (const key of afresh) console.warn(`${name} has no proof of ${key}: checked now`);
  for (const key of stale) console.warn(`${name} has a stale row: ${key}`);
  if (afresh.length + stale.length > 0) console.warn("UPDATE_VERDICTS=1 writes the file anew");
}

function readProofs(file: URL): z.infer<typeof fileSchema> {
  return fileSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** Failures and timeouts are not stored: the machine may have been slow. */
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
