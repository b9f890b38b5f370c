import { existsSync } from "node:fs";
import { appendFile, copyFile, cp, lstat, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { escapePr } from "../../generator/diff/render-change.ts";
import { InputError } from "../cli.ts";
import { factsFile } from "../refresh/facts.ts";
import { git } from "../run-command.ts";
import { errorCode } from "../write-error.ts";
import { assertSafePaths, compareTree, type Tree, writeTrees } from "../write-trees.ts";
import type { Proposal } from "./run-propose.ts";

/** The only folders that a refresh may change. Other changes are changes of the program, made by a person. */
export const DATA_FOLDERS = ["snapshots", "generated"] as const;

export const PROPOSAL_BRANCH = "refresh/binance-errors";

/** Report of the refresh inside a packed proposal. */
export const REPORT_FILE = "report.md";
/** The full report, if the report had to be cut. */
const FULL_REPORT_FILE = "report.full.md";

function isDataPath(path: string): boolean {
  return DATA_FOLDERS.some((folder) => path.startsWith(`${folder}/`));
}

/**
 * Paths under snapshots/ and generated/ that differ from the last commit, new and deleted ones included. Refuses a tree
 * with other edited files tracked by git: a proposal is a change of data, made by the committed program.
 */
export async function changedData(root: string): Promise<readonly string[]> {
  const output = await git(["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all"], { cwd: root });
  const entries = output.split("\0").filter((entry) => entry !== "");
  const rows = entries.map((entry) => ({ status: entry.slice(0, 2), path: entry.slice(3) }));
  const foreign = rows.filter(({ status, path }) => status !== "??" && !isDataPath(path)).map(({ path }) => path);
  if (foreign.length > 0) {
    const shown = foreign.slice(0, 5).join(", ");
    throw new InputError(
      `Other files than ${DATA_FOLDERS.join("/ and ")}/ are edited: ${shown}${foreign.length > 5 ? ", …" : ""}.`,
      "Commit or stash them, run the refresh again, and then propose its change.",
    );
  }
  return rows.map(({ path }) => path).filter(isDataPath);
}

export interface PackOptions {
  readonly root: string;
  readonly report: string;
  /** Made anew. */
  readonly folder: string;
  /** File for a workflow step's outputs, if any. */
  readonly outputFile: string | undefined;
}

/**
 * Writes the refresh's result to a folder: always the report, and the data if it changed. Needs only read permission.
 */
export async function packProposal({ root, report, folder, outputFile }: PackOptions): Promise<readonly string[]> {
  const paths = await changedData(root);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // Pack also the result of a refresh that failed before its report.
  if (existsSync(report)) await copyFile(report, join(folder, REPORT_FILE));
  if (existsSync(factsFile(report))) await copyFile(factsFile(report), join(folder, factsFile(REPORT_FILE)));
  if (existsSync(`${report}.full.md`)) await copyFile(`${report}.full.md`, join(folder, FULL_REPORT_FILE));
  const present = paths.length === 0 ? [] : DATA_FOLDERS.filter((name) => existsSync(join(root, name)));
  for (const name of present) await cp(join(root, name), join(folder, name), { recursive: true });
  if (outputFile !== undefined) await appendFile(outputFile, `changed=${String(paths.length > 0)}\n`);
  return paths;
}

const MAX_FILES = 2000;
const MAX_BYTES = 64 * 1024 * 1024;

type DataFolder = (typeof DATA_FOLDERS)[number];

/**
 * Replaces snapshots/ and generated/ of the checkout by a packed proposal's. The job that packed it read foreign
 * content, so the proposal is checked: only plain files with safe names, in these two folders, of limited size.
 */
export async function takeProposal(folder: string, root: string): Promise<void> {
  const paths = await listFiles(folder);
  const reports: readonly string[] = [REPORT_FILE, FULL_REPORT_FILE, factsFile(REPORT_FILE)];
  const allowed = paths.filter((path) => !reports.includes(path));
  // Nothing changed: main matches the pages.
  if (allowed.length === 0) return;
  const stray = allowed.find((path) => folderOf(path) === null);
  if (stray !== undefined)
    throw unusable(folder, `it holds ${JSON.stringify(stray)}, which is not data of the project`);
  const present = DATA_FOLDERS.filter((name) => allowed.some((path) => folderOf(path) === name));
  if (present.length < DATA_FOLDERS.length) throw unusable(folder, `it has no ${DATA_FOLDERS.join("/ or no ")}/`);
  const trees = await Promise.all(DATA_FOLDERS.map((name) => readTree(folder, name, allowed)));
  await writeTrees(root, await Promise.all(trees.map((tree) => compareTree(root, tree))));
}

async function readTree(folder: string, name: DataFolder, paths: readonly string[]): Promise<Tree> {
  const own = paths.filter((path) => folderOf(path) === name);
  const files = await Promise.all(
    own.map(async (path) => ({
      path: path.slice(name.length + 1),
      content: await readFile(join(folder, path), "utf8"),
    })),
  );
  return { folder: name, files };
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === undefined) throw error;
    throw new InputError(
      `There is no packed proposal in ${folder}.`,
      'Pack one with "npm run propose -- --report <file> --pack <folder>".',
      { cause: error },
    );
  });
  const odd = entries.find((entry) => !entry.isFile() && !entry.isDirectory());
  if (odd !== undefined) throw unusable(folder, `${JSON.stringify(odd.name)} is neither a file nor a folder`);
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length));
  if (paths.length > MAX_FILES) throw unusable(folder, `it holds ${String(paths.length)} files`);
  const sizes = await Promise.all(paths.map(async (path) => (await lstat(join(folder, path))).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes > MAX_BYTES) throw unusable(folder, `it holds ${String(bytes)} bytes`);
  try {
    assertSafePaths(paths);
  } catch (error) {
    throw unusable(folder, "it holds a path with an unsafe name", error);
  }
  return paths;
}

