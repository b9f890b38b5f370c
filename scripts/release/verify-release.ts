import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Problem } from "../../generator/problem.ts";
import { checkRelease, entryOf, formatVersion } from "../../generator/release/plan-release.ts";
import { runCommand } from "../run/run-command.ts";
import { readReleaseState } from "./read-release-state.ts";

export interface VerifyOptions {
  readonly root: string;
  readonly tag: string;
  /** Branch that a release must be part of. */
  readonly main: string;
  /** File that the changelog's entry is written to. */
  readonly notes: string | undefined;
}

/** What forbids to publish the checked out tag; where nothing does, its notes are written. */
export async function verifyRelease({ root, tag, main, notes }: VerifyOptions): Promise<readonly Problem[]> {
  const state = await readReleaseState(root, { except: tag });
  const ancestry = await runCommand("git", ["merge-base", "--is-ancestor", "HEAD", main], { cwd: root });
  const problems = checkRelease({ ...state, tag, isOnMain: ancestry.code === 0 });
  const entry = entryOf(state.changelog, formatVersion(state.current));
  if (problems.length === 0 && notes !== undefined && entry !== null) {
    await mkdir(dirname(notes), { recursive: true });
    await writeFile(notes, entry);
  }
  return problems;
}
