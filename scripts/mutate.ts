import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { type Job, JOB_VARIABLE } from "./mutate/job.ts";
import { readJournal } from "./mutate/journal.ts";
import { renderScore } from "./mutate/render-score.ts";

const ROOT = join(import.meta.dirname, "..");
const FOLDER = join(ROOT, ".cache/mutation");
const JOURNAL = join(FOLDER, "journal.jsonl");
const PLAN = join(FOLDER, "plan.json");
interface Options {
  readonly sample?: string;
  readonly seed: string;
  readonly slow: string;
  readonly without?: string[];
  readonly fresh?: true;
  readonly json?: string;
}

const planSchema = z.object({
  mutants: z.array(z.string()),
  files: z.array(z.string()),
  tests: z.int(),
  slow: z.array(z.string()),
  failing: z.array(z.string()),
});

new Command("mutate")
  .description("change src and generator in small ways, and see whether a test notices; no file is changed")
  .argument("<paths...>", "files and folders whose mutants are wanted")
  .option("--sample <n>", "so many of them, drawn by chance")
  .option("--seed <n>", "of the sample", "1")
  .option("--slow <ms>", "leave out tests that take longer than this without a mutant", "3000")
  .option("--without <text...>", "leave out test files with one of these in their path")
  .option("--fresh", "run also what an earlier run killed")
  .option("--json <file>", "write every verdict to a file")
  .action(async (paths: string[], options: Options) => {
    mkdirSync(FOLDER, { recursive: true });
    rmSync(PLAN, { force: true });
    if (options.fresh === true) rmSync(JOURNAL, { force: true });
    const killed = [...readJournal(JOURNAL).values()].filter(
      ({ status }) => status === "killed" || status === "timeout",
    );
    const job: Job = {
      root: ROOT,
      paths,
      sample: options.sample === undefined ? null : Number(options.sample),
      seed: Number(options.seed),
      slowMs: Number(options.slow),
      without: options.without ?? [],
      journal: JOURNAL,
      plan: PLAN,
      known: killed.map(({ key }) => key),
    };
    process.exitCode = await runHost(job);
    report(options.json ?? null);
  })
  .parse();

/** The tests run in a process of their own. When it is ended, what it found stands in the journal. */
async function runHost(job: Job): Promise<number> {
  const before = readJournal(JOURNAL).size;
  const ignore = (): void => undefined;
  process.on("SIGINT", ignore);
  const host = spawn(
    process.execPath,
    [
      join(ROOT, "node_modules/vitest/vitest.mjs"),
      "run",
      "--config",
      "scripts/mutate/vitest.config.ts",
      "--reporter=dot",
    ],
    { cwd: ROOT, env: { ...process.env, [JOB_VARIABLE]: JSON.stringify(job) }, stdio: ["ignore", "pipe", "pipe"] },
  );
  const output: Buffer[] = [];
  host.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  host.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  const timer = setInterval(() => {
    process.stderr.write(`${String(readJournal(JOURNAL).size - before)} new verdicts\n`);
  }, 15_000);
  const code = await new Promise<number>((resolve) => {
    host.on("close", (status) => {
      resolve(status ?? 1);
    });
  });
  clearInterval(timer);
  process.off("SIGINT", ignore);
  if (code !== 0) process.stderr.write(Buffer.concat(output));
  return code;
}

function report(file: string | null): void {
  if (!existsSync(PLAN)) return;
  const plan = planSchema.parse(JSON.parse(readFileSync(PLAN, "utf8")));
  const journal = readJournal(JOURNAL);
  const results = plan.mutants.flatMap((key) => journal.get(key) ?? []);
  if (file !== null) writeFileSync(file, `${JSON.stringify({ ...plan, results }, null, 1)}\n`);
  const lines = [
    `${String(plan.tests)} tests of ${String(plan.files.length)} files; left out as slow: ${String(plan.slow.length)}`,
    ...plan.failing.map((line) => `fails without a mutant: ${line}`),
  ];
  process.stdout.write(`${renderScore(results)}${lines.join("\n")}\n`);
}
