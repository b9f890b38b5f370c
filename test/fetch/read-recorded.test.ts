import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sourcesFor } from "../../generator/sources.ts";
import { readRecorded } from "../../scripts/recorded/read-recorded.ts";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "recorded-"));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

const ROW = {
  file: "options/en/a.md",
  family: "options",
  product: "options",
  locale: "en",
  format: "html2md",
  url: "https://developers.binance.com/docs/derivatives/options-trading/error-code",
  recorded: "2026-01-16",
};
type Row = Partial<Record<keyof typeof ROW, unknown>> & Record<string, unknown>;

function write(rows: readonly (Row | string)[], contents: Readonly<Record<string, string | Buffer>> = {}): void {
  for (const row of rows) {
    if (typeof row === "string" || typeof row.file !== "string" || row.file.startsWith("..")) continue;
    mkdirSync(dirname(join(dir, row.file)), { recursive: true });
    writeFileSync(join(dir, row.file), contents[row.file] ?? row.file);
  }
  const lines = rows.map((row) => (typeof row === "string" ? row : JSON.stringify(row)));
  writeFileSync(join(dir, "MANIFEST.jsonl"), lines.join("\n"));
}

const read = (): ReturnType<typeof readRecorded> => readRecorded(dir, { families: ["options"] });

describe("which recording is chosen for a page", () => {
  test.for([
    {
      title: "the newest",
      rows: [{}, { file: "b.md", recorded: "2026-02-01" }, { file: "c.md", recorded: "2025-12-01" }],
      chosen: "b.md",
    },
    {
      title: "a genuine one before one rebuilt from it",
      rows: [{ file: "a.html", note: "NOT a recording: rebuilt" }, { file: "z.md" }],
      chosen: "z.md",
    },
    {
      title: "a rebuilt one where it is newer",
      rows: [{}, { file: "b.html", recorded: "2026-06-30", note: "NOT a recording: rebuilt" }],
      chosen: "b.html",
    },
    {
      title: "never an excerpt",
      rows: [{}, { file: "b.md", recorded: "2026-06-30", partial: true }],
      chosen: ROW.file,
    },
    { title: "of one day, the first by name", rows: [{ file: "b.md" }, { file: "a.md" }], chosen: "a.md" },
    {
      title: "only this language",
      rows: [{}, { file: "b.md", recorded: "2026-06-30", locale: "zh-CN" }],
      chosen: ROW.file,
    },
  ])("$title", async ({ rows, chosen }) => {
    write(rows.map((row) => ({ ...ROW, ...row })));
    const { pages, problems } = await read();
    expect(problems).toEqual([]);
    expect(pages.find((page) => page.source.locale === "en")?.text).toBe(chosen);
  });
});

test("a page keeps its provenance, and unknown fields of its row pass", async () => {
  write([{ ...ROW, source: "somewhere", codes: 122, note: "a note" }]);
  const { pages, missing, problems } = await read();
  expect(problems).toEqual([]);
  expect(missing.map((source) => source.locale)).toEqual(["zh-CN"]);
  expect(pages).toMatchObject([
    {
      source: { family: "options", product: "options", locale: "en" },
      url: ROW.url,
      requestedUrl: ROW.url,
      format: "markdown",
      file: join(dir, ROW.file),
      recorded: "2026-01-16",
      bytes: ROW.file.length,
    },
  ]);
});

test("a recording that does not know its address gets the page's own", async () => {
  write([{ ...ROW, url: "unknown (an old copy)" }]);
  expect((await read()).pages[0]?.url).toBe(sourcesFor(["options"])[0]?.candidates[0]?.url);
});

const SHA = createHash("sha256").update(ROW.file).digest("hex");

