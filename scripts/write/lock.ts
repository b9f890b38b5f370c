import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { readJournal } from "./journal.ts";
import { mayBeAlive, newOwner, type Owner, parseOwner, retire } from "./owner.ts";
import { errorCode, WriteError } from "./write-error.ts";

/**
 * Stands in the checkout while a run works on it. It holds one folder, named after that run, which is also where the
 * run prepares what it writes; so whoever takes the lock over from a killed run has all that the run left.
 */
export const LOCK_FOLDER = ".writing";

/** Each try fails only where another run got or freed the lock in that moment. */
const MAX_TRIES = 50;

export interface Lock {
  readonly root: string;
  readonly owner: Owner;
  /** Folder of the owner. */
  readonly folder: string;
}

/**
 * Both ways to get the lock are one rename, which succeeds for one run only: of a folder that was made beside it
 * into its place, or of the killed owner's folder to this run's name.
 *
 * @throws WriteError where another run has it and may be alive.
 */
export async function takeLock(root: string, takeOver: boolean): Promise<Lock> {
  const owner = newOwner();
  const beside = join(root, `${LOCK_FOLDER}-${owner.id}`);
  try {
    await mkdir(beside);
    await mkdir(join(beside, owner.id));
    await moveIn(root, owner, beside, takeOver);
    // Where the lock was taken over, the folder beside it was not needed.
    await rm(beside, { recursive: true, force: true });
    await removeRemains(root, takeOver);
    return { root, owner, folder: join(root, LOCK_FOLDER, owner.id) };
  } catch (error) {
    await rm(beside, { recursive: true, force: true }).catch(() => undefined);
    retire(owner);
    throw error;
  }
}

async function moveIn(root: string, owner: Owner, beside: string, takeOver: boolean): Promise<void> {
  const place = join(root, LOCK_FOLDER);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if (await succeeds(rename(beside, place), ["ENOTEMPTY", "EEXIST", "EPERM"])) return;
    const other = await currentOwner(root);
    if (other === null) continue;
    if (!takeOver && mayBeAlive(other)) throw lockedError(root, other);
    if (await succeeds(rename(join(place, other.id), join(place, owner.id)), ["ENOENT"])) return;
  }
  throw new WriteError(`Other runs were faster ${String(MAX_TRIES)} times. Run the command again when they are done.`);
}

/** Frees the lock at once, and then removes what it held. With a journal that is not closed, it stays for the next run. */
export async function freeLock({ root, owner, folder }: Lock): Promise<void> {
  const beside = join(root, `${LOCK_FOLDER}-${owner.id}`);
  try {
    // Taken over by force meanwhile, it is no longer ours to free.
    if ((await currentOwner(root))?.id !== owner.id || (await readJournal(folder)) !== null) return;
    await rename(join(root, LOCK_FOLDER), beside);
    await rm(beside, { recursive: true });
  } finally {
    retire(owner);
  }
}

/** Null where nobody has the lock. */
export async function currentOwner(root: string): Promise<Owner | null> {
  const names = await namesIn(join(root, LOCK_FOLDER));
  const owner = names.map(parseOwner).find((candidate) => candidate !== null);
  if (owner !== undefined) return owner;
  if (names.length === 0) return null;
  throw new WriteError(
    `${join(root, LOCK_FOLDER)} holds what no run puts there. Remove it, and run the command again.`,
  );
}

/** Folders of runs that were killed before they had the lock, or after they had freed it. */
async function removeRemains(root: string, takeOver: boolean): Promise<void> {
  const names = (await namesIn(root)).filter((name) => name.startsWith(`${LOCK_FOLDER}-`));
  for (const name of names) {
    const owner = parseOwner(name.slice(LOCK_FOLDER.length + 1));
    if (owner === null || (!takeOver && mayBeAlive(owner))) continue;
    await rm(join(root, name), { recursive: true, force: true });
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

/** False where it fails with one of these codes: another run was faster. */
async function succeeds(done: Promise<void>, codes: readonly string[]): Promise<boolean> {
  try {
    await done;
    return true;
  } catch (error) {
    if (codes.includes(errorCode(error) ?? "")) return false;
    throw error;
  }
}

function lockedError(root: string, { pid, host }: Owner): WriteError {
  return new WriteError(
    `Another run works on this checkout: process ${String(pid)} on ${host} has ${join(root, LOCK_FOLDER)}. ` +
      "Wait until it is done, or stop it. If there is no such run any more, run the command again with --take-over: " +
      "that completes or undoes what it left.",
  );
}
