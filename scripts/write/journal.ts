import { existsSync, readFileSync, rmSync } from "node:fs";
import { readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { sha256Of } from "../fetch/sha256.ts";
import { assertSafePaths } from "./safe-path.ts";
import { makeFolder, moveIn, removeEmptied, removeFile } from "./settle-file.ts";
import { errorCode, WriteError } from "./write-error.ts";

/** What is done to one file of the checkout. Its new content stands ready under `new/`, a copy of the old under `old/`. */
const stepSchema = z.strictObject({
  path: z.string(),
  /** SHA-256 of what the file is to hold; null where it is to go. */
  new: z.string().nullable(),
  /** False where there was no such file. */
  old: z.boolean(),
});
export type Step = z.infer<typeof stepSchema>;

export type Side = "new" | "old";

/** The steps, under the name that says where they lead. Turning round is one rename, and needs no space on the disk. */
const FILES = { new: "forward.json", old: "back.json" } as const satisfies Record<Side, string>;

const BY_HAND =
  'Restore the files with "git checkout -- snapshots generated", remove the folder that it is in, and run the command again.';

export interface Journal {
  readonly side: Side;
  readonly steps: readonly Step[];
}

/** The journal in a run's folder, or null where the run had not begun to change anything. */
export async function readJournal(folder: string): Promise<Journal | null> {
  for (const side of ["old", "new"] as const) {
    const path = join(folder, FILES[side]);
    if (!existsSync(path)) continue;
    try {
      const steps = z.array(stepSchema).parse(JSON.parse(await readFile(path, "utf8")));
      assertSafePaths(steps.map((step) => step.path));
      return { side, steps };
    } catch (error) {
      throw new WriteError(`${path} is damaged. ${BY_HAND}`, { cause: error });
    }
  }
  return null;
}

export function formatSteps(steps: readonly Step[]): string {
  return `${JSON.stringify(steps, null, 1)}\n`;
}

/** From here on the files change, whatever happens: a run that is killed now is completed by the next one. */
export async function commitSteps(folder: string, prepared: string): Promise<void> {
  await rename(prepared, join(folder, FILES.new));
}

export async function turnBack(folder: string): Promise<void> {
  await rename(join(folder, FILES.new), join(folder, FILES.old));
}

/** All is as the journal wants it. */
export function closeJournal(folder: string): void {
  for (const name of Object.values(FILES)) rmSync(join(folder, name), { force: true });
}

/** Whether every new file is still at hand, or in its place already. Somebody may have restored old ones by hand. */
export function canGoForward(root: string, folder: string, steps: readonly Step[]): boolean {
  return steps.every(
    (step) =>
      step.new === null || existsSync(join(folder, "new", step.path)) || hashOf(join(root, step.path)) === step.new,
  );
}

/**
 * Moves all files of one side into their places, one rename each, so that no file is ever half of anything. What it
 * did before it was killed, it passes over. Synchronous: nothing comes between, and all of it takes milliseconds.
 *
 * Folders are made before any is removed. So a disk that is full stops it while every old folder still stands, and
 * going back needs no space.
 */
export function settle(root: string, folder: string, side: Side, steps: readonly Step[]): void {
  const stays = (step: Step): boolean => (side === "new" ? step.new !== null : step.old);
  const here = steps.filter(stays).map(({ path }) => path);
  const gone = steps.filter((step) => !stays(step)).map(({ path }) => path);
  for (const path of gone) removeFile(join(root, path));
  for (const path of here) makeFolder(dirname(join(root, path)));
  for (const path of here) moveIn(join(folder, side, path), join(root, path));
  for (const path of gone) removeEmptied(root, dirname(path));
}

function hashOf(path: string): string | null {
  try {
    return sha256Of(readFileSync(path));
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes(errorCode(error) ?? "")) return null;
    throw error;
  }
}
