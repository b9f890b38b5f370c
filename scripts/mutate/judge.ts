import { vi } from "vitest";
import { failureOf, type Probe } from "./baseline.ts";
import type { Verdict } from "./mutant.ts";
import { MutantSwitch } from "./mutant-switch.ts";
import type { Collected, RunnableBundle } from "./run-bundle.ts";

/** A test that hangs without asking anything is ended after this and ten times what it took before. */
const PATIENCE_MS = 10_000;
const HUNG = "It hangs.";
// Kept from before any test puts a clock of its own in its place.
const realTimeout = setTimeout;

/** Runs the tests that reach a mutant, the quickest first, until one notices it. */
export async function judge(id: number, probes: readonly Probe[]): Promise<Verdict> {
  const reaching = probes.filter(({ reached }) => reached.has(id));
  if (reaching.length === 0) return { status: "uncovered", by: null };
  for (const [bundle, ofBundle] of byBundle(reaching)) {
    const verdict = await judgeInBundle(id, bundle, ofBundle);
    if (verdict !== null) return verdict;
  }
  return { status: "survived", by: null };
}

/** Bundles with their tests, quickest bundle first. */
function byBundle(probes: readonly Probe[]): readonly (readonly [RunnableBundle, readonly Probe[]])[] {
  const groups = new Map<RunnableBundle, Probe[]>();
  for (const probe of probes) groups.set(probe.bundle, [...(groups.get(probe.bundle) ?? []), probe]);
  const sorted = [...groups].map(([bundle, group]) => [bundle, group.toSorted((a, b) => a.ms - b.ms)] as const);
  const cost = (group: readonly Probe[]): number =>
    group.reduce((sum, { ms }) => sum + ms, group[0]?.bundle.loadMs ?? 0);
  return sorted.toSorted(([, a], [, b]) => cost(a) - cost(b));
}

async function judgeInBundle(id: number, bundle: RunnableBundle, probes: readonly Probe[]): Promise<Verdict | null> {
  const state = new MutantSwitch(id);
  state.limit = limitFor(bundle);
  const noticed = (by: string): Verdict => ({ status: state.isEndless ? "timeout" : "killed", by });
  let collected: Collected;
  try {
    collected = await bundle.evaluate(state);
    for (const hook of collected.hooks.beforeAll) await hook();
  } catch {
    // Modules that cannot even be loaded with it are noticed by every test.
    return noticed(`${bundle.file} > loading`);
  }
  for (const { index, name, ms } of probes) {
    const found = collected.cases[index];
    if (found?.name !== name) return noticed(`${bundle.file} > names of tests`);
    state.questions = 0;
    const failure = await Promise.race([failureOf(found.run), hang(PATIENCE_MS + ms * 10)]);
    vi.useRealTimers();
    if (failure === HUNG) return { status: "timeout", by: `${bundle.file} > ${name}` };
    if (failure !== null || state.isEndless) return noticed(`${bundle.file} > ${name}`);
  }
  for (const hook of collected.hooks.afterAll) await hook();
  return null;
}

/**
 * Measured by the whole file: the first test that runs fills the caches that others found full in the baseline, and
 * by what each had asked itself, 220 of 300 mutants of the matcher were once called endless.
 */
function limitFor({ questions }: RunnableBundle): number {
  return questions * 20 + 1_000_000;
}

function hang(ms: number): Promise<string> {
  return new Promise((resolve) => {
    realTimeout(() => {
      resolve(HUNG);
    }, ms).unref();
  });
}
