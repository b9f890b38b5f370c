import { join } from "node:path";
import type { Problem } from "../../generator/problem.ts";
import { readJournal } from "./journal.ts";
import { currentOwner, LOCK_FOLDER } from "./lock.ts";
import { mayBeAlive } from "./owner.ts";

/** For whoever only reads the checkout: a problem where its files are in between, not all new and not all old. */
export async function findUnfinished(root: string): Promise<Problem | null> {
  const owner = await currentOwner(root);
  if (owner === null) return null;
  const folder = join(root, LOCK_FOLDER, owner.id);
  if ((await readJournal(folder)) === null) return null;
  const problem = { check: "write-unfinished", severity: "error", at: { file: folder } } as const;
  if (mayBeAlive(owner)) {
    const message = `Process ${String(owner.pid)} on ${owner.host} is writing snapshots/ and generated/ right now.`;
    return { ...problem, message, fix: "Wait until it is done, and run the command again." };
  }
  const message = "A run was killed while it wrote snapshots/ and generated/, so some files are new and some are old.";
  return { ...problem, message, fix: 'Run "npm run generate": it completes what the run left.' };
}
