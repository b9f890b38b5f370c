import { execFile } from "node:child_process";
import { InputError } from "../cli.ts";

export interface CommandResult {
  /** Exit code; 1 where a signal ended it. */
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

/** Runs a program with these very arguments: no shell reads them. Fails only where there is no such program. */
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

/** What a program said last, in one short line. */
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
