import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Releases, releasesSchema } from "../../generator/emit/kit/schemas.ts";
import type { Problem } from "../../generator/problem.ts";
import { addRelease, formatParts } from "../../generator/release/changelog.ts";
import {
  checkRelease,
  entryOf,
  formatVersion,
  planRelease,
  type ReleasePlan,
} from "../../generator/release/plan-release.ts";
import { addReleaseRecord } from "../../generator/release/release-record.ts";
import { InputError, readJson } from "../cli.ts";
import { RELEASES_FILE, RESTORE_RELEASES } from "../generate/load-catalog.ts";
import { git, lastLines, runCommand } from "../run-command.ts";
import { CHANGELOG_FILE, readReleaseState } from "./release-state.ts";

export interface MakeOptions {
  readonly root: string;
  /** Day of the release, `2026-11-24`. */
  readonly date: string;
  readonly dryRun: boolean;
}

export type MadeRelease = ReleasePlan & { readonly status: "nothing" | "refused" | "would-write" | "written" };

/** Writes the version, the record for the kit's history and the changelog's entry of the next release. A person commits, has it reviewed, and tags. */
export async function makeRelease({ root, date, dryRun }: MakeOptions): Promise<MadeRelease> {
  const state = await readReleaseState(root);
  const plan = planRelease(state);
  if (plan.problems.length > 0) return { ...plan, status: "refused" };
  if (plan.level === "none") return { ...plan, status: "nothing" };
  if (dryRun) return { ...plan, status: "would-write" };
  await requireCleanTree(root);
  const releases = await readReleases(root);
  await setVersion(root, formatVersion(plan.version));
  const text = addRelease(state.changelog, formatVersion(plan.version), date, plan.parts);
  await writeFile(join(root, CHANGELOG_FILE), text);
  const recorded = addReleaseRecord(releases, formatVersion(plan.version), date, state.diff.changes);
  await writeFile(join(root, RELEASES_FILE), `${JSON.stringify(recorded, null, 2)}\n`);
  return { ...plan, status: "written" };
}

async function readReleases(root: string): Promise<Releases> {
  const read = await readJson(join(root, RELEASES_FILE), releasesSchema, RESTORE_RELEASES);
  if (read.ok) return read.value;
  throw new InputError(read.problem.message, read.problem.fix);
}

/** The release for a terminal. */
export function renderRelease({ status, level, version, parts, problems }: MadeRelease): string {
  const name = formatVersion(version);
  switch (status) {
    case "nothing":
      return "Nothing to release: the data is as released, and nothing is written under Unreleased.\n";
    case "refused":
      return `No release:\n${problems.map(({ message, fix }) => `- ${message}\n  fix: ${fix}`).join("\n")}\n`;
    case "would-write":
      return `This would be ${name} (${level}):\n\n${formatParts(parts)}`;
    case "written":
      return `${name} (${level}) is written to package.json, package-lock.json, ${RELEASES_FILE} and ${CHANGELOG_FILE}. Read it, then:
  npm run generate
  git switch -c release/${name} && git commit --all -m "Release ${name}"
  (pull request, review, merge)
  git switch main && git pull && git tag v${name} && git push origin v${name}
`;
  }
}

async function requireCleanTree(root: string): Promise<void> {
  const edited = (await git(["status", "--porcelain", "--untracked-files=no"], { cwd: root })).trim();
  if (edited === "") return;
  throw new InputError(
    "Files of the checkout are edited.",
    "Commit or stash them: a release is made of what is committed.",
  );
}

/** Lets npm write package.json and its lock together. */
async function setVersion(root: string, version: string): Promise<void> {
  const args = ["version", version, "--no-git-tag-version", "--allow-same-version", "--ignore-scripts"];
  const result = await runCommand("npm", args, { cwd: root });
  if (result.code === 0) return;
  throw new InputError(
    `npm version failed: ${lastLines(result.stderr)}`,
    "Look at the message above, and run it again.",
  );
}

export interface VerifyOptions {
  readonly root: string;
  readonly tag: string;
  /** Branch that must contain a release. */
  readonly main: string;
  /** File for the changelog's entry. */
  readonly notes: string | undefined;
}

/** Problems that forbid publishing the checked out tag; without problems, writes its notes. */
export async function verifyRelease({ root, tag, main, notes }: VerifyOptions): Promise<readonly Problem[]> {
  const state = await readReleaseState(root, tag);
  const ancestry = await runCommand("git", ["merge-base", "--is-ancestor", "HEAD", main], { cwd: root });
  const problems = checkRelease({ ...state, tag, isOnMain: ancestry.code === 0 });
  const entry = entryOf(state.changelog, formatVersion(state.current));
  if (problems.length === 0 && notes !== undefined && entry !== null) {
    await mkdir(dirname(notes), { recursive: true });
    await writeFile(notes, entry);
  }
  return problems;
}
