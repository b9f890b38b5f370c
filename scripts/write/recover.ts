import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { canGoForward, closeJournal, readJournal, settle, type Step, turnBack } from "./journal.ts";
import { type Lock, LOCK_FOLDER } from "./lock.ts";
import { WriteError, writeError } from "./write-error.ts";

/**
 * Carries out what the journal in the lock's folder says, if there is one: forward, or where that cannot be, back.
 * Then the files are all new or all old, and the folder is empty.
 *
 * @returns why it went back, or null.
 * @throws WriteError where it can go neither way; the journal stays for the next run.
 */
export async function completeJournal({ root, folder }: Lock): Promise<WriteError | null> {
  const journal = await readJournal(folder);
  const obstacle = journal?.side === "new" ? tryForward(root, folder, journal.steps) : null;
  try {
    if (obstacle !== null) await turnBack(folder);
    if (journal !== null && (obstacle !== null || journal.side === "old")) settle(root, folder, "old", journal.steps);
    closeJournal(folder);
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
    return obstacle;
  } catch (error) {
    const { message } = obstacle ?? writeError(root, error);
    const rest = `Until then some files are new and some are old, and ${join(root, LOCK_FOLDER)} holds the others.`;
    throw new WriteError(`${message} ${rest}`, { cause: error });
  }
}

function tryForward(root: string, folder: string, steps: readonly Step[]): WriteError | null {
  if (!canGoForward(root, folder, steps)) {
    return new WriteError("Files that a killed run had written were changed since, so the others are put back, too.");
  }
  try {
    settle(root, folder, "new", steps);
    return null;
  } catch (error) {
    return writeError(root, error);
  }
}
