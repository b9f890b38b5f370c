import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type EmittedFile, compareCodePoints } from "../../generator/emit/emit-files.ts";
import { listTree } from "./list-tree.ts";
import { assertSafePaths } from "./safe-path.ts";
import { WriteError, writeError } from "./write-error.ts";

/** A folder of the checkout, and all that is to be in it. */
export interface Tree {
  readonly folder: string;
  readonly files: readonly EmittedFile[];
}

/** Paths by what writing them does, or did. */
export interface TreeChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** In the folder, but made by nothing any more. */
  readonly orphaned: readonly string[];
  readonly unchanged: readonly string[];
}

/** A tree with what would change. Writing it is this comparison and then the changes, so the two cannot disagree. */
export interface ComparedTree extends Tree {
  readonly changes: TreeChanges;
}

/** @throws WriteError where the folder cannot be read, with the remedy. */
export async function compareTree(root: string, tree: Tree): Promise<ComparedTree> {
  const directory = join(root, tree.folder);
  assertSafePaths(tree.files.map(({ path }) => path));
  try {
    return { ...tree, changes: await findChanges(directory, tree.files) };
  } catch (error) {
    throw error instanceof WriteError ? error : writeError(directory, error);
  }
}

export function isUpToDate({ added, changed, orphaned }: TreeChanges): boolean {
  return added.length + changed.length + orphaned.length === 0;
}

async function findChanges(directory: string, files: readonly EmittedFile[]): Promise<TreeChanges> {
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

async function isSame(path: string, content: string): Promise<boolean> {
  const expected = Buffer.from(content, "utf8");
  return expected.equals(await readFile(path));
}

function sortedPaths(files: readonly EmittedFile[]): readonly string[] {
  return files.map(({ path }) => path).toSorted(compareCodePoints);
}
