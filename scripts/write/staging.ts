import { renameSync } from "node:fs";
import { mkdir, open, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { EmittedFile } from "../../generator/emit/emitted-file.ts";
import { errorCode } from "./write-error.ts";

const PREFIX = ".staging-";

/**
 * Writes all files completely to a folder beside their places, flushed to the disk, and only then renames them
 * into place one after the other. A full disk or a kill while writing leaves the old tree; a kill during the
 * renames leaves whole files, old and new, and the next run does the rest.
 */
export async function swapIn(directory: string, files: readonly EmittedFile[]): Promise<void> {
  const staging = join(directory, PREFIX + String(process.pid));
  try {
    // Not recursive: on a read-only file system Node's recursive mkdir says ENOENT instead of EROFS.
    await mkdir(staging);
    await makeFolders(staging, files);
    await makeFolders(directory, files);
    await Promise.all(files.map((file) => writeFlushed(join(staging, file.path), file.content)));
    // Synchronous: nothing comes between, and all of them take about a millisecond.
    for (const { path } of files) renameSync(join(staging, path), join(directory, path));
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Removes what killed runs left; the folder of a run that is still going is left alone. */
export async function removeLeftovers(directory: string): Promise<void> {
  const leftovers = (await readdir(directory)).filter((name) => isLeftover(name));
  await Promise.all(leftovers.map((name) => rm(join(directory, name), { recursive: true, force: true })));
}

function isLeftover(name: string): boolean {
  if (!name.startsWith(PREFIX)) return false;
  const pid = Number(name.slice(PREFIX.length));
  return !Number.isInteger(pid) || pid <= 0 || pid === process.pid || !isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

async function makeFolders(root: string, files: readonly EmittedFile[]): Promise<void> {
  const folders = new Set(files.map(({ path }) => dirname(join(root, path))));
  for (const folder of folders) await mkdir(folder, { recursive: true });
}

async function writeFlushed(path: string, content: string): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(content, "utf8");
    await file.sync();
  } finally {
    await file.close();
  }
}
