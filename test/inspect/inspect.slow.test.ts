import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type InspectRecord, inspectPage } from "../../scripts/inspect/inspect-page.ts";
import { listInputs } from "../../scripts/inspect/list-inputs.ts";

const PAGE = "# Error codes\n### -1000 UNKNOWN\n * An unknown error.\n\nA note.\n";
const BOTH = `${PAGE}\n# 错误代码\n## 10xx - 服务器\n### -1000 未知\n * 未知错误\n`;
const TABLE =
  '# Error codes\n### -2010 A\n\n## Messages for -2010 NEW_ORDER_REJECTED\nError message | Description\n---|---\n"Closed." | Not trading.\n';

const script = join(import.meta.dirname, "../../scripts/inspect.ts");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "inspect-"));
  const row = { family: "spot", product: "spot", locale: "en", format: "github-md", recorded: "2026-01-31" };
  const lines = ["page.md", "missing.md", "../outside.md"].map((file) =>
    JSON.stringify({ ...row, file, url: "https://developers.binance.com/docs/binance-spot-api-docs/errors" }),
  );
  mkdirSync(join(folder, "listed"));
  mkdirSync(join(folder, "bare"));
  writeFileSync(join(folder, "listed", "MANIFEST.jsonl"), `${lines.join("\n")}\nno json\n`);
  for (const [name, text] of Object.entries({
    "listed/page.md": PAGE,
    "both.md": BOTH,
    "table.md": TABLE,
    "log.md": "# Change Log\n\n## 2025-04-08\n\n* New error code `-2039`.\n\n## 2025-04-07\n\n* Faster.\n",
    "other.md": "# Moved\n",
  })) {
    writeFileSync(join(folder, name), text);
  }
  writeFileSync(join(folder, "latin.md"), Buffer.from(`${PAGE} * caf\u00E9`, "latin1"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function inspect(name: string): Promise<readonly InspectRecord[]> {
  const inputs = await listInputs(/^https?:/u.test(name) ? name : join(folder, name));
  const records: InspectRecord[] = [];
  for (const input of inputs) records.push(...(await inspectPage(input, {})));
  return records;
}

const checks = (records: readonly InspectRecord[]): readonly (readonly string[])[] =>
  records.map(({ problems }) => problems.map(({ check }) => check));

describe("inspect", () => {
  it("gives a record a page, with exactly the fields that it promises", async () => {
    const [record] = await inspect("listed/page.md");
    expect(record).toEqual({
      file: join(folder, "listed/page.md"),
      family: null,
      locale: "en",
      entries: [
        {
          codes: [-1000],
          name: "UNKNOWN",
          title: "-1000 UNKNOWN",
          section: null,
          messages: [{ text: "An unknown error.", locale: "en" }],
          notes: [{ text: "A note.", locale: "en" }],
        },
      ],
      problems: [],
    });
  });

  it("gives two records with the same file for both languages", async () => {
    const records = await inspect("both.md");
    expect(records.map(({ file, locale }) => [file, locale])).toEqual([
      [join(folder, "both.md"), "en"],
      [join(folder, "both.md"), "zh-CN"],
    ]);
  });

  it("keeps a table's notes on a message", async () => {
    const [record] = await inspect("table.md");
    expect(record?.entries[1]?.messages).toEqual([
      { text: "Closed.", locale: "en", explanation: { text: "Not trading.", locale: "en" } },
    ]);
  });

  it("gives the events of a change-log", async () => {
    const [record] = await inspect("log.md");
    expect(record).toMatchObject({ locale: "en", entries: [], problems: [] });
    expect(record?.events).toMatchObject([{ date: "2025-04-08", kind: "added", codes: [-2039], line: 5 }]);
  });

  it("reads a folder by its manifest, and reports each line that it cannot use", async () => {
    const records = await inspect("listed");
    expect(records.map(({ family, entries }) => [family, entries.length])).toEqual([
      ["spot", 1],
      [null, 0],
      [null, 0],
      [null, 0],
    ]);
    expect(checks(records)).toEqual([[], ["unreadable-file"], ["bad-manifest-line"], ["bad-manifest-line"]]);
  });

  it.each([
    { name: "bare", check: "no-manifest" },
    { name: "nowhere.md", check: "unreadable-file" },
    { name: "other.md", check: "no-error-page" },
    { name: "latin.md", check: "invalid-utf8" },
  ])("reports $name", async ({ name, check }) => {
    const [record] = await inspect(name);
    expect(record?.problems).toMatchObject([{ check, severity: "error" }]);
    expect(record?.problems[0]?.fix).not.toBe("");
  });

  it("reads an address, and reports failures", async () => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === "/errors.md" ? 200 : 404;
      response.end(PAGE);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const origin = `http://127.0.0.1:${String(typeof address === "object" && address !== null ? address.port : 0)}`;
    try {
      expect((await inspect(`${origin}/errors.md`))[0]?.entries).toHaveLength(1);
      expect(checks(await inspect(`${origin}/gone.md`))).toEqual([["unreadable-address"]]);
    } finally {
      server.close();
    }
  });
});

describe("the command", () => {
  const run = (
    ...args: readonly string[]
  ): { readonly status: number | null; readonly lines: readonly string[]; readonly stderr: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", script, ...args], {
      encoding: "utf8",
    });
    return { status, lines: stdout.split("\n").filter((line) => line !== ""), stderr };
  };

  it("prints a JSON object a line and exits 0; options win over detection", () => {
    const { status, lines } = run(
      "--family",
      "options",
      "--locale",
      "zh-CN",
      join(folder, "table.md"),
      join(folder, "listed/page.md"),
    );
    expect(status).toBe(0);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { family: "options", locale: "zh-CN" },
      { family: "options", locale: "zh-CN" },
    ]);
  });

  it("exits 1 where a page cannot be read, and reads the others", () => {
    const { status, lines } = run(join(folder, "nowhere.md"), join(folder, "table.md"));
    expect([status, lines.length]).toEqual([1, 2]);
  });

  it("exits 2 on wrong usage, with the option named", () => {
    expect(run()).toMatchObject({ status: 2, lines: [] });
    const { status, stderr } = run("--family", "nope", "a.md");
    expect(status).toBe(2);
    expect(stderr).toContain("--family");
  });
});