function folderOf(path: string): DataFolder | null {
  return DATA_FOLDERS.find((name) => path.startsWith(`${name}/`)) ?? null;
}

function unusable(folder: string, why: string, cause?: unknown): InputError {
  return new InputError(
    `The proposal in ${folder} cannot be used: ${why}.`,
    "Nothing was changed. Check the run that packed it, and run the refresh again.",
    { cause },
  );
}

/** The result of the proposal, for a terminal. */
export function renderProposal(proposal: Proposal, branch: string, remote: string): string {
  const { status, paths, title, commit, push, pullRequest, notes } = proposal;
  if (status === "withdrawn") return `${notes.join("\n")}\n`;
  if (status === "nothing-new")
    return "Nothing new: snapshots/ and generated/ are as committed. No branch, no pull request.\n";
  const would = status === "would-propose";
  const lines = [
    `${String(paths.length)} ${paths.length === 1 ? "file" : "files"} changed, commit ${String(commit?.slice(0, 12))}.`,
    push === "up-to-date"
      ? `${branch} on ${remote} has this very change already.`
      : `${branch} on ${remote} ${would ? "would be" : "is"} ${push === "added-on-top" ? "extended" : String(push)}.`,
    pullRequest === null
      ? `No pull request was ${would ? "touched: this is a dry run" : "asked for"}.`
      : `Its pull request is ${pullRequest}.`,
    `Title: ${String(title)}`,
    ...notes,
  ];
  return `${lines.join("\n")}\n`;
}

const LEAD = /^\*\*([A-Za-z0-9 ,.()\u2014-]+)\*\*$/u;
const MAX_TITLE = 120;
const FALLBACK = "the pages changed";

/**
 * The first line of a rendered diff without its markup, for a title and a commit message. It has only counts and our
 * own words; a line with anything else is not used.
 */
export function summaryOf(report: string): string {
  const [first] = report.split(/\r?\n/u, 1);
  const summary = LEAD.exec(first ?? "")?.[1]?.trim() ?? "";
  if (summary === "") return FALLBACK;
  return summary.length <= MAX_TITLE ? summary : `${summary.slice(0, MAX_TITLE - 1).trimEnd()}…`;
}

export function pullRequestTitle(report: string): string {
  return `Binance error pages: ${summaryOf(report)}`;
}

export function commitMessage(report: string): string {
  return `data: ${summaryOf(report)}`;
}

/** The report with important notes for the reviewer below its summary. */
export function withNotes(report: string, notes: readonly string[]): string {
  const [summary = "", ...rest] = report.split("\n");
  return [summary, "", ...notes.map((note) => `> **Note:** ${escapePr(note)}`), ...rest].join("\n");
}
