import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runRefresh } from "../../scripts/refresh/run-refresh.ts";
import {
  readSnapshot,
  recordProduct,
  type Recording,
  temporaryCheckout,
  writeRecordings,
} from "../support/checkout.ts";

const PRODUCTS = [
  ["options", "options", ["en", "zh-CN"]],
  ["coin-futures", "coin-margined-futures", ["en", "zh-CN"]],
  ["usds-futures", "usds-margined-futures", ["en", "zh-CN"]],
  ["portfolio-margin", "portfolio-margin", ["en", "zh-CN"]],
  ["binance-us", "binance-us", ["en"]],
] as const;

const lines = async (root: string, name: string): Promise<readonly string[]> =>
  (await readFile(join(root, "snapshots", name), "utf8")).split("\n");

describe("a page that equals the snapshot", () => {
  it.each(PRODUCTS)("changes nothing of %s", async (family, product, locales) => {
    const root = await temporaryCheckout();
    const before = await readSnapshot(root, family);
    const from = await writeRecordings(recordProduct(before, product, "2026-11-20", locales));
    const result = await runRefresh({ root, from, only: [family], dryRun: false });
    expect(result.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(await readSnapshot(root, family)).toEqual(before);
    expect(result.change?.diff.changes.filter(({ kind }) => kind !== "page-moved")).toEqual([]);
  });

  it("changes nothing of spot, with shared tables and the testnet's page", async () => {
    const root = await temporaryCheckout();
    const before = await readSnapshot(root, "spot");
    const recordings = [
      ...recordProduct(before, "spot", "2026-11-20"),
      ...recordProduct(before, "spot-testnet", "2026-11-20", ["en"]),
    ];
    const result = await runRefresh({ root, from: await writeRecordings(recordings), only: ["spot"], dryRun: false });
    expect(result.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(await readSnapshot(root, "spot")).toEqual(before);
  });

  // Broke once: products without a recording came after the others, so that a folder with one page of a family changed
  // the order of products in each of its entries, and which product decides the wording.
  it("changes nothing of sapi with a recording of one product", async () => {
    const root = await temporaryCheckout();
    const before = await readSnapshot(root, "sapi");
    // The table is another product's.
    const from = await writeRecordings(recordProduct({ ...before, tables: [] }, "algo", "2026-11-20"));
    await runRefresh({ root, from, only: ["sapi"], dryRun: false });
    expect(await readSnapshot(root, "sapi")).toEqual(before);
  });
});

describe("a page that changed", () => {
  const options = async (edit: (page: Recording) => string | null, dryRun = false) => {
    const root = await temporaryCheckout();
    const before = await readSnapshot(root, "options");
    const recordings = recordProduct(before, "options", "2026-11-20").flatMap((page) => {
      const text = edit(page);
      return text === null ? [] : [{ ...page, text }];
    });
    const result = await runRefresh({ root, from: await writeRecordings(recordings), only: ["options"], dryRun });
    return { root, before, result, after: await readSnapshot(root, "options") };
  };

  it("a reworded sentence is one line of the snapshot and one change", async () => {
    const { before, result, after } = await options(({ text }) =>
      text.replace("Too many requests queued.", "Too many requests are queued."),
    );
    expect(result.change?.rendered.summary).toMatch(/^1 message reworded/u);
    const reworded = after.entries.flatMap(({ messages }) => messages).filter(({ formerly }) => formerly !== undefined);
    expect(reworded).toMatchObject([
      {
        text: "Too many requests are queued.",
        formerly: [{ text: "Too many requests queued.", retired: "2026-11-20" }],
      },
    ]);
    expect(after.entries.length).toBe(before.entries.length);
  });

  it("a new code carries the day, and its generated files are written", async () => {
    const { root, result, after } = await options(
      ({ text, locale }) =>
        `${text}\n### -9999 BRAND_NEW\n\n * ${locale === "en" ? "Something new: %s." : "新的：％s。"}\n`,
    );
    expect(after.entries.find(({ code }) => code === -9999)).toMatchObject({
      name: "BRAND_NEW",
      since: "2026-11-20",
      messages: [{ text: "Something new: %s.", "zh-CN": "新的：％s。" }],
    });
    expect(result.change?.diff.changes.map(({ kind }) => kind)).toContain("error-added");
    expect(result.generated?.status).toBe("written");
    expect(await readFile(join(root, "generated", "options.ts"), "utf8")).toContain("BRAND_NEW = -9999");
  });

  it.each([
    ["emptied", (): string => "# Error codes\n\nMoved elsewhere.\n"],
    ["cut in half", ({ text }: Recording): string => text.slice(0, text.length / 2)],
  ])("a page %s keeps its last snapshot", async (_title, edit) => {
    const { before, after, result } = await options(edit);
    expect(after).toEqual(before);
    expect(result.problems.some(({ severity }) => severity === "error")).toBe(true);
    expect(result.status).toBe("unchanged");
  });

  it("a page in English only is read, and the texts of its Chinese page stay", async () => {
    const { before, after, result } = await options((page) => (page.locale === "en" ? page.text : null));
    expect(after).toEqual(before);
    expect(result.problems.map(({ check }) => check)).toContain("page-languages");
  });

  it("a dry run writes nothing", async () => {
    const { before, after, result } = await options(
      ({ text }) => text.replace("Too many requests queued.", "Too many requests are queued."),
      true,
    );
    expect(result.status).toBe("would-write");
    expect(after).toEqual(before);
  });

  it("one reworded sentence is a diff of at most four lines in all of snapshots/", async () => {
    const first = await options(({ text }) => text);
    const before = await readSnapshot(first.root, "options");
    const old = [...(await lines(first.root, "options.json")), ...(await lines(first.root, "manifest.json"))];
    const recordings = recordProduct(before, "options", "2026-11-21").map((page) => ({
      ...page,
      text: page.text.replace("Invalid symbol.", "This symbol is invalid."),
    }));
    await runRefresh({ root: first.root, from: await writeRecordings(recordings), only: ["options"], dryRun: false });
    const now = [...(await lines(first.root, "options.json")), ...(await lines(first.root, "manifest.json"))];
    const removed = old.filter((line) => !now.includes(line));
    const added = now.filter((line) => !old.includes(line));
    expect(removed.length + added.length).toBeLessThanOrEqual(4);
  });
});

describe("bad input", () => {
  const expectProblem = async (root: string, from: string, check: string) => {
    const result = await runRefresh({ root, from, dryRun: false });
    expect(result.problems.map((problem) => problem.check)).toContain(check);
    expect(result.problems.every(({ message, fix }) => message !== "" && fix !== "")).toBe(true);
    return result;
  };
  it("a missing folder", async () => {
    await expectProblem(await temporaryCheckout(), "no-such-folder", "recordings-missing");
  });
  it("a hand-edited snapshot stops the run before anything is read", async () => {
    const root = await temporaryCheckout();
    const path = join(root, "snapshots", "spot.json");
    const text = (await readFile(path, "utf8")).replace('"UNKNOWN"', '"UNKNOWN" ');
    await writeFile(path, text);
    const result = await expectProblem(root, "no-such-folder", "snapshot-edited");
    expect(result.status).toBe("failed");
    expect(await readFile(path, "utf8")).toBe(text);
  });
  it("a snapshot of a newer schema", async () => {
    const root = await temporaryCheckout();
    await writeFile(join(root, "snapshots", "spot.json"), '{ "schemaVersion": 2 }');
    await expectProblem(root, "no-such-folder", "snapshot-newer");
  });
  it("an overlay that is not JSON", async () => {
    const root = await temporaryCheckout();
    await writeFile(join(root, "overlays", "names.json"), "[");
    await expectProblem(root, "no-such-folder", "json-invalid");
  });
});
