import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { errorCode, WriteError } from "./write-error.ts";

/** Paths of all files below a folder, with forward slashes. Dotfiles (`.DS_Store`) are nobody's output. */
export async function listTree(directory: string, below = ""): Promise<readonly string[]> {
  const entries = await readDirectory(join(directory, below));
  const visible = entries.filter(({ name }) => !name.startsWith("."));
  const lists = await Promise.all(
    visible.map(async (entry) => {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isSymbolicLink()) throw linkError(join(directory, path));
      return entry.isDirectory() ? await listTree(directory, path) : [path];
    }),
  );
  return lists.flat();
}

/** A folder that is not there is an empty one: a first run makes it. */
async function readDirectory(path: string): Promise<readonly Dirent[]> {
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
