import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { currentOwner, freeLock, LOCK_FOLDER, takeLock } from "../../scripts/write/lock.ts";
import { withLock } from "../../scripts/write/with-lock.ts";
import { WriteError } from "../../scripts/write/write-error.ts";
import { DEAD, HERE, lockOf } from "./dead-run.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lock-"));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const nothing = (): Promise<void> => Promise.resolve();

describe("two runs at once", () => {
  it("one works, the other is told who, where, and what to do", async () => {
    const lock = await takeLock(root, false);
    const refused = withLock(root, false, nothing);
    await expect(refused).rejects.toThrow(WriteError);
    await expect(refused).rejects.toThrow(`process ${String(process.pid)} on ${HERE} has ${join(root, LOCK_FOLDER)}`);
    await expect(refused).rejects.toThrow(/Wait until it is done.*--take-over/u);
    await freeLock(lock);
    await withLock(root, false, nothing);
    expect(readdirSync(root)).toEqual([]);
  });

  it("of many that begin together one works at a time, and none is lost", async () => {
    let working = 0;
    let done = 0;
    const attempts = Array.from({ length: 40 }, async () => {
      for (;;) {
        try {
          await withLock(root, false, async () => {
            expect((working += 1)).toBe(1);
            await new Promise(setImmediate);
            working -= 1;
            done += 1;
          });
          return;
        } catch (error) {
          if (!(error instanceof WriteError)) throw error;
          await new Promise(setImmediate);
        }
      }
    });
    await Promise.all(attempts);
    expect(done).toBe(40);
    expect(readdirSync(root)).toEqual([]);
  });

  // Two that find the same dead lock: the slower one must not take it from the faster one, who is alive.
  it("of many that find the lock of a killed run, one gets it", async () => {
    for (let round = 0; round < 10; round += 1) {
      lockOf(root, DEAD);
      const results = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(root, false)));
      const winners = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
      expect(winners).toHaveLength(1);
      expect((await currentOwner(root))?.id).toBe(winners[0]?.owner.id);
      for (const lock of winners) await freeLock(lock);
      expect(readdirSync(root)).toEqual([]);
    }
  });
});

describe("the lock of a run that is over", () => {
  it("is taken over where its process has ended", async () => {
    writeFileSync(join(lockOf(root, DEAD), "half"), "x");
    await withLock(root, false, nothing);
    expect(readdirSync(root)).toEqual([]);
  });

  it("is taken over where its process had our number: containers begin anew with the same", async () => {
    lockOf(root, process.pid);
    await withLock(root, false, nothing);
    expect(readdirSync(root)).toEqual([]);
  });

  it.each([
    ["of another machine", 1, "elsewhere"],
    ["whose number is another process's now", process.ppid, HERE],
  ])("%s is kept, and taken over only by --take-over", async (_title, pid, host) => {
    lockOf(root, pid, host);
    await expect(withLock(root, false, nothing)).rejects.toThrow(new RegExp(`process ${String(pid)} on ${host}`, "u"));
    await withLock(root, true, nothing);
    expect(readdirSync(root)).toEqual([]);
  });

  it("that was forced away does not free the lock of the next", async () => {
    const first = await takeLock(root, false);
    const second = await takeLock(root, true);
    await freeLock(first);
    expect((await currentOwner(root))?.id).toBe(second.owner.id);
    await freeLock(second);
    expect(readdirSync(root)).toEqual([]);
  });

  it("that died before it had the lock or after leaves nothing", async () => {
    const dead = `${LOCK_FOLDER}-${String(DEAD)}@${HERE}-0123456789ab`;
    mkdirSync(join(root, dead, "x"), { recursive: true });
    mkdirSync(join(root, `${LOCK_FOLDER}-my-own`));
    await withLock(root, false, nothing);
    expect(readdirSync(root)).toEqual([`${LOCK_FOLDER}-my-own`]);
  });
});

describe("what stands in the lock's place", () => {
  it("an empty folder is no lock", async () => {
    mkdirSync(join(root, LOCK_FOLDER));
    await withLock(root, false, nothing);
    expect(readdirSync(root)).toEqual([]);
  });

  it.each([
    [
      "a file",
      (): void => {
        writeFileSync(join(root, LOCK_FOLDER), "x");
      },
      /in the way/u,
    ],
    [
      "a folder of somebody",
      (): void => {
        mkdirSync(join(root, LOCK_FOLDER, "mine"), { recursive: true });
      },
      /Remove it/u,
    ],
    [
      "a folder that is not there",
      (): void => {
        rmSync(root, { recursive: true });
      },
      /Cannot write/u,
    ],
  ])("%s is named, with a remedy", async (_title, put, remedy) => {
    put();
    await expect(withLock(root, false, nothing)).rejects.toThrow(WriteError);
    await expect(withLock(root, false, nothing)).rejects.toThrow(remedy);
  });
});
