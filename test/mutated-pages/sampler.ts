import { judge, type Verdict } from "./judge.ts";
import { mutatorAt } from "./mutators.ts";
import { Random } from "./random.ts";
import { Tally } from "./tally.ts";
import type { World } from "./world.ts";

/** Seed of the mutations; the same seed gives the same mutations on any machine. */
const SEED = 6;

export interface Sample {
  readonly tally: Tally;
  /** One line for each mutation with an unnamed loss: page, mutation, its seed, the loss. */
  readonly silentEntries: readonly string[];
  readonly silentParts: readonly string[];
  readonly misplaced: readonly string[];
}

/** FUZZ_RUNS, the number of mutations of a long run; a small number if it is not set. */
export function runsOf(usual: number): number {
  const wanted = Number(process.env["FUZZ_RUNS"]);
  return Number.isInteger(wanted) && wanted > 0 ? wanted : usual;
}

/** The given number of mutations, every kind in turn. A mutation without a place on the page does not count. */
export function sample(worlds: readonly World[], runs: number, seed = SEED): Sample {
  const random = new Random(seed);
  const result = {
    tally: new Tally(),
    silentEntries: [] as string[],
    silentParts: [] as string[],
    misplaced: [] as string[],
  };
  for (let count = 0, index = 0; count < runs; index += 1) {
    const mutator = mutatorAt(index);
    const world = random.pick(worlds);
    const own = random.below(2 ** 32);
    const mutated = mutator.mutate(world.page, new Random(own));
    if (mutated === null) continue;
    count += 1;
    const verdict = judge(world, mutated);
    result.tally.add(mutator.name, verdict);
    const where = `${world.name}, ${mutator.name}, ${String(own)}`;
    if (verdict.outcome === "silent entry") result.silentEntries.push(`${where}: ${describe(verdict.silent)}`);
    if (verdict.outcome === "silent part") result.silentParts.push(`${where}: ${describe(verdict.silent)}`);
    if (verdict.misplaced.length > 0) result.misplaced.push(`${where}: ${describe(verdict.misplaced)}`);
  }
  return result;
}

function describe(losses: Verdict["silent"]): string {
  const shown = losses.slice(0, 3).map(({ kind, codes, text, movedTo }) => {
    const to = movedTo.length === 0 ? "" : ` → ${movedTo.join(", ")}`;
    return `${kind} ${codes.join("/")} "${text.slice(0, 60)}"${to}`;
  });
  return `${shown.join("; ")}${losses.length > 3 ? `; ${String(losses.length - 3)} more` : ""}`;
}
