import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { familySnapshotSchema, type FamilySnapshot, type Locale } from "../../generator/model.ts";
import { PROJECT } from "./project.ts";
import { renderPage } from "./render-page.ts";

export { PROJECT };

/** A folder that is removed after the test. */
async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "binance-errors-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of this checkout's data: snapshots and overlays, nothing generated yet. */
export async function temporaryCheckout(): Promise<string> {
  const root = await temporaryFolder();
  await Promise.all(
    ["snapshots", "overlays"].map((name) => cp(join(PROJECT, name), join(root, name), { recursive: true })),
  );
  return root;
}

export async function readSnapshot(root: string, family: string): Promise<FamilySnapshot> {
  return familySnapshotSchema.parse(JSON.parse(await readFile(join(root, "snapshots", `${family}.json`), "utf8")));
}

export interface Recording {
  readonly family: string;
  readonly product: string;
  readonly locale: Locale;
  readonly recorded: string;
  readonly text: string;
}

/** A folder of recorded pages with its manifest. */
export async function writeRecordings(recordings: readonly Recording[]): Promise<string> {
  const folder = await temporaryFolder();
  await recordingsIn(folder, recordings);
  return folder;
}

export async function recordingsIn(folder: string, recordings: readonly Recording[]): Promise<void> {
  const rows = recordings.map(({ family, product, locale, recorded, text }) => {
    const sha256 = createHash("sha256").update(text).digest("hex");
    const file = `${product}/${locale}/${recorded}.md`;
    return {
      file,
      family,
      product,
      locale,
      format: "markdown",
      url: `https://example.org/${product}/${locale}`,
      recorded,
      sha256,
      bytes: Buffer.byteLength(text),
    };
  });
  for (const [index, { text }] of recordings.entries()) {
    const file = join(folder, rows[index]?.file ?? "");
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await writeFile(join(folder, "MANIFEST.jsonl"), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}

/** Both languages of a product's page, from the snapshot. */
export function recordProduct(
  snapshot: FamilySnapshot,
  product: string,
  recorded: string,
  locales: readonly Locale[] = ["en", "zh-CN"],
): readonly Recording[] {
  return locales.map((locale) => ({
    family: snapshot.family,
    product,
    locale,
    recorded,
    text: renderPage(snapshot, product, locale),
  }));
}