test.for([
  { title: "a matching sum", row: { ...ROW, sha256: SHA, bytes: ROW.file.length }, check: undefined },
  {
    title: "another sum",
    row: { ...ROW, sha256: SHA.replace(/^./u, (digit) => (digit === "0" ? "1" : "0")) },
    check: "damaged-recording",
  },
  { title: "another size", row: { ...ROW, bytes: 3 }, check: "damaged-recording" },
  { title: "a file that is not there", row: { ...ROW, file: "../missing.md" }, check: "file-outside-folder" },
  { title: "an absolute path", row: { ...ROW, file: "/etc/hostname" }, check: "file-outside-folder", unwritten: true },
])("$title: $check", async ({ row, check, unwritten }) => {
  if (unwritten === true) writeFileSync(join(dir, "MANIFEST.jsonl"), JSON.stringify(row));
  else write([row]);
  const { pages, problems } = await read();
  expect(problems.map((problem) => problem.check)).toEqual(check === undefined ? [] : [check]);
  expect(pages).toHaveLength(check === undefined ? 1 : 0);
});

test("a damaged newest recording is not replaced by an older one: that would look like codes removed", async () => {
  write([ROW, { ...ROW, file: "b.md", recorded: "2026-06-30", sha256: "0".repeat(64) }]);
  const { pages, missing, problems } = await read();
  expect(pages).toEqual([]);
  expect(missing).toHaveLength(2);
  expect(problems).toMatchObject([{ check: "damaged-recording", severity: "error", at: { file: join(dir, "b.md") } }]);
});

test("bytes that are not UTF-8, and a missing file", async () => {
  write([ROW, { ...ROW, locale: "zh-CN", file: "zh.md" }], { [ROW.file]: Buffer.from([0x2d, 0xb4, 0xed]) });
  rmSync(join(dir, "zh.md"));
  const { problems } = await read();
  expect(problems.map((problem) => [problem.check, problem.message])).toEqual([
    ["unreadable-recording", "The recorded page cannot be read: its bytes are not UTF-8."],
    ["unreadable-recording", "The recorded page cannot be read: there is no such file."],
  ]);
});

test("bad lines are named with their place, the others are read", async () => {
  write([ROW, "{not json", "", { ...ROW, recorded: "yesterday" }, { ...ROW, locale: "fr" }, "[]"]);
  const { pages, problems } = await read();
  expect(pages).toHaveLength(1);
  expect(problems.map((problem) => [problem.check, problem.at.line])).toEqual([
    ["bad-manifest-line", 2],
    ["bad-manifest-line", 4],
    ["bad-manifest-line", 5],
    ["bad-manifest-line", 6],
  ]);
});

test("products that no source covers are named; pages of the site itself are not", async () => {
  write([
    ROW,
    { ...ROW, product: "vip-loan", file: "v.md" },
    { ...ROW, family: null, product: "_site", file: "s.txt" },
  ]);
  const { problems } = await read();
  expect(problems).toMatchObject([
    { check: "unknown-product", severity: "warning", at: { line: 2, product: "vip-loan" } },
  ]);
});

test.for([
  { title: "a folder without a manifest", make: () => undefined, path: "" },
  { title: "no folder", make: () => undefined, path: "none" },
  {
    title: "a file",
    make: () => {
      writeFileSync(join(dir, "file"), "");
    },
    path: "file",
  },
  {
    title: "a folder as a manifest",
    make: () => {
      mkdirSync(join(dir, "MANIFEST.jsonl"));
    },
    path: "",
  },
])("$title is one clear error", async ({ make, path }) => {
  make();
  const { pages, problems } = await readRecorded(join(dir, path));
  expect(pages).toEqual([]);
  expect(problems).toMatchObject([{ check: "no-manifest", severity: "error" }]);
  expect(problems[0]?.fix).toContain("MANIFEST.jsonl");
});

test("a manifest without a usable page is an error, not an empty success", async () => {
  write([{ ...ROW, partial: true }]);
  expect((await read()).problems).toMatchObject([{ check: "empty-manifest", severity: "error" }]);
});

const SHARED = "../shared/pages";
describe.skipIf(!existsSync(SHARED))("the recordings", () => {
  test("there is one complete recording of each page behind the snapshots", async () => {
    const { pages, missing, problems } = await readRecorded(SHARED);
    expect(problems).toEqual([]);
    expect(missing).toEqual([]);
    expect(pages.map((page) => page.source)).toEqual(
      sourcesFor().map(({ family, product, locale }) => ({ family, product, locale })),
    );
  });
});
