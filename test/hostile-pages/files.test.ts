import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runRefresh } from "../../scripts/refresh/run-refresh.ts";
import { assertSafePaths } from "../../scripts/write-trees.ts";
import { readSnapshot, recordProduct, temporaryCheckout, writeRecordings } from "../support/checkout.ts";
import { HOSTILE_TEXTS } from "../support/hostile-texts.ts";

/** Content of all files below a folder, by their path. */
async function treeOf(root: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashes = files.map(async (file) => {
    const hash = createHash("sha256").update(await readFile(file));
    return [file.slice(root.length + 1), hash.digest("hex")] as const;
  });
  return new Map(await Promise.all(hashes));
}

const escape = (text: string): string => text.replace(/[!-/:-@[-`{-~]/gu, "\\$&").replace(/\r\n|[\n\r]/gu, "<br>");
/** The gates stop a page with markup, Chinese or half characters in titles: these tests use texts that pass. */
const PASSING = HOSTILE_TEXTS.filter((text) => !/[\p{Cs}\ufffd]/u.test(text));
const isPlain = (text: string): boolean => !/[<>[\]&`\p{Script=Han}\p{Script=Cyrillic}]/u.test(text);

/** A code with the text as message and, if the gates allow it, as name, anchor and section. */
function hostileEntry(text: string, index: number): string {
  const title = isPlain(text) ? text : `NAME_${String(index)}`;
  const anchor = title.replace(/["\n\r]/gu, " ");
  const code = String(-90_000 - index);
  return `\n\n## Section ${escape(title)}\n\n<a id="${anchor}"></a>\n\n### ${code} ${escape(title)}\n\n * ${escape(text)}\n`;
}

/** Few at once, because gates stop a page that grows by a third. */
const AT_ONCE = 32;
const PARTS = Array.from({ length: Math.ceil(PASSING.length / AT_ONCE) }, (_, index) => index * AT_ONCE);

describe("a refresh that reads hostile pages", () => {
  it.each(PARTS)("from text %i on writes below snapshots/ and generated/, and nowhere else", async (start) => {
    const outside = await temporaryCheckout();
    const root = join(outside, "checkout");
    await mkdir(root);
    for (const folder of ["snapshots", "overlays"]) {
      await mkdir(join(root, folder));
      for (const file of await readdir(join(outside, folder)))
        await writeFile(join(root, folder, file), await readFile(join(outside, folder, file)));
    }
    const attack = PASSING.slice(start, start + AT_ONCE)
      .map(hostileEntry)
      .join("");
    const recordings = recordProduct(await readSnapshot(root, "options"), "options", "2026-11-20");
    const from = await writeRecordings(recordings.map((page) => ({ ...page, text: page.text + attack })));
    const before = await treeOf(outside);
    const result = await runRefresh({ root, from, only: ["options"], dryRun: false });
    expect(result.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(result.status).toBe("written");
    expect(result.generated?.status).toBe("written");
    const after = await treeOf(outside);
    const changed = [...after].filter(([path, hash]) => before.get(path) !== hash).map(([path]) => path);
    expect(changed.length).toBeGreaterThan(0);
    for (const path of changed) expect(path).toMatch(/^checkout\/(?:snapshots|generated)\/[A-Za-z0-9/._-]+$/u);
    for (const path of before.keys()) expect(after.has(path), path).toBe(true);
  });
});

// Every write checks this first: see scripts/write-trees.ts.
it.each(HOSTILE_TEXTS.filter((text) => !/^[A-Za-z0-9_]+$/u.test(text)))("no file is called %j", (text) => {
  for (const path of [text, `docs/${text}`, `${text}/a.json`])
    expect(() => {
      assertSafePaths([path]);
    }).toThrow();
});
