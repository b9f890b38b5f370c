import type { Dirent } from "node:fs";
import { mkdir, readdir, readFile, rmdir, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { compareCodePoints, type EmittedFile } from "../generator/emit/emit-files.ts";
import { errorCode, WriteError, writeError } from "./write-error.ts";

/** A folder of the checkout with its complete content. */
export interface Tree {
  readonly folder: string;
  readonly files: readonly EmittedFile[];
  /** Selects other files of the folder to be removed. Default: all. */
  readonly owns?: (path: string) => boolean;
}

/** Paths by the effect of writing them. */
export interface TreeChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** In the folder, but no longer made. */
  readonly orphaned: readonly string[];
  readonly unchanged: readonly string[];
}

/** Compares a tree with the folder. Writing uses the same comparison, so that the two cannot differ. */
export interface ComparedTree extends Tree {
  readonly changes: TreeChanges;
}

export function isUpToDate({ added, changed, orphaned }: TreeChanges): boolean {
  return added.length + changed.length + orphaned.length === 0;
}

/** @throws WriteError if the folder cannot be read, with the remedy. */
export async function compareTree(root: string, tree: Tree): Promise<ComparedTree> {
  const directory = join(root, tree.folder);
  assertSafePaths(tree.files.map(({ path }) => path));
  try {
    return { ...tree, changes: await findChanges(directory, tree) };
  } catch (error) {
    throw writeError(directory, error);
  }
}

async function findChanges(directory: string, { files, owns = () => true }: Tree): Promise<TreeChanges> {
  const present = new Set(await listTree(directory));
  const wanted = new Set(files.map(({ path }) => path));
  const kept = files.filter(({ path }) => present.has(path));
  const same = await Promise.all(kept.map((file) => isSame(join(directory, file.path), file.content)));
  return {
    added: sortedPaths(files.filter(({ path }) => !present.has(path))),
    changed: sortedPaths(kept.filter((_, index) => same[index] === false)),
    orphaned: [...present].filter((path) => !wanted.has(path) && owns(path)).toSorted(compareCodePoints),
    unchanged: sortedPaths(kept.filter((_, index) => same[index] === true)),
  };
}

async function isSame(path: string, content: string): Promise<boolean> {
  return Buffer.from(content, "utf8").equals(await readFile(path));
}

function sortedPaths(files: readonly EmittedFile[]): readonly string[] {
  return files.map(({ path }) => path).toSorted(compareCodePoints);
}

/** Paths of all files below a folder, with forward slashes. Dotfiles (`.DS_Store`) are ignored. */
async function listTree(directory: string, below = ""): Promise<readonly string[]> {
  const entries = await readFolder(join(directory, below));
  const lists = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith("."))
      .map(async (entry) => {
        const path = below === "" ? entry.name : `${below}/${entry.name}`;
        if (entry.isSymbolicLink()) throw linkError(join(directory, path));
        return entry.isDirectory() ? await listTree(directory, path) : [path];
      }),
  );
  return lists.flat();
}

/** A folder that does not exist is empty: the first run makes it. */
async function readFolder(path: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

function linkError(path: string): WriteError {
  return new WriteError(
    `${path} is a symbolic link, and writing through it could change files elsewhere. Remove it, and run the command again.`,
  );
}

/**
 * Writes exactly these files to the folders, one whole file after another, in the given order. A killed run leaves
 * complete files, old and new; the same command again writes the rest.
 *
 * @throws WriteError if a folder cannot be written, with the remedy.
 */
export async function writeTrees(root: string, trees: readonly ComparedTree[]): Promise<void> {
  for (const { folder, files, changes } of trees) {
    const directory = join(root, folder);
    const isWritten = new Set([...changes.added, ...changes.changed]);
    try {
      for (const path of changes.orphaned) await removeFile(directory, path);
      for (const { path, content } of files.filter((file) => isWritten.has(file.path))) {
        await mkdir(dirname(join(directory, path)), { recursive: true });
        await writeFileAtomic(join(directory, path), content);
      }
    } catch (error) {
      throw writeError(directory, error);
    }
  }
}

/** Removes a file and folders that become empty. */
async function removeFile(directory: string, path: string): Promise<void> {
  await unlink(join(directory, path));
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    if ((await readdir(join(directory, folder))).length > 0) return;
    await rmdir(join(directory, folder));
  }
}

const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;
const RESERVED_ON_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/**
 * Refuses a path that could leave the folder, that a file system may read differently (`..`, absolute paths,
 * backslashes, drive letters, null bytes, dotfiles, Windows device names), or that differs from another only in case.
 * Emitters never make one, so it is a bug.
 */
export function assertSafePaths(paths: readonly string[]): void {
  const taken = new Set<string>();
  for (const path of paths) {
    const isSafe = path
      .split("/")
      .every((segment) => SEGMENT.test(segment) && !RESERVED_ON_WINDOWS.test(segment) && !segment.endsWith("."));
    if (!isSafe) throw new Error(`Refused to write outside the folder or to an unsafe name: ${JSON.stringify(path)}`);
    if (taken.has(path.toLowerCase())) throw new Error(`Two files have the same path: ${JSON.stringify(path)}`);
    taken.add(path.toLowerCase());
  }
}
