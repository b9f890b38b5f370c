import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { PROJECT } from "../support/checkout.ts";
import { bundleCommands } from "./bundled-commands.ts";
import { type FaultPlan, faultEnvironment } from "./fault-plan.ts";

export interface Ended {
  /** Null where it was killed. */
  readonly code: number | null;
  readonly stderr: string;
}

export interface FaultyRun extends Ended {
  /** What it did to the files below the plan's root; 0 where it was killed. */
  readonly steps: number;
}

export interface Faults {
  /** Runs one of the bundled commands by its name. */
  readonly run: (name: string, args: readonly string[], plan: FaultPlan) => Promise<FaultyRun>;
  readonly remove: () => Promise<void>;
}

export async function prepareFaults(): Promise<Faults> {
  const { folder, path, remove } = await bundleCommands();
  const report = join(folder, "steps");
  const run = async (name: string, args: readonly string[], plan: FaultPlan): Promise<FaultyRun> => {
    await rm(report, { force: true });
    const program = ["--import", path("fault-preload"), path(name), ...args];
    const ended = await startNode(program, faultEnvironment(plan, report)).ended;
    const steps = await readFile(report, "utf8").catch(() => "0");
    return { ...ended, steps: Number(steps) };
  };
  return { run, remove };
}

/** A program that runs, and what becomes of it. Nobody reads its output. */
export function startNode(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, args, { cwd: PROJECT, env: { ...process.env, ...env } });
  let stderr = "";
  child.stderr.on("data", (text: Buffer) => (stderr += text.toString()));
  child.stdout.resume();
  const ended = once(child, "close").then(([code]): Ended => ({
    code: typeof code === "number" ? code : null,
    stderr,
  }));
  return { child, ended };
}
