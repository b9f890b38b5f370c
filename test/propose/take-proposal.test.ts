import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeProposal } from "../../scripts/propose/proposal.ts";

let folder: string;
let root: string;
let packed: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "take-"));
  root = join(folder, "checkout");
  packed = join(folder, "packed");
  await write(root, { "snapshots/spot.json": "old", "snapshots/gone.json": "old", "generated/spot.ts": "old" });
  await write(packed, { "report.md": "**r**", "snapshots/spot.json": "new" });
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function write(at: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(at, path)), { recursive: true });
    await writeFile(join(at, path), content);
  }
}

const HOSTILE: readonly (readonly [why: string, plant: () => Promise<void>, message: RegExp])[] = [
  [
    "a workflow beside the data",
    () => write(packed, { ".github/workflows/x.yml": "on: push" }),
    /not data of the project/u,
  ],
  ["generated code", () => write(packed, { "generated/spot.ts": "evil" }), /not data of the project/u],
  ["a script", () => write(packed, { "scripts/propose.ts": "evil" }), /not data of the project/u],
  ["a file at the top", () => write(packed, { "package.json": "{}" }), /not data of the project/u],
  ["a hidden file among the data", () => write(packed, { "snapshots/.npmrc": "x" }), /not data of the project/u],
  ["a name of Windows", () => write(packed, { "snapshots/aux.json": "x" }), /aux/u],
  [
    "a link to a file",
    () => symlink("/etc/hostname", join(packed, "snapshots", "host.json")),
    /not data of the project/u,
  ],
  ["a link to a folder", () => symlink("/etc", join(packed, "snapshots", "etc")), /not data of the project/u],
  ["no folder at all", () => rm(packed, { recursive: true }), /no packed proposal/u],
];

describe("a packed proposal", () => {
  it("replaces the snapshots as a whole, and nothing else", async () => {
    await takeProposal(packed, root);
    expect(await readFile(join(root, "snapshots/spot.json"), "utf8")).toBe("new");
    expect(await readFile(join(root, "generated/spot.ts"), "utf8")).toBe("old");
    await expect(readFile(join(root, "snapshots/gone.json"), "utf8")).rejects.toThrow("ENOENT");
    await expect(readFile(join(root, "report.md"), "utf8")).rejects.toThrow("ENOENT");
  });

  it.each(HOSTILE)("is refused with %s, and nothing is changed", async (_, plant, message) => {
    await plant();
    await expect(takeProposal(packed, root)).rejects.toThrow(message);
    expect(await readFile(join(root, "snapshots/spot.json"), "utf8")).toBe("old");
    expect(await readFile(join(root, "generated/spot.ts"), "utf8")).toBe("old");
  });
});
