import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { z } from "zod";
import { InputError } from "./cli.ts";

export interface CommandResult {
  /** Exit code; 1 if a signal ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly cwd: string;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

const MAX_OUTPUT = 1 << 28;

/** Runs a program without a shell. Rejects only if the program does not exist. */
export function runCommand(program: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...options.env };
    execFile(
      program,
      args,
      { cwd: options.cwd, env, maxBuffer: MAX_OUTPUT, encoding: "utf8" },
      (error, stdout, stderr) => {
        if (error?.code === "ENOENT") reject(noProgram(program, options.cwd, error));
        else resolve({ code: error === null ? 0 : typeof error.code === "number" ? error.code : 1, stdout, stderr });
      },
    );
  });
}

/** The output of git, which must succeed. */
export async function git(args: readonly string[], options: CommandOptions): Promise<string> {
  const result = await runCommand("git", args, options);
  if (result.code === 0) return result.stdout;
  throw new InputError(
    `git ${args[0] ?? ""} failed: ${lastLines(result.stderr)}`,
    "Run it in a clone of the project, and look at the message above.",
  );
}

/** The last lines of an output, in one short line. */
export function lastLines(output: string, count = 3): string {
  const lines = output
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.slice(-count).join(" / ").slice(0, 600);
}

function noProgram(program: string, cwd: string, cause: Error): InputError {
  return new InputError(
    `${program} cannot be run in ${cwd}.`,
    `Install ${program} and put it on the PATH, and check that the folder exists.`,
    { cause },
  );
}

/** Maximum characters of a pull request's or issue's body on GitHub. */
export const MAX_BODY = 65_536;

/** Runs GitHub's `gh`, which must succeed. It takes its token from GH_TOKEN and the repository from GH_REPO or the remote. */
export async function gh(args: readonly string[], root: string): Promise<string> {
  const result = await runCommand("gh", args, { cwd: root, env: { GH_PROMPT_DISABLED: "1", NO_COLOR: "1" } });
  if (result.code === 0) return result.stdout;
  throw new InputError(
    `gh ${args.slice(0, 2).join(" ")} failed: ${lastLines(result.stderr)}`,
    "Check that GH_TOKEN may do it (pull-requests, issues or actions: write), and that the repository's settings allow Actions to create pull requests.",
  );
}

/** A body is too long for an argument. */
export async function ghWithBody(args: readonly string[], body: string, root: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "body-"));
  try {
    await writeFile(join(folder, "body.md"), body);
    await gh([...args, "--body-file", join(folder, "body.md")], root);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The output of `gh … --json`, through its schema. */
export async function ghJson<T>(args: readonly string[], schema: z.ZodType<T>, root: string): Promise<T> {
  const output = await gh(args, root);
  try {
    return schema.parse(JSON.parse(output));
  } catch (error) {
    const remedy = "Update gh to its current version, and run the command again.";
    throw new InputError(`gh ${args.slice(0, 2).join(" ")} printed something unexpected.`, remedy, { cause: error });
  }
}
