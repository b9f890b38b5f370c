import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sha256Of } from "../../scripts/fetch/sha256.ts";
import { findUnfinished } from "../../scripts/write/find-unfinished.ts";
import { formatSteps, type Step } from "../../scripts/write/journal.ts";
import { LOCK_FOLDER } from "../../scripts/write/lock.ts";
import { withLock } from "../../scripts/write/with-lock.ts";
import { DEAD, lockOf } from "./dead-run.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "journal-"));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const nothing = (): Promise<void> => Promise.resolve();

describe("the journal of a killed run", () => {
  const at = (path: string): string => join(root, path);
  const put = (path: string, content: string): void => {
    mkdirSync(join(at(path), ".."), { recursive: true });
    writeFileSync(at(path), content);
  };
  const steps: readonly Step[] = ["a", "b"].map((name) => ({
    path: `snapshots/${name}`,
    new: sha256Of(Buffer.from(`new ${name}`)),
    old: true,
  }));

  /** Killed after its first rename, so that one file is new and one is old. */
  function killedHalfway(): string {
    const folder = lockOf(root, DEAD);
    const inside = folder.slice(root.length + 1);
    put("snapshots/a", "new a");
    put("snapshots/b", "old b");
    put(`${inside}/new/snapshots/b`, "new b");
    put(`${inside}/old/snapshots/a`, "old a");
    put(`${inside}/old/snapshots/b`, "old b");
    put(`${inside}/forward.json`, formatSteps(steps));
    return folder;
  }
  const contents = (): readonly string[] => ["a", "b"].map((name) => readFileSync(at(`snapshots/${name}`), "utf8"));

  it("is told of, and completed by the next run before it does anything", async () => {
    const folder = killedHalfway();
    expect(await findUnfinished(root)).toMatchObject({ check: "write-unfinished", at: { file: folder } });
    await withLock(root, false, () => {
      expect(contents()).toEqual(["new a", "new b"]);
      return nothing();
    });
    expect(readdirSync(root)).toEqual(["snapshots"]);
  });

  // "git checkout" after a kill gave old files back, and going forward would have put new ones among them.
  it("leads back where somebody has restored the old files meanwhile", async () => {
    killedHalfway();
    put("snapshots/a", "old a");
    await withLock(root, false, nothing);
    expect(contents()).toEqual(["old a", "old b"]);
    expect(readdirSync(root)).toEqual(["snapshots"]);
  });

  it("that is damaged is named, with a remedy, and nothing is touched", async () => {
    const folder = killedHalfway();
    writeFileSync(join(folder, "forward.json"), '[{"path":"../../outside","new":null,"old":false}]');
    await expect(withLock(root, false, nothing)).rejects.toThrow(/forward\.json is damaged.*git checkout/u);
    expect(contents()).toEqual(["new a", "old b"]);
    expect(existsSync(join(root, LOCK_FOLDER))).toBe(true);
  });
});
