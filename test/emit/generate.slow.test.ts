import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FAMILY_IDS } from "../../generator/model.ts";
import { renderResult } from "../../scripts/generate/render-result.ts";
import { type GenerateResult, runGenerate } from "../../scripts/generate/run-generate.ts";
import { makeSmallCheckout } from "../support/small-checkout.ts";

const SCRIPT = join(import.meta.dirname, "..", "..", "scripts", "generate.ts");

let root: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "generate-"));
  await makeSmallCheckout(root);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...options: readonly string[]): Run {
  return spawnSync(process.execPath, ["--import", "tsx", SCRIPT, "--root", root, ...options], { encoding: "utf8" });
}

describe("runGenerate", () => {
  it("writes, then finds everything up to date, then reports changes", async () => {
    const first = await runGenerate({ root, check: false });
    expect(first.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(first.status).toBe("written");
    expect((await runGenerate({ root, check: true })).status).toBe("unchanged");
    expect((await runGenerate({ root, check: false })).status).toBe("unchanged");

    writeFileSync(join(root, "generated/spot.ts"), "edited by hand");
    writeFileSync(join(root, "generated/orphan.ts"), "");
    rmSync(join(root, "generated/options.ts"));
    const stale = await runGenerate({ root, check: true });
    expect(stale.status).toBe("stale");
    expect(stale.files).toMatchObject({ added: ["options.ts"], changed: ["spot.ts"], orphaned: ["orphan.ts"] });
    expect((await runGenerate({ root, check: false })).status).toBe("written");
    expect((await runGenerate({ root, check: true })).status).toBe("unchanged");
  });

  it("changes nothing if a snapshot is missing or was edited, and names the file and the remedy", async () => {
    await runGenerate({ root, check: false });
    const path = join(root, "snapshots/spot.json");
    const good = readFileSync(path, "utf8");
    const before = readFileSync(join(root, "generated/spot.ts"), "utf8");
    try {
      for (const bad of [good.replace("UNKNOWN", "EDITED").replace("  ", "   "), "{", ""]) {
        writeFileSync(path, bad);
        const { status, problems, files } = await runGenerate({ root, check: false });
        expect({ status, files }).toEqual({ status: "failed", files: null });
        expect(problems[0]?.at.file).toContain("spot.json");
        expect(problems[0]?.fix).toMatch(/git checkout|npm run refresh/u);
      }
      rmSync(path);
      expect((await runGenerate({ root, check: false })).status).toBe("failed");
    } finally {
      writeFileSync(path, good);
    }
    expect(readFileSync(join(root, "generated/spot.ts"), "utf8")).toBe(before);
  });
});

describe("the command", () => {
  it("exits with 0 when done, and 1 with --check where files differ, naming file and command", () => {
    expect(run()).toMatchObject({ status: 0, stderr: "" });
    expect(run("--check")).toMatchObject({ status: 0, stderr: "" });
    writeFileSync(join(root, "generated/sapi.ts"), "edited by hand");
    const { status, stdout } = run("--check");
    expect(status).toBe(1);
    expect(stdout).toContain("differs  generated/sapi.ts");
    expect(stdout).toContain('Run "npm run generate"');
  });

  it("prints JSON on request", () => {
    const { status, stdout } = run("--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      families: FAMILY_IDS.map((family) => ({ family, codes: 1, messages: 1 })),
    });
  });

  it.each([["--unknown"], ["extra"]])("exits with 2 for %j", (option) => {
    const { status, stderr } = run(option);
    expect(status).toBe(2);
    expect(stderr).toContain("npm run generate -- --help");
  });

  it("explains itself", () => {
    const { status, stdout } = run("--help");
    expect(status).toBe(0);
    expect(stdout).toMatch(/--check[\s\S]*--json[\s\S]*Exit codes: 0/u);
  });
});

describe("renderResult", () => {
  const summary = { codes: 4, retired: 1, messages: 3, parameters: 2, chineseCodes: 3, chineseMessages: 2 };
  const problem = {
    check: "overlay-stale",
    severity: "warning",
    at: { family: "spot", code: -1003 },
    message: "It is stale.",
    fix: "Remove it.",
  } as const;
  const result: GenerateResult = {
    status: "written",
    families: [
      { family: "spot", ...summary },
      { family: "usds-futures", ...summary, chineseCodes: 0 },
    ],
    files: { added: ["new.ts"], changed: [], orphaned: ["old.ts"], unchanged: ["a.ts", "b.ts"] },
    problems: Array.from({ length: 25 }, () => problem),
    openPoints: [],
  };

  it("is a summary that a person can read", () => {
    expect(renderResult({ ...result, openPoints: [], problems: [problem] })).toBe(
      `family        codes  retired  messages  parameters  codes in zh  messages in zh
spot              4        1         3           2         75 %            66 %
usds-futures      4        1         3           2          0 %            66 %
all               8        2         6           4         37 %            66 %

generated/: 3 files, 1 new, 0 changed, 1 removed, 2 unchanged
  new      generated/new.ts
  removed  generated/old.ts

warning [overlay-stale] spot -1003: It is stale.
  fix: Remove it.

generated/ is written.
`,
    );
  });

  it("counts the warnings that it does not show", () => {
    expect(renderResult(result)).toContain("... and 5 more warnings: --json lists them all");
  });
});
