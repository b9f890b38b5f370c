import { spawn } from "node:child_process";
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
import type { EmittedFile } from "../../generator/emit/emitted-file.ts";
import { assertSafePaths } from "../../scripts/write/safe-path.ts";
import { WriteError, writeError } from "../../scripts/write/write-error.ts";
import { isUpToDate, writeTree } from "../../scripts/write/write-tree.ts";

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
const write = (files = FILES) => writeTree(directory, files, { check: false });
const check = (files = FILES) => writeTree(directory, files, { check: true });
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

describe("writeTree", () => {
  it("makes the folder on the first run", async () => {
    expect(await write()).toEqual({ added: PATHS, changed: [], orphaned: [], unchanged: [] });
    expect(FILES.map(({ path }) => read(path))).toEqual(FILES.map(({ content }) => content));
    expect(await tree()).toEqual(PATHS);
  });

  it("touches nothing on the second", async () => {
    await write();
    const before = statSync(join(directory, "a.ts"));
    expect(await write()).toEqual({ added: [], changed: [], orphaned: [], unchanged: PATHS });
    expect(statSync(join(directory, "a.ts"))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  it("writes what differs, and removes orphans with the folders that they leave empty", async () => {
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

  it("leaves dotfiles alone", async () => {
    put(".DS_Store", "x");
    expect(isUpToDate(await check([]))).toBe(true);
    await write([]);
    expect(read(".DS_Store")).toBe("x");
  });

  it("removes what a killed run left, and nothing of a run that is still going", async () => {
    put(".staging-999999999/a.ts", "half-writ");
    put(`.staging-${String(process.ppid)}/a.ts`, "another run's");
    await write();
    expect(await tree()).toEqual([`.staging-${String(process.ppid)}/a.ts`, ...PATHS]);
  });

  it("leaves the old tree where a new file cannot be written", async () => {
    await write();
    put("blocked", "a file where a folder is needed");
    const files = [...FILES.map(({ path }) => ({ path, content: "new\n" })), { path: "blocked/x.ts", content: "x" }];
    await expect(write(files)).rejects.toThrow(/Cannot write .*generated.*in the way/u);
    expect(FILES.map(({ path }) => read(path))).toEqual(FILES.map(({ content }) => content));
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

  it("accepts what emitters make", () => {
    assertSafePaths(["spot.ts", "docs/spot.zh-CN.md", "zh-CN/usds-futures.ts", "catalog.schema.json"]);
  });
});

describe("writeError", () => {
  it.each([
    ["ENOSPC", /disk is full/u],
    ["EROFS", /read-only/u],
    ["EACCES", /writable/u],
    ["EWHATEVER", /run the command again/u],
  ])("%s names the place and a remedy", (code, remedy) => {
    const error = writeError("generated", Object.assign(new Error(`${code}: no`), { code }));
    expect(error.message).toContain("Cannot write generated");
    expect(error.message).toMatch(remedy);
  });

  it("lets a bug pass", () => {
    expect(() => writeError("generated", new TypeError("bug"))).toThrow(TypeError);
  });
});

describe("a killed run", () => {
  const WRITER = join(import.meta.dirname, "endless-writer.ts");
  const KILLS = 6;

  it("leaves only whole files, old or new, and the next run heals", async () => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      await killWriter(WRITER, directory, 5 + kill * 7);
      for (const path of (await tree()).filter((file) => !file.startsWith(".")))
        expect(read(path), path).toMatch(/^([ab])\1{99999}$/u);
      await write();
      expect(await tree()).toEqual(PATHS);
    }
  });
});

/** Starts a process that writes one tree and another in turns, and kills it this long after its first write. */
function killWriter(script: string, target: string, delay: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", script, target], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), delay));
    child.once("error", reject);
    child.once("exit", () => {
      resolve();
    });
  });
}
