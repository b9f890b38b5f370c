import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EmittedFile } from "../../generator/emit/emit-files.ts";
import { WriteError, writeError } from "../../scripts/write-error.ts";
import { assertSafePaths, compareTree, isUpToDate, type TreeChanges, writeTrees } from "../../scripts/write-trees.ts";

let root: string;
let directory: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "write-tree-"));
  directory = join(root, "generated");
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const FILES: readonly EmittedFile[] = [
  { path: "a.ts", content: "export const a = 1;\n" },
  { path: "docs/b.md", content: "# 中文\n" },
  { path: "docs/deep/c.json", content: "{}\n" },
];
const PATHS = FILES.map(({ path }) => path);
const check = async (files = FILES): Promise<TreeChanges> =>
  (await compareTree(root, { folder: "generated", files })).changes;
async function write(files = FILES): Promise<TreeChanges> {
  const compared = await compareTree(root, { folder: "generated", files });
  await writeTrees(root, [compared]);
  return compared.changes;
}
const read = (path: string): string => readFileSync(join(directory, path), "utf8");

function put(path: string, content: string): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), content);
}

async function tree(): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .toSorted();
}

describe("writeTrees", () => {
  it("makes the folder on the first run", async () => {
    expect(await write()).toEqual({ added: PATHS, changed: [], orphaned: [], unchanged: [] });
    expect(FILES.map(({ path }) => read(path))).toEqual(FILES.map(({ content }) => content));
    expect(await tree()).toEqual(PATHS);
  });

  it("changes nothing the second time", async () => {
    await write();
    const before = statSync(join(directory, "a.ts"));
    expect(await write()).toEqual({ added: [], changed: [], orphaned: [], unchanged: PATHS });
    expect(statSync(join(directory, "a.ts"))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  it("writes differing files, and removes orphans and empty folders", async () => {
    await write();
    put("a.ts", "edited by hand");
    put("old/folder/x.ts", "orphan");
    put("docs/old.md", "orphan");
    const changes = {
      added: [],
      changed: ["a.ts"],
      orphaned: ["docs/old.md", "old/folder/x.ts"],
      unchanged: ["docs/b.md", "docs/deep/c.json"],
    };
    expect(await check()).toEqual(changes);
    expect(read("a.ts")).toBe("edited by hand");
    expect(await write()).toEqual(changes);
    expect(await tree()).toEqual(PATHS);
    expect(existsSync(join(directory, "old"))).toBe(false);
    expect(isUpToDate(await check())).toBe(true);
  });

  it("writes nothing when it checks, not even the folder", async () => {
    expect(await check()).toEqual({ added: PATHS, changed: [], orphaned: [], unchanged: [] });
    expect(existsSync(directory)).toBe(false);
  });

  it("keeps dotfiles", async () => {
    put(".DS_Store", "x");
    expect(isUpToDate(await check([]))).toBe(true);
    await write([]);
    expect(read(".DS_Store")).toBe("x");
  });

  it("puts a folder where a file was, and a file where a folder was", async () => {
    await write();
    await write([
      { path: "a.ts/b.ts", content: "a folder" },
      { path: "docs", content: "a file" },
    ]);
    expect([read("a.ts/b.ts"), read("docs")]).toEqual(["a folder", "a file"]);
    expect(await tree()).toEqual(["a.ts/b.ts", "docs"]);
    await write();
    expect(await tree()).toEqual(PATHS);
  });

  it("names a file that cannot be written, keeps every file whole, and finishes when possible", async () => {
    await write();
    put("blocked/.keep", "somebody's own");
    const files = [{ path: "blocked", content: "x" }, ...FILES.map(({ path }) => ({ path, content: "new\n" }))];
    await expect(write(files)).rejects.toThrow(/Cannot write .*in the way.*same command again.*git checkout/u);
    expect(FILES.map(({ path }) => read(path))).toEqual(FILES.map(({ content }) => content));
    expect(await tree()).toEqual([PATHS[0], "blocked/.keep", ...PATHS.slice(1)]);
    rmSync(join(directory, "blocked"), { recursive: true });
    await write(files);
    expect(await tree()).toEqual([PATHS[0], "blocked", ...PATHS.slice(1)]);
  });

  it("does not write through a symbolic link", async () => {
    const outside = join(root, "outside");
    mkdirSync(outside);
    mkdirSync(directory);
    symlinkSync(outside, join(directory, "docs"));
    await expect(write()).rejects.toThrow(WriteError);
    expect(await readdir(outside)).toEqual([]);
  });
});

describe("assertSafePaths", () => {
  it.each([
    "../x",
    "a/../../x",
    "/etc/passwd",
    "C:/x",
    "C:\\x",
    "a\\..\\x",
    "a//b",
    "",
    ".",
    ".hidden",
    "a/.git/x",
    "nul",
    "com1.txt",
    "a\u0000b",
    "a\nb",
    "a.",
    "中.ts",
  ])("refuses %j", (path) => {
    expect(() => {
      assertSafePaths([path]);
    }).toThrow(/Refused/u);
  });

  it("refuses two paths that are one where case does not matter", () => {
    expect(() => {
      assertSafePaths(["docs/A.md", "docs/a.md"]);
    }).toThrow(/same path/u);
  });

  it("accepts the emitters' paths", () => {
    assertSafePaths(["spot.ts", "docs/spot.zh-CN.md", "zh-CN/usds-futures.ts", "catalog.schema.json"]);
  });
});

describe("writeError", () => {
  it.each([
    ["ENOSPC", /disk is full/u],
    ["EROFS", /read-only/u],
    ["EACCES", /writable/u],
    ["EWHATEVER", /run the same command again/u],
  ])("%s names the place and a remedy", (code, remedy) => {
    const error = writeError("generated", Object.assign(new Error(`${code}: no`), { code }));
    expect(error.message).toContain("Cannot write generated");
    expect(error.message).toMatch(remedy);
  });

  it("lets a bug pass", () => {
    expect(() => writeError("generated", new TypeError("bug"))).toThrow(TypeError);
  });
});
