import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { findUnfinished } from "../../scripts/write/find-unfinished.ts";

/** Content of every file by its path. */
export type Files = ReadonlyMap<string, string>;

/** All files below snapshots/ and generated/, those with a dot before their names, too. */
export async function filesOf(root: string): Promise<Files> {
  const lists = await Promise.all(
    ["snapshots", "generated"].map(async (folder) => {
      const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    }),
  );
  const paths = lists.flat().toSorted();
  return new Map(
    await Promise.all(
      paths.map(async (path): Promise<[string, string]> => [path.slice(root.length + 1), await readFile(path, "utf8")]),
    ),
  );
}

function isSame(left: Files, right: Files): boolean {
  return left.size === right.size && [...left].every(([path, content]) => right.get(path) === content);
}

export type State = "old" | "new" | "between";

/** What the checkout is. In between, every file is a whole one all the same, and whoever asks is told. */
export async function expectState(root: string, old: Files, wanted: Files, when: string): Promise<State> {
  const files = await filesOf(root);
  if (isSame(files, old)) return "old";
  if (isSame(files, wanted)) return "new";
  for (const [path, content] of files) expect([old.get(path), wanted.get(path)], `${path}, ${when}`).toContain(content);
  expect(await findUnfinished(root), when).toMatchObject({ check: "write-unfinished" });
  return "between";
}

/** Nothing lies about that a run put there on its way. */
export async function expectTidy(root: string, when: string): Promise<void> {
  const names = await readdir(root);
  expect(
    names.filter((name) => name.startsWith(".writing")),
    when,
  ).toEqual([]);
}
