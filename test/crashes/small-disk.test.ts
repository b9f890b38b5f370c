import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { compareTree, type Tree } from "../../scripts/write/compare-tree.ts";
import { withLock } from "../../scripts/write/with-lock.ts";
import { WriteError } from "../../scripts/write/write-error.ts";
import { writeTrees } from "../../scripts/write/write-trees.ts";
import { filesOf } from "./tree-state.ts";

const BLOCK = 4096;
const PAGES = 96;

/** A file system of a few pages, where this machine lets us make one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), "small-disk-"));
  onTestFinished(() => {
    spawnSync("umount", [folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  const options = ["-t", "tmpfs", "-o", `size=${String(PAGES * BLOCK)}`, "tmpfs", folder];
  return spawnSync("mount", options).status === 0 ? folder : null;
}

function trees(word: string): readonly Tree[] {
  const files = Array.from({ length: 5 }, (_, index) => ({ path: `${String(index)}.txt`, content: word.repeat(1500) }));
  return [
    { folder: "snapshots", files },
    { folder: "generated", files },
  ];
}

async function write(root: string, word: string): Promise<void> {
  await withLock(root, false, async (lock) => {
    await writeTrees(lock, await Promise.all(trees(word).map((tree) => compareTree(root, tree))));
  });
}

it("a disk that is really full keeps the old files, whatever little space is left", async ({ skip }) => {
  const root = smallDisk();
  if (root === null) return skip("This machine lets no small file system be mounted.");
  await write(root, "old ");
  const old = await filesOf(root);
  let refused = 0;
  for (let left = 0; left < PAGES; left += 1) {
    fill(root, left);
    try {
      await write(root, "new ");
      break;
    } catch (error) {
      expect(error).toBeInstanceOf(WriteError);
      expect(String(error)).toMatch(/disk is full: free some space/u);
      refused += 1;
    }
    expect(await filesOf(root), `${String(left)} pages left`).toEqual(old);
    expect(readdirSync(root).toSorted(), `${String(left)} pages left`).toEqual(["ballast", "generated", "snapshots"]);
  }
  expect(refused).toBeGreaterThan(3);
  expect(await filesOf(root)).not.toEqual(old);
});

/** Leaves so many pages free, and no more. */
function fill(root: string, left: number): void {
  rmSync(join(root, "ballast"), { recursive: true, force: true });
  mkdirSync(join(root, "ballast"));
  let pages = 0;
  try {
    for (; ; pages += 1) writeFileSync(join(root, "ballast", String(pages)), Buffer.alloc(BLOCK));
  } catch {
    // Full: the last file is empty.
  }
  for (let page = pages; page >= Math.max(0, pages - left); page -= 1)
    rmSync(join(root, "ballast", String(page)), { force: true });
}
