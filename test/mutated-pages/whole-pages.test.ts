import { describe, expect, it } from "vitest";
import { formatSnapshot } from "../../generator/catalog/format-snapshot.ts";
import type { Problem } from "../../generator/problem.ts";
import { assembleSnapshots } from "../../scripts/refresh/assemble-snapshots.ts";
import { readPage } from "../../scripts/refresh/collect-pages.ts";
import type { Mutator } from "./mutation.ts";
import { HARMLESS } from "./mutators/harmless.ts";
import { MASS } from "./mutators/mass.ts";
import { Random } from "./random.ts";
import { HAS_RECORDINGS, recordedWorlds } from "./recorded-worlds.ts";
import type { World } from "./world.ts";

type Outcome = "same" | "stopped" | "reported" | "silent";

/** Result of a run with a page changed as a whole. */
function judge(world: World, text: string, before: ReadonlySet<string>): Outcome {
  const { source, previous } = world;
  const known = previous.manifest.pages.find(
    ({ product, locale }) => product === source.product && locale === source.locale,
  );
  const snapshot = previous.snapshots.find(({ family }) => family === source.family) ?? null;
  const result = readPage(source, { ...world.raw, text }, snapshot, [], { known });
  if (!result.ok) return "stopped";
  const results = [...world.others.slice(0, world.position), result, ...world.others.slice(world.position)];
  const after = assembleSnapshots(results, previous).snapshots.find(({ family }) => family === source.family);
  if (after === undefined) throw new Error(`${source.family} has lost its snapshot.`);
  if (formatSnapshot(after) === world.snapshot) return "same";
  return result.problems.some((problem) => !before.has(keyOf(problem))) ? "reported" : "silent";
}

function keyOf({ check, at, message }: Problem): string {
  return check === "page-changed" ? `${check} ${message}` : `${check} ${String(at.code)}`;
}

interface Run {
  readonly where: string;
  readonly outcome: Outcome;
}

function runAll(worlds: readonly World[], mutators: readonly Mutator[]): readonly Run[] {
  return worlds.flatMap((world) => {
    const { source, previous } = world;
    const snapshot = previous.snapshots.find(({ family }) => family === source.family) ?? null;
    const before = new Set(readPage(source, world.raw, snapshot, []).problems.map(keyOf));
    return mutators.flatMap(({ name, mutate }, index) => {
      const mutated = mutate(world.page, new Random(index));
      if (mutated === null || typeof mutated !== "string" || mutated === world.page.text) return [];
      return [{ where: `${name}: ${world.name}`, outcome: judge(world, mutated, before) }];
    });
  });
}

const worlds = HAS_RECORDINGS
  ? recordedWorlds().filter((_, index) => process.env["FUZZ_RUNS"] !== undefined || index % 6 === 0)
  : [];

describe.skipIf(!HAS_RECORDINGS)("a recorded page", () => {
  it("is never damaged as a whole silently", { timeout: 3_600_000 }, () => {
    const runs = runAll(worlds, MASS);
    const silent = runs.filter(({ outcome }) => outcome === "silent");
    report("damaging", runs, silent);
    expect(silent.length).toBeLessThanOrEqual(runs.length * 0.02);
  });

  it("is neither stopped nor changed by edits without a change of content", { timeout: 3_600_000 }, () => {
    const runs = runAll(worlds, HARMLESS);
    const wrong = runs.filter(({ outcome }) => outcome !== "same");
    report("harmless", runs, wrong);
    expect(wrong.length).toBeLessThanOrEqual(runs.length * 0.01);
  });
});

/** With FUZZ_RUNS, tests all pages and prints the findings. */
function report(kind: string, runs: readonly Run[], wrong: readonly Run[]): void {
  if (process.env["FUZZ_RUNS"] === undefined) return;
  const lines = wrong.map(({ where, outcome }) => `${outcome} ${where}`);
  process.stdout.write(`\n${kind}: ${String(wrong.length)} of ${String(runs.length)}\n${lines.join("\n")}\n`);
}
