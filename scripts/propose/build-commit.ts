import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { carryOver, type SnapshotState } from "../../generator/diff/carry-over.ts";
import type { EmittedFile } from "../../generator/emit/emit-files.ts";
import type { Problem } from "../../generator/problem.ts";
import { loadCatalog, type LoadedCatalog } from "../generate/load-catalog.ts";
import { runGenerate } from "../generate/run-generate.ts";
import { readCatalogText } from "../refresh/run-refresh.ts";
import { git } from "../run-command.ts";
import { readPreviousSnapshots, snapshotTree } from "../snapshots.ts";
import { compareTree, writeTrees } from "../write-trees.ts";

/** Author of all proposal commits, so that other commits on the branch are recognised. */
export const PROPOSER = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com",
} as const;

export interface BuildOptions {
  readonly root: string;
  /** Commit to build on: HEAD, or the branch's tip if a person has committed to it. */
  readonly base: string;
  /** Tip of the branch, whose days and unread families are kept; null if there is none. */
  readonly tip: string | null;
  /** Families with a page not read in this run. */
  readonly unread: ReadonlySet<string>;
}

export interface BuiltData {
  readonly base: string;
  readonly main: SnapshotState;
  readonly waiting: SnapshotState | null;
  readonly final: SnapshotState;
  /** Tree of `base` with the new data. */
  readonly tree: string;
  readonly loaded: LoadedCatalog;
  /** generated/catalog.json of main and of the proposal, as text. */
  readonly catalogs: readonly [before: string | null, after: string | null];
  /** Problems that prevent generating from the new data: a stale overlay. */
  readonly problems: readonly Problem[];
}

const FOLDERS = ["snapshots", "generated", "overlays"] as const;

/** Makes the tree of a proposal without changing the checkout's branch, index and files. */
export async function buildData({ root, base, tip, unread }: BuildOptions): Promise<BuiltData> {
  const scratch = await mkdtemp(join(tmpdir(), "propose-"));
  try {
    const stateAt = async (revision: string, name: string): Promise<SnapshotState> => {
      await checkOut(root, revision, join(scratch, name));
      return readPreviousSnapshots(join(scratch, name, "snapshots"));
    };
    const main = await stateAt("HEAD", "main");
    const waiting = tip === null ? null : await stateAt(tip, "waiting");
    const now = await readPreviousSnapshots(join(root, "snapshots"));
    const final = waiting === null ? now : carryOver(now, main, waiting, unread);
    const data = join(scratch, "data");
    const run = await checkOut(root, base, data);
    const files = await withOthers(join(root, "snapshots"), snapshotTree(final).files);
    await writeTrees(data, [await compareTree(data, { folder: "snapshots", files })]);
    const { problems } = await runGenerate({ root: data, check: false });
    // Git refuses to add a missing folder.
    const present = ["snapshots", "generated"].filter((name) => existsSync(join(data, name)));
    await run("add", "--all", "--", ...present);
    return {
      base: (await run("rev-parse", "--verify", `${base}^{commit}`)).trim(),
      main,
      waiting,
      final,
      tree: (await run("write-tree")).trim(),
      loaded: await loadCatalog(data),
      catalogs: [await readCatalogText(join(scratch, "main")), await readCatalogText(data)],
      problems: problems.filter(({ severity }) => severity === "error"),
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

export const BASE_TRAILER = "Refresh-Base: ";

/** One commit by the proposer. A commit directly on main is marked; a later run replaces only such commits. */
export async function commitTree(root: string, { base, tree }: BuiltData, onMain: boolean, message: string) {
  const trailer = onMain ? ["-m", `${BASE_TRAILER}${base}`] : [];
  const [name, email] = [PROPOSER.name, PROPOSER.email];
  const author = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email };
  const env = { ...author, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
  return (await git(["commit-tree", tree, "-p", base, "-m", message, ...trailer], { cwd: root, env })).trim();
}

/** Other kinds of files in snapshots/ are proposed unchanged. */
async function withOthers(folder: string, files: readonly EmittedFile[]): Promise<readonly EmittedFile[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json"));
  const others = names.filter((name) => !files.some(({ path }) => path === name));
  const read = others.map(async (path) => ({ path, content: await readFile(join(folder, path), "utf8") }));
  return [...(await Promise.all(read)), ...files.filter(({ path }) => names.includes(path))];
}

/** The data folders of a revision in a separate folder, with a separate index. */
async function checkOut(root: string, revision: string, folder: string) {
  await mkdir(folder, { recursive: true });
  const run = (...args: readonly string[]): Promise<string> =>
    git([`--work-tree=${folder}`, ...args], { cwd: root, env: { GIT_INDEX_FILE: `${folder}.index` } });
  await run("read-tree", revision);
  const listed = (await run("ls-tree", "--name-only", revision)).split("\n");
  const present = FOLDERS.filter((name) => listed.includes(name));
  if (present.length > 0) await run("checkout", revision, "--", ...present);
  return run;
}
