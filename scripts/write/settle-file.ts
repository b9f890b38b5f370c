import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { errorCode } from "./write-error.ts";

/** Each of these does nothing where its work was done before. */

export function makeFolder(path: string): void {
  if (!isFolder(path)) mkdirSync(path, { recursive: true });
}

export function moveIn(from: string, to: string): void {
  if (!existsSync(from)) return;
  if (isFolder(to)) removeEmptyFolder(to);
  renameSync(from, to);
}

/** A folder in its place belongs to the other side, and is not touched. */
export function removeFile(path: string): void {
  if (statusOf(path)?.isFile() === true) unlinkSync(path);
}

/** Removes the folder and those above it, where they are empty, up to the one right below the root. */
export function removeEmptied(root: string, below: string): void {
  for (let folder = below; folder.includes("/"); folder = dirname(folder)) {
    const path = join(root, folder);
    if (!isFolder(path)) continue;
    if (readdirSync(path).length > 0) return;
    rmdirSync(path);
  }
}

function removeEmptyFolder(path: string): void {
  for (const name of readdirSync(path)) if (isFolder(join(path, name))) removeEmptyFolder(join(path, name));
  rmdirSync(path);
}

function isFolder(path: string): boolean {
  return statusOf(path)?.isDirectory() === true;
}

function statusOf(path: string): ReturnType<typeof lstatSync> | null {
  try {
    return lstatSync(path);
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(errorCode(error) ?? "")) return null;
    throw error;
  }
}
