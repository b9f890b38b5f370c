import { compareTree, type Tree, writeTrees } from "../../scripts/write-trees.ts";

const long = (word: string): string => `${word} `.repeat(300);

/**
 * Two folders that change in every way: files that stay, change, are added and removed, a file that becomes a folder
 * and back.
 */
export const OLD_TREES: readonly Tree[] = [
  {
    folder: "snapshots",
    files: [
      { path: "spot.json", content: long("old spot") },
      { path: "same.json", content: long("same") },
      { path: "manifest.json", content: long("old manifest") },
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
      { path: "spot.json", content: long("new spot") },
      { path: "same.json", content: long("same") },
      { path: "manifest.json", content: long("new manifest") },
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
  await writeTrees(root, await Promise.all(trees.map((tree) => compareTree(root, tree))));
}
