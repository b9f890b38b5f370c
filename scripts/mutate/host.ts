import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { runBaseline } from "./baseline.ts";
import { bundleTest, runsInProcess, stopBundling } from "./bundle-tests.ts";
import { drawSample } from "./draw-sample.ts";
import { instrument } from "./find-mutants.ts";
import { type Job, JOB_VARIABLE, jobSchema } from "./job.ts";
import { keyOf } from "./journal.ts";
import { judge } from "./judge.ts";
import type { Mutant, Result } from "./mutant.ts";
import { RunnableBundle } from "./run-bundle.ts";
import { filesUnder } from "./target-files.ts";

interface Plan {
  readonly mutants: readonly { readonly mutant: Mutant; readonly key: string }[];
  /** Instrumented text by file. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Runs inside vitest, whose `expect` the project's tests need. */
test("mutants", { timeout: 2_147_483_647 }, async () => {
  const job = jobSchema.parse(JSON.parse(process.env[JOB_VARIABLE] ?? "null"));
  const { mutants, texts } = planOf(job);
  const bundles = await relatedBundles(job, texts);
  await stopBundling();
  const { probes, failing } = await runBaseline(bundles);
  const quick = probes.filter(({ ms }) => ms <= job.slowMs);
  writeFileSync(
    job.plan,
    JSON.stringify({
      mutants: mutants.map(({ key }) => key),
      files: bundles.map(({ file }) => file),
      tests: quick.length,
      slow: probes.filter(({ ms }) => ms > job.slowMs).map(({ bundle, name }) => `${bundle.file} > ${name}`),
      failing,
    }),
  );
  const known = new Set(job.known);
  for (const { mutant, key } of mutants) {
    if (known.has(key)) continue;
    const verdict = await judge(mutant.id, quick);
    const { file, line, operator, original, replacement } = mutant;
    const result: Result = { key, file, line, operator, original, replacement, ...verdict };
    appendFileSync(job.journal, `${JSON.stringify(result)}\n`);
  }
});

function planOf(job: Job): Plan {
  const texts = new Map<string, string>();
  const all: { mutant: Mutant; key: string }[] = [];
  for (const file of filesUnder(job.root, job.paths, ".ts")) {
    const text = readFileSync(join(job.root, file), "utf8");
    const instrumented = instrument(file, text, all.length);
    texts.set(file, instrumented.text);
    all.push(...instrumented.mutants.map((mutant) => ({ mutant, key: keyOf(mutant, text) })));
  }
  return { texts, mutants: job.sample === null ? all : drawSample(all, job.sample, job.seed) };
}

/** Test files that import a mutated file, directly or not. */
async function relatedBundles(
  { root, without }: Job,
  texts: ReadonlyMap<string, string>,
): Promise<readonly RunnableBundle[]> {
  const bundles: RunnableBundle[] = [];
  for (const file of filesUnder(root, ["test"], ".test.ts")) {
    if (without.some((part) => file.includes(part))) continue;
    const bundle = await bundleTest(root, file, texts);
    if (!runsInProcess(bundle)) continue;
    if (bundle.inputs.some((input) => texts.has(input))) {
      bundles.push(new RunnableBundle(root, bundle));
    }
  }
  return bundles;
}
