import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { formatSnapshot } from "../../generator/catalog/format-snapshot.ts";
import { entry, snapshot } from "./snapshot-of.ts";

const ROOT = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "diff-cli-"));
const path = (name: string): string => join(folder, name);

/** Enough of a page to identify the family by its content. */
function errorsPage(codes: readonly number[]): string {
  const listed = codes.map((code) => `### ${String(code)} NAME_${String(-code)}\n * Message of ${String(-code)}.\n`);
  return `# Error codes for Binance\n\n## 10xx - General Server or Network issues\n${listed.join("\n")}`;
}

function run(script: "diff" | "replay", ...args: readonly string[]): { code: number | null; out: string; err: string } {
  const tsx = join(ROOT, "node_modules/tsx/dist/cli.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, join(ROOT, `scripts/${script}.ts`), ...args], {
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}

function git(...args: readonly string[]): void {
  execFileSync(
    "git",
    ["-C", path("checkout"), "-c", "user.name=Test", "-c", "user.email=test@example.invalid", ...args],
    { stdio: "ignore" },
  );
}

beforeAll(() => {
  const snapshots = path("checkout/snapshots");
  mkdirSync(snapshots, { recursive: true });
  git("init", "-q");
  writeFileSync(join(snapshots, "spot.json"), formatSnapshot(snapshot([entry(-1, "A", ["x"])])));
  git("add", ".");
  git("commit", "-q", "-m", "First");
  writeFileSync(join(snapshots, "spot.json"), formatSnapshot(snapshot([entry(-1, "A", ["x"]), entry(-2, "B", ["y"])])));
  writeFileSync(path("options.json"), formatSnapshot({ ...snapshot([entry(-1, "A")]), family: "options" }));
  writeFileSync(path("newer.json"), JSON.stringify({ schemaVersion: 99, family: "spot" }));
  writeFileSync(path("broken.json"), "{");
  writeFileSync(path("old.md"), errorsPage([-1000, -1001, -1002]));
  writeFileSync(path("new.md"), errorsPage([-1000, -1001, -1002, -1003]));
  writeFileSync(path("empty.md"), "This has been moved.");
  mkdirSync(path("undated"));
  writeFileSync(path("undated/errors.md"), errorsPage([-1000]));
  mkdirSync(path("dated"));
  writeFileSync(path("dated/2020-01-01_errors.md"), errorsPage([-1000, -1001]));
  writeFileSync(path("dated/2020-02-01_errors.md"), errorsPage([-1000, -1001, -1002]));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const diffSchema = z.looseObject({
  level: z.string(),
  changes: z.array(
    z.looseObject({ kind: z.string(), level: z.string(), family: z.string(), code: z.number().nullable() }),
  ),
});

describe("npm run diff", () => {
  it.each([
    ["a revision and a folder", ["HEAD", path("checkout/snapshots")], -2],
    ["two pages", [path("old.md"), path("new.md"), "--family", "spot"], -1003],
  ])("compares %s", (_, args, code) => {
    const { out, err } = run("diff", ...args, "--root", path("checkout"), "--format", "json");
    expect(err).toBe("");
    const diff = diffSchema.parse(JSON.parse(out));
    expect(diff).toMatchObject({
      level: "minor",
      changes: [{ kind: "error-added", level: "minor", family: "spot", code }],
    });
  });

  it("prints Markdown, and exits with 1 for a change where asked to", () => {
    const { code, out } = run("diff", "HEAD", path("checkout/snapshots"), "--root", path("checkout"), "--exit-code");
    expect(out.split("\n")[0]).toBe("**1 code added — minor release**");
    expect(code).toBe(1);
  });

  it.each([
    ["an unknown revision", ["nowhere", path("options.json")], /no such revision/u],
    ["an option in place of a revision", ["HEAD", "--output=x"], /unknown option/u],
    ["a snapshot of a newer schema", [path("newer.json"), path("options.json")], /schema version 99.*\nUpdate/u],
    ["broken JSON", [path("broken.json"), path("options.json")], /not valid JSON/u],
    [
      "two families",
      [path("options.json"), path("checkout/snapshots/spot.json")],
      /different families: options and spot/u,
    ],
    ["an emptied page", [path("old.md"), path("empty.md"), "--family", "spot"], /no list of error codes/u],
    ["a folder without snapshots", [path("undated"), path("options.json")], /holds no snapshot/u],
  ])("refuses %s plainly", (_, args, message) => {
    const { code, out, err } = run("diff", "--root", path("checkout"), ...args);
    expect(err).toMatch(message);
    expect(err).not.toContain("    at ");
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });
});

describe("npm run replay", () => {
  it("prints one object per step", () => {
    const { code, out } = run("replay", path("dated"), "--json", "--product", "spot", "--family", "spot");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      from: "2020-01-01",
      to: "2020-02-01",
      added: [-1002],
      removed: [],
      level: "minor",
    });
  });

  it.each([
    ["a folder without dates", "undated", /no dated recording.*\nName the files YYYY-MM-DD/u],
    ["no folder", "nowhere", /is not a folder/u],
  ])("refuses %s plainly", (_, name, message) => {
    const { code, err } = run("replay", path(name));
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });
});
