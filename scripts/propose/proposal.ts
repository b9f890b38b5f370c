import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { InputError } from "../cli.ts";
import { factsFile } from "../refresh/facts.ts";
import { git } from "../run-command.ts";
import { errorCode } from "../write-error.ts";
import { compareTree, writeTrees } from "../write-trees.ts";

/** Report of the refresh inside a packed proposal. */
export const REPORT_FILE = "report.md";
const REPORTS = [REPORT_FILE, `${REPORT_FILE}.full.md`, factsFile(REPORT_FILE)] as const;
/** The only folders that a refresh may change. Other changes are changes of the program, made by a person. */
const DATA = /^(?:snapshots|generated)\//u;
const SNAPSHOT = /^snapshots\/([a-z0-9-]{1,60}\.json)$/u;
const MAX_CHARACTERS = 64 * 1024 * 1024;

/**
 * Paths under snapshots/ and generated/ that differ from the last commit, new and deleted ones included. Refuses a tree
 * with other edited files tracked by git: a proposal is a change of data, made by the committed program.
 */
export async function changedData(root: string): Promise<readonly string[]> {
  const output = await git(["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all"], { cwd: root });
  const rows = output.split("\0").map((entry) => ({ status: entry.slice(0, 2), path: entry.slice(3) }));
  const foreign = rows.filter(({ status, path }) => path !== "" && status !== "??" && !DATA.test(path));
  if (foreign.length === 0) return rows.map(({ path }) => path).filter((path) => DATA.test(path));
  throw new InputError(
    `Other files than snapshots/ and generated/ are edited: ${foreign
      .slice(0, 5)
      .map(({ path }) => path)
      .join(", ")}.`,
    "Commit or stash them, run the refresh again, and then propose its change.",
  );
}

/** Puts what the refresh read into a folder: the report always, the snapshots where something changed. */
export async function packProposal(root: string, report: string, folder: string): Promise<readonly string[]> {
  const paths = await changedData(root);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // A refresh that broke before its report has none.
  for (const name of REPORTS) {
    const file = name.replace(REPORT_FILE, report);
    if (existsSync(file)) await cp(file, join(folder, name));
  }
  if (paths.length > 0) await cp(join(root, "snapshots"), join(folder, "snapshots"), { recursive: true });
  return paths;
}

/**
 * Replaces snapshots/ of the checkout by a packed proposal's. The job that packed it read foreign content, so nothing
 * is believed: only plain files with plain names, of a bounded size. generated/ is made from them, by this checkout.
 */
export async function takeProposal(folder: string, root: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === undefined) throw error;
    const remedy = 'Pack one with "npm run propose -- --report <file> --pack <folder>".';
    throw new InputError(`There is no packed proposal in ${folder}.`, remedy, { cause: error });
  });
  const names = entries.flatMap((entry): readonly string[] => {
    const path = relative(folder, join(entry.parentPath, entry.name));
    const name = SNAPSHOT.exec(path)?.[1];
    if (entry.isDirectory() ? path === "snapshots" : entry.isFile() && REPORTS.some((report) => report === path))
      return [];
    if (entry.isFile() && name !== undefined) return [name];
    throw unusable(folder, `it holds ${JSON.stringify(path)}, which is not data of the project`);
  });
  // Nothing changed: main matches the pages.
  if (names.length === 0) return;
  const read = (path: string): Promise<string> => readFile(join(folder, "snapshots", path), "utf8");
  const files = await Promise.all(names.map(async (path) => ({ path, content: await read(path) })));
  if (files.reduce((sum, { content }) => sum + content.length, 0) > MAX_CHARACTERS)
    throw unusable(folder, "it is larger than any data of the project");
  await writeTrees(root, [await compareTree(root, { folder: "snapshots", files })]);
}

function unusable(folder: string, why: string): InputError {
  return new InputError(
    `The proposal in ${folder} cannot be used: ${why}.`,
    "Nothing was changed. Check the run that packed it, and run the refresh again.",
  );
}
