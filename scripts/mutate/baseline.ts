import type { RunnableBundle } from "./run-bundle.ts";
import { MutantSwitch } from "./mutant-switch.ts";

/** One test without any mutant: how long it takes, and which mutants it reaches. */
export interface Probe {
  readonly bundle: RunnableBundle;
  readonly index: number;
  readonly name: string;
  readonly ms: number;
  readonly reached: ReadonlySet<number>;
}

export interface Baseline {
  readonly probes: readonly Probe[];
  /** Tests that fail without any mutant: they can tell nothing. */
  readonly failing: readonly string[];
}

/** Runs every test once. Mutants reached while modules load count as reached by each test of the file. */
export async function runBaseline(bundles: readonly RunnableBundle[]): Promise<Baseline> {
  const probes: Probe[] = [];
  const failing: string[] = [];
  for (const bundle of bundles) {
    const state = new MutantSwitch(null);
    const loading = process.hrtime.bigint();
    const { cases, hooks } = await bundle.evaluate(state);
    bundle.loadMs = Number(process.hrtime.bigint() - loading) / 1e6;
    const atLoad = state.reached;
    for (const hook of hooks.beforeAll) await hook();
    bundle.questions = state.questions;
    const shared = new Set([...atLoad, ...state.reached]);
    for (const [index, { name, run }] of cases.entries()) {
      state.reached = new Set();
      state.questions = 0;
      const start = process.hrtime.bigint();
      const failure = await failureOf(run);
      bundle.questions += state.questions;
      const ms = Number(process.hrtime.bigint() - start) / 1e6;
      if (failure !== null) failing.push(`${bundle.file} > ${name}: ${failure}`);
      else {
        const reached = new Set([...shared, ...state.reached]);
        probes.push({ bundle, index, name, ms, reached });
      }
    }
    for (const hook of hooks.afterAll) await hook();
  }
  return { probes, failing };
}

/** Why a test fails, in one line; null where it passes. */
export async function failureOf(run: () => Promise<void>): Promise<string | null> {
  try {
    await run();
    return null;
  } catch (thrown) {
    const text = thrown instanceof Error ? thrown.message : String(thrown);
    return text.split("\n", 1)[0] ?? "";
  }
}
