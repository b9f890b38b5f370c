import { compareTree, type Tree } from "../../scripts/write/compare-tree.ts";
import { withLock } from "../../scripts/write/with-lock.ts";
import { writeTrees } from "../../scripts/write/write-trees.ts";

const long = (word: string): string => `${word} `.repeat(300);

/** Two folders that change in every way: files that stay, change, come and go, a file that becomes a folder and back. */
export const OLD_TREES: readonly Tree[] = [
  {
    folder: "snapshots",
    files: [
      { path: "manifest.json", content: long("old manifest") },
      { path: "spot.json", content: long("old spot") },
      { path: "same.json", content: long("same") },
    ],
  },
  {
    folder: "generated",
    files: [
      { path: "spot.ts", content: long("old spot") },
      { path: "same.ts", content: long("same") },
      { path: "docs/gone.md", content: long("gone") },
      { path: "turns", content: long("a file") },
      { path: "returns/deep/a.ts", content: long("a folder") },
    ],
  },
];

export const NEW_TREES: readonly Tree[] = [
  {
    folder: "snapshots",
    files: [
      { path: "manifest.json", content: long("new manifest") },
      { path: "spot.json", content: long("new spot") },
      { path: "same.json", content: long("same") },
    ],
  },
  {
    folder: "generated",
    files: [
      { path: "spot.ts", content: long("new spot") },
      { path: "same.ts", content: long("same") },
      { path: "more/docs/come.md", content: long("come") },
      { path: "turns/a.ts", content: long("a folder") },
      { path: "returns", content: long("a file") },
    ],
  },
];

export async function writeSmall(root: string, trees: readonly Tree[]): Promise<void> {
  await withLock(root, false, async (lock) => {
    await writeTrees(lock, await Promise.all(trees.map((tree) => compareTree(root, tree))));
  });
}
