import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FamilySnapshot, familySnapshotSchema } from "../../generator/model.ts";
import { sourcesFor } from "../../generator/sources.ts";
import { readSnapshot } from "../support/checkout.ts";
import { copyProject } from "../support/copy-project.ts";

/** A made-up page: entries of both products below, in one language. */
function page(language: "en" | "zh-CN"): string {
  const chinese = language === "zh-CN";
  const entries = [
    ["-1000 UNKNOWN", "An unknown error occurred while processing the request.", "处理请求时发生未知错误。"],
    ["-91001 WORKER_NOT_FOUND", "Worker '%s' does not exist.", "矿工 '%s' 不存在。"],
    ["-91002 PAYOUT_LOCKED", "The payout address is locked for %s minutes.", "收款地址已锁定 %s 分钟。"],
  ];
  const sections = entries.map(([title = "", en = "", zh = ""]) => `### ${title}\n\n * ${chinese ? zh : en}\n`);
  return `# ${chinese ? "错误代码" : "Error Codes"}\n\n## ${chinese ? "矿池" : "Mining"}\n\n${sections.join("\n")}`;
}

/** Step 1 of docs/new-page.md: lines behind the last of their kind. */
async function addLine(file: string, behind: RegExp, line: string): Promise<void> {
  const text = await readFile(file, "utf8");
  const last = [...text.matchAll(behind)].at(-1);
  if (last === undefined) throw new Error(`${file} has no line like ${String(behind)}.`);
  const end = last.index + last[0].length;
  await writeFile(file, `${text.slice(0, end)}${line}${text.slice(end)}`);
}

describe("a page is added as in docs/new-page.md", () => {
  let root: string;
  let printed: string;
  let before: FamilySnapshot;
  const written = async (path: string): Promise<string> => readFile(join(root, path), "utf8");

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "binance-errors-newcomer-"));
    await copyProject(root);
    before = await readSnapshot(root, "sapi");
    const sources = join(root, "generator/sources.ts");
    await addLine(
      sources,
      /^ {2}\["sapi", .*"snapshot"\],\n/gmu,
      '  ["sapi", "mining", "mining/error-code", null, [], [3, 3], "snapshot"],\n',
    );
    await addLine(
      sources,
      /^ {2}\["[a-z-]+", .*\],\n/gmu,
      '  ["pools", "pools", "pools/error-code", null, [], [3, 3], "snapshot"],\n',
    );
    await addLine(
      join(root, "generator/families.ts"),
      /^ {2}\{\n(?: {4}.*\n)+? {2}\},\n/gmu,
      `  {
    id: "pools",
    basePath: "/poolapi",
    title: { en: "Pools", "zh-CN": "矿池" },
    enumName: "PoolsErrorCode",
    segments: ["poolapi"],
    domains: [],
    words: [],
  },
`,
    );

    const recordings = join(root, "recordings");
    await mkdir(recordings);
    const rows = (["en", "zh-CN"] as const).flatMap((locale) =>
      (["mining", "pools"] as const).map((product) => ({
        file: `${locale}.md`,
        family: product === "mining" ? "sapi" : product,
        product,
        locale,
        format: "markdown",
        url: `https://developers.binance.com/${locale}/docs/products/${product}/error-code.md`,
        recorded: "2026-11-20",
      })),
    );
    for (const locale of ["en", "zh-CN"] as const) await writeFile(join(recordings, `${locale}.md`), page(locale));
    await writeFile(join(recordings, "MANIFEST.jsonl"), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));

    const args = ["--import", "tsx", "scripts/refresh.ts", "--only", "sapi,pools", "--from", "recordings"];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: root });
    printed = stdout + stderr;
  }, 120_000);
  afterAll(async () => {
    await rm(root, { recursive: true, force: true });
  });

  it("of a known family: its new codes are added, and nothing is lost or moved", async () => {
    const after = await readSnapshot(root, "sapi");
    expect(after.entries.filter(({ products }) => products.join() === "mining").map(({ code }) => code)).toEqual([
      -91001, -91002,
    ]);
    const kept = after.entries.filter(({ code }) => code > -91000);
    expect(kept.map(({ code, products }) => ({ code, products: products.filter((one) => one !== "mining") }))).toEqual(
      before.entries.map(({ code, products }) => ({ code, products })),
    );
    expect(kept.find(({ code }) => code === -1000)?.products.at(-1)).toBe("mining");
    expect(await written("generated/sapi.ts")).toContain("  WORKER_NOT_FOUND = -91001,");
  });

  it("of a new family: it has a snapshot, an enum of its name, and its id in the runtime's types", async () => {
    const snapshot = familySnapshotSchema.safeParse(JSON.parse(await written("snapshots/pools.json")));
    // This checkout's schema does not know the family; everything else is valid.
    expect(snapshot.error?.issues.map(({ path }) => path.join("."))).toEqual(["family"]);
    expect(await written("generated/pools.ts")).toContain("export enum PoolsErrorCode {");
    expect(await written("generated/tables/format.ts")).toContain('| "pools"');
    expect(printed).toContain("1 family added");
  });

  it("reports for each unrecorded page of the family that it stays unchanged", () => {
    expect(printed.match(/\[page-not-recorded\] sapi /gu)).toHaveLength(sourcesFor(["sapi"]).length);
  });
});
