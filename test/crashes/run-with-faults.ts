import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { PROJECT } from "../support/checkout.ts";
import { type FaultPlan, faultEnvironment } from "./fault-plan.ts";

export interface FaultyRun {
  /** Null where it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What it did to the files below the plan's root; 0 where it was killed. */
  readonly steps: number;
}

export interface Faults {
  /** Runs the small writer, bundled: it starts in a moment. */
  readonly runWriter: (plan: FaultPlan) => Promise<FaultyRun>;
  /** Runs a command of the project as npm does. */
  readonly runCommand: (script: string, args: readonly string[], plan: FaultPlan) => Promise<FaultyRun>;
  readonly remove: () => Promise<void>;
}

export async function prepareFaults(): Promise<Faults> {
  const folder = await mkdtemp(join(tmpdir(), "faults-"));
  const entryPoints = ["fault-preload.ts", "write-driver.ts"].map((name) => join(import.meta.dirname, name));
  await build({
    entryPoints,
    bundle: true,
    platform: "node",
    format: "esm",
    outdir: folder,
    outExtension: { ".js": ".mjs" },
  });
  const preload = ["--import", join(folder, "fault-preload.mjs")];
  const report = join(folder, "steps");
  const run = async (args: readonly string[], plan: FaultPlan): Promise<FaultyRun> => {
    await rm(report, { force: true });
    const ended = await runNode(args, faultEnvironment(plan, report));
    const steps = await readFile(report, "utf8").catch(() => "0");
    return { ...ended, steps: Number(steps) };
  };
  return {
    runWriter: (plan) => run([...preload, join(folder, "write-driver.mjs"), plan.root], plan),
    runCommand: (script, args, plan) =>
      run(["--import", "tsx", ...preload, join(PROJECT, "scripts", `${script}.ts`), ...args], plan),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function runNode(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Omit<FaultyRun, "steps">> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: PROJECT, env: { ...process.env, ...env } });
    const said = { stdout: "", stderr: "" };
    child.stdout.on("data", (text: Buffer) => (said.stdout += text.toString()));
    child.stderr.on("data", (text: Buffer) => (said.stderr += text.toString()));
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, ...said });
    });
  });
}
