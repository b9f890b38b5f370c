import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatSnapshot } from "../../generator/catalog/format-snapshot.ts";
import { type FamilySnapshot, familySnapshotSchema } from "../../generator/model.ts";
import { releasesSchema } from "../../generator/emit/kit/schemas.ts";
import { formatVersion } from "../../generator/release/plan-release.ts";
import { InputError } from "../../scripts/cli.ts";
import { makeRelease, verifyRelease } from "../../scripts/release/make-release.ts";
import { run } from "../rehearsal/stage.ts";

/** A checkout of the project's snapshots with one release and one new code. */
let root: string;
const DATE = "2026-11-24";
const SNAPSHOT = join("snapshots", "options.json");

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "release-"));
  await cp(join(import.meta.dirname, "..", "..", "snapshots"), join(root, "snapshots"), { recursive: true });
  await cp(join(import.meta.dirname, "..", "..", "overlays"), join(root, "overlays"), { recursive: true });
  await write(
    "CHANGELOG.md",
    "# Changelog\n\n## Unreleased\n\n### Fixed\n\n- Something.\n\n## 0.1.0 (2026-10-01)\n\n- First.\n",
  );
  await write("package.json", `${JSON.stringify({ name: "released", version: "0.1.0" }, null, 2)}\n`);
  await run(root, ["init", "--quiet", "--initial-branch=main"]);
  await acceptances([{ family: "spot", codes: [-1], date: "2026-10-01", why: "as released" }]);
  await commit("0.1.0");
  await run(root, ["tag", "v0.1.0"]);
  await write(SNAPSHOT, formatSnapshot(withOneMore(familySnapshotSchema.parse(JSON.parse(await read(SNAPSHOT))))));
  await settle();
  await commit("one code more");
});

/** The manual step before the release: advice for the new code. */
async function settle(): Promise<void> {
  const overlay = JSON.parse(await read("overlays/advice.json")) as {
    advice: { id: string; applies: Record<string, number[]> }[];
  };
  overlay.advice.find(({ id }) => id === "parameter-invalid")?.applies["options"]?.push(-9999);
  await write("overlays/advice.json", JSON.stringify(overlay));
}

afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

function withOneMore(snapshot: FamilySnapshot): FamilySnapshot {
  const added = { ...snapshot.entries.find(({ code }) => code === -1000), code: -9999, name: "NEWCOMER" };
  return familySnapshotSchema.parse({ ...snapshot, entries: [...snapshot.entries, added] });
}

function write(path: string, text: string): Promise<void> {
  return writeFile(join(root, path), text);
}

function read(path: string): Promise<string> {
  return readFile(join(root, path), "utf8");
}

function acceptances(records: readonly object[]): Promise<void> {
  return write(join("overlays", "acceptances.json"), JSON.stringify(records));
}

async function commit(message: string): Promise<void> {
  await run(root, ["add", "--all"]);
  await run(root, ["commit", "--quiet", "-m", message]);
}

describe("the release script", { timeout: 60_000 }, () => {
  it("shows the next release, and writes nothing", async () => {
    const made = await makeRelease({ root, date: DATE, dryRun: true });
    expect(made).toMatchObject({ status: "would-write", level: "minor" });
    // Below 1.0.0 each level is one lower.
    expect(formatVersion(made.version)).toBe("0.1.1");
    expect(made.parts).toMatchObject({ Fixed: ["- Something."] });
    expect(made.parts.Added?.join("\n")).toContain("options -9999 NEWCOMER: code added");
    expect(await run(root, ["status", "--porcelain"])).toBe("");
  });

  it("refuses an edited tree, and an unreviewed acceptance", async () => {
    await write("CHANGELOG.md", `${await read("CHANGELOG.md")}\n`);
    await expect(makeRelease({ root, date: DATE, dryRun: false })).rejects.toThrow(InputError);
    await run(root, ["checkout", "--quiet", "--", "."]);
    const records = [{ family: "options", codes: [-2], date: DATE, why: "gone" }];
    await acceptances(records);
    expect(await makeRelease({ root, date: DATE, dryRun: true })).toMatchObject({ status: "refused" });
    await acceptances(records.map((record) => ({ ...record, reviewed: true })));
    expect(await makeRelease({ root, date: DATE, dryRun: true })).toMatchObject({ status: "would-write" });
    await run(root, ["checkout", "--quiet", "--", "."]);
  });

  it("writes version and changelog, which the check of the tag finds fit", async () => {
    expect(await makeRelease({ root, date: DATE, dryRun: false })).toMatchObject({ status: "written" });
    expect(JSON.parse(await read("package.json"))).toEqual({ name: "released", version: "0.1.1" });
    expect(await read("CHANGELOG.md")).toMatch(
      /^# Changelog\n\n## Unreleased\n\n## 0\.1\.1 \(2026-11-24\)\n\n### Added\n/u,
    );
    const { releases } = releasesSchema.parse(JSON.parse(await read(join("snapshots", "releases.json"))));
    expect(releases.at(-1)).toMatchObject({
      version: "0.1.1",
      date: DATE,
      added: [{ family: "options", code: -9999 }],
    });
    await commit("0.1.1");
    await run(root, ["tag", "v0.1.1"]);
    const notes = join(root, "release", "notes.md");
    const options = { root, main: "main", notes };
    expect(await verifyRelease({ ...options, tag: "v0.1.1" })).toEqual([]);
    expect(await readFile(notes, "utf8")).toContain("NEWCOMER");
    const wrong = await verifyRelease({ ...options, tag: "v0.1.2" });
    expect(wrong.map(({ check }) => check)).toEqual(["release-version"]);
    expect(await makeRelease({ root, date: DATE, dryRun: true })).toMatchObject({ status: "nothing" });
  });
});
