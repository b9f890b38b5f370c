import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../cli.ts";
import { errorCode } from "../write-error.ts";
import { assertSafePaths, compareTree, type Tree, writeTrees } from "../write-trees.ts";
import { DATA_FOLDERS, FULL_REPORT_FILE, REPORT_FILE } from "./data-folders.ts";

const MAX_FILES = 2000;
const MAX_BYTES = 64 * 1024 * 1024;

type DataFolder = (typeof DATA_FOLDERS)[number];

/**
 * Replaces snapshots/ and generated/ of the checkout by a packed proposal's. The job that packed it read foreign
 * content, so nothing is believed: only plain files with safe names, in these two folders, of a bounded size.
 */
export async function takeProposal(folder: string, root: string): Promise<void> {
  const paths = await listFiles(folder);
  const allowed = paths.filter((path) => path !== REPORT_FILE && path !== FULL_REPORT_FILE);
  const stray = allowed.find((path) => folderOf(path) === null);
  if (stray !== undefined) throw unusable(folder, `it holds ${JSON.stringify(stray)}, which is no data of the project`);
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
    "Nothing was changed. Look at the run that packed it, and run the refresh again.",
    { cause },
  );
}
