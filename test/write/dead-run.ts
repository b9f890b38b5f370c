import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { LOCK_FOLDER } from "../../scripts/write/lock.ts";

export const HERE = hostname().replace(/[^\w.-]+/gu, "_");

/** Number of a process that has ended. */
export const DEAD = spawnSync(process.execPath, ["-e", ""]).pid;

/** The lock of a run that is none of ours, as it would have left it. */
export function lockOf(root: string, pid: number, host = HERE): string {
  const folder = join(root, LOCK_FOLDER, `${String(pid)}@${host}-0123456789ab`);
  mkdirSync(folder, { recursive: true });
  return folder;
}
