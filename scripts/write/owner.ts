import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { errorCode } from "./write-error.ts";

/** A run that writes, or wrote until it was killed. */
export interface Owner {
  /** `<process>@<machine>-<random>`: no two runs ever have the same. */
  readonly id: string;
  readonly pid: number;
  readonly host: string;
}

const HOST = hostname().replace(/[^\w.-]+/gu, "_") || "unknown";
/** Runs of this process that are not over: a process can die and its number be given to another, even to us. */
const running = new Set<string>();

export function newOwner(): Owner {
  const id = `${String(process.pid)}@${HOST}-${randomBytes(6).toString("hex")}`;
  running.add(id);
  return { id, pid: process.pid, host: HOST };
}

export function retire({ id }: Owner): void {
  running.delete(id);
}

/** Null for a name that no run has. */
export function parseOwner(id: string): Owner | null {
  const [, pid, host] = /^(\d{1,10})@([\w.-]+)-[\da-f]{12}$/u.exec(id) ?? [];
  return pid === undefined || host === undefined ? null : { id, pid: Number(pid), host };
}

/** Whether the run can still be writing. Of another machine's processes nothing is known. */
export function mayBeAlive({ id, pid, host }: Owner): boolean {
  if (host !== HOST) return true;
  if (pid === process.pid) return running.has(id);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}
