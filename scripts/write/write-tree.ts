import { mkdir, readFile, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { EmittedFile } from "../../generator/emit/emitted-file.ts";
import { compareCodePoints } from "../../generator/emit/order.ts";
import { listTree } from "./list-tree.ts";
import { assertSafePaths } from "./safe-path.ts";
import { removeLeftovers, swapIn } from "./staging.ts";
import { errorCode, WriteError, writeError } from "./write-error.ts";

/** Paths by what happened to them, or with `check` would happen. */
export interface TreeChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** In the folder, but made by nothing any more. */
  readonly orphaned: readonly string[];
  readonly unchanged: readonly string[];
}

/**
 * Makes a folder hold exactly these files. Checking is the same without the last step, so the two cannot
 * disagree. Only files that differ are touched; each is swapped in whole.
 *
 * @throws WriteError where the folder cannot be read or written, with the remedy.
 */
export async function writeTree(
  directory: string,
  files: readonly EmittedFile[],
  { check }: { readonly check: boolean },
): Promise<TreeChanges> {
  assertSafePaths(files.map(({ path }) => path));
  try {
    const changes = await compareTree(directory, files);
    if (!check) await applyChanges(directory, files, changes);
    return changes;
  } catch (error) {
    throw error instanceof WriteError ? error : writeError(directory, error);
  }
}

export function isUpToDate({ added, changed, orphaned }: TreeChanges): boolean {
  return added.length + changed.length + orphaned.length === 0;
}

async function compareTree(directory: string, files: readonly EmittedFile[]): Promise<TreeChanges> {
  const present = new Set(await listTree(directory));
  const wanted = new Set(files.map(({ path }) => path));
  const added = files.filter(({ path }) => !present.has(path));
  const kept = files.filter(({ path }) => present.has(path));
  const same = await Promise.all(kept.map((file) => isSame(join(directory, file.path), file.content)));
  return {
    added: sortedPaths(added),
    changed: sortedPaths(kept.filter((_, index) => same[index] === false)),
    orphaned: [...present].filter((path) => !wanted.has(path)).toSorted(compareCodePoints),
    unchanged: sortedPaths(kept.filter((_, index) => same[index] === true)),
  };
}

async function applyChanges(directory: string, files: readonly EmittedFile[], changes: TreeChanges): Promise<void> {
  await mkdir(directory, { recursive: true });
  await removeLeftovers(directory);
  const differing = new Set([...changes.added, ...changes.changed]);
  if (differing.size > 0)
    await swapIn(
      directory,
      files.filter(({ path }) => differing.has(path)),
    );
  for (const path of changes.orphaned) await removeFile(directory, path);
}

/** Removes the file and the folders that it leaves empty. */
async function removeFile(directory: string, path: string): Promise<void> {
  await rm(join(directory, path), { force: true });
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    try {
      await rmdir(join(directory, folder));
    } catch (error) {
      if (["ENOTEMPTY", "EEXIST", "ENOENT"].includes(errorCode(error) ?? "")) return;
      throw error;
    }
  }
}

async function isSame(path: string, content: string): Promise<boolean> {
  const expected = Buffer.from(content, "utf8");
  return expected.equals(await readFile(path));
}

function sortedPaths(files: readonly EmittedFile[]): readonly string[] {
  return files.map(({ path }) => path).toSorted(compareCodePoints);
}
