import { copyFile, mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { EmittedFile } from "../../generator/emit/emit-files.ts";
import { sha256Of } from "../fetch/sha256.ts";
import type { ComparedTree } from "./compare-tree.ts";
import { commitSteps, formatSteps, type Step } from "./journal.ts";
import type { Lock } from "./lock.ts";
import { completeJournal } from "./recover.ts";
import { writeError } from "./write-error.ts";

/**
 * Makes the folders hold exactly these files: all of them, or where that fails, what they held before.
 *
 * Everything that can run out of space comes first and beside the files: the new ones, flushed to the disk, copies of
 * the old ones, and the list of what is to be done. Then that list gets its name, and from then on it is carried out,
 * by this run or the next.
 *
 * @throws WriteError where a folder cannot be written, with the remedy. The files are as they were.
 */
export async function writeTrees(lock: Lock, trees: readonly ComparedTree[]): Promise<void> {
  const files = trees.flatMap(changedFiles);
  const steps = [...files.map(stepOf), ...trees.flatMap(removals)];
  if (steps.length === 0) return;
  try {
    await prepare(lock, files, steps);
  } catch (error) {
    throw writeError(lock.root, error);
  }
  const obstacle = await completeJournal(lock);
  if (obstacle !== null) throw obstacle;
}

interface ChangedFile extends EmittedFile {
  readonly isAdded: boolean;
}

function changedFiles({ folder, files, changes }: ComparedTree): readonly ChangedFile[] {
  const added = new Set(changes.added);
  const differing = new Set([...changes.added, ...changes.changed]);
  return files
    .filter(({ path }) => differing.has(path))
    .map(({ path, content }) => ({ path: `${folder}/${path}`, content, isAdded: added.has(path) }));
}

function stepOf({ path, content, isAdded }: ChangedFile): Step {
  return { path, new: sha256Of(Buffer.from(content, "utf8")), old: !isAdded };
}

function removals({ folder, changes }: ComparedTree): readonly Step[] {
  return changes.orphaned.map((path) => ({ path: `${folder}/${path}`, new: null, old: true }));
}

async function prepare({ root, folder }: Lock, files: readonly EmittedFile[], steps: readonly Step[]): Promise<void> {
  await makeFolders(join(folder, "new"), files);
  await Promise.all(files.map(({ path, content }) => writeFlushed(join(folder, "new", path), content)));
  const existing = steps.filter(({ old }) => old);
  await makeFolders(join(folder, "old"), existing);
  await Promise.all(existing.map(({ path }) => copyFile(join(root, path), join(folder, "old", path))));
  const list = join(folder, "steps.json");
  await writeFlushed(list, formatSteps(steps));
  await commitSteps(folder, list);
}

async function makeFolders(root: string, files: readonly { readonly path: string }[]): Promise<void> {
  const folders = new Set(files.map(({ path }) => dirname(join(root, path))));
  for (const folder of folders) await mkdir(folder, { recursive: true });
}

async function writeFlushed(path: string, content: string): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(content, "utf8");
    await file.sync();
  } finally {
    await file.close();
  }
}
