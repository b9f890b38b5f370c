import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FamilyId } from "../../generator/model.ts";
import type { Problem } from "../../generator/problem.ts";
import { detectFormat, type RawPage } from "../../generator/raw-page.ts";
import { isFrozenPath, type Source, SOURCES, sourcesFor } from "../../generator/sources.ts";
import { decodeUtf8, sha256Of } from "../fetch/judge-content.ts";
import { insideFolder, MANIFEST_FILE, type ManifestRow, type NumberedRow, parseManifest } from "./manifest.ts";
import * as problem from "./manifest.ts";

export interface RecordedPages {
  readonly pages: readonly RawPage[];
  /** Requested pages without a readable recording in the folder. */
  readonly missing: readonly Source[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the newest complete recording of each page from a folder with a MANIFEST.jsonl. A damaged file is left out and
 * not replaced by an older one, which would look like removed codes.
 */
export async function readRecorded(
  dir: string,
  options: { readonly families?: readonly FamilyId[] | undefined; readonly until?: string | undefined } = {},
): Promise<RecordedPages> {
  const wanted = sourcesFor(options.families);
  const manifest = join(dir, MANIFEST_FILE);
  const content = await readBytes(manifest);
  if (typeof content === "string") {
    return { pages: [], missing: wanted, problems: [problem.unreadableManifest(manifest, content)] };
  }
  const { rows, bad } = parseManifest(content.toString("utf8"));
  const { chosen, missing, unknown } = chooseRecordings(rows, wanted, options.until);
  const read = await Promise.all(chosen.map((choice) => readChoice(dir, choice)));
  const pages = read.filter((result) => "text" in result);
  return {
    pages,
    missing: [...missing, ...chosen.filter((_, index) => !("text" in (read[index] ?? {}))).map(({ source }) => source)],
    problems: [
      ...bad.map(({ line, why }) => problem.badManifestLine(manifest, line, why)),
      ...unknown.map((row) => problem.unknownProduct(manifest, row)),
      ...(chosen.length === 0 ? [problem.emptyManifest(manifest)] : []),
      ...read.filter((result) => "check" in result),
    ],
  };
}

/** Days on which the folder has recordings of these families, oldest first. */
export async function recordedDays(dir: string, families: readonly FamilyId[]): Promise<readonly string[]> {
  const content = await readBytes(join(dir, MANIFEST_FILE));
  if (typeof content === "string") return [];
  const { rows } = parseManifest(content.toString("utf8"));
  const days = rows.flatMap(({ row }) => (families.some((family) => family === row.family) ? [row.recorded] : []));
  return [...new Set(days)].toSorted();
}

async function readChoice(dir: string, choice: Choice): Promise<RawPage | Problem> {
  const path = insideFolder(dir, choice.row.file);
  if (path === null) return problem.outsideFolder(join(dir, MANIFEST_FILE), choice);
  const file = join(dir, choice.row.file);
  const bytes = await readBytes(path);
  if (typeof bytes === "string") return problem.unreadableFile(file, choice.row, bytes);
  const damage = damageOf(bytes, choice.row);
  if (damage !== null) return problem.damagedFile(file, choice.row, ...damage);
  const text = decodeUtf8(bytes);
  if (text === null) return problem.unreadableFile(file, choice.row, "its bytes are not UTF-8");
  return rawPage(choice, file, bytes, text);
}

function rawPage({ row, source }: Choice, file: string, bytes: Buffer, text: string): RawPage {
  const url = publicUrl(row, source);
  return {
    source: { family: source.family, product: source.product, locale: source.locale },
    url,
    requestedUrl: row.requestedUrl ?? url,
    text,
    format: detectFormat(text, undefined, row.file),
    file,
    sha256: sha256Of(bytes),
    bytes: bytes.length,
    recorded: row.recorded,
    frozen: isFrozenPath(new URL(url).pathname),
  };
}

/** A recording without an address gets its page's address in the table of sources. */
function publicUrl(row: ManifestRow, source: Source): string {
  if (/^https?:\/\//u.test(row.url) && URL.canParse(row.url)) return row.url;
  const first = source.candidates[0];
  if (first === undefined) throw new Error(`Source without a candidate: ${source.product} ${source.locale}`);
  return first.url;
}

function damageOf(bytes: Buffer, row: ManifestRow): readonly [found: string, expected: string] | null {
  if (row.bytes !== undefined && row.bytes !== bytes.length)
    return [`${String(bytes.length)} bytes`, String(row.bytes)];
  const found = sha256Of(bytes);
  if (row.sha256 !== undefined && row.sha256 !== found)
    return [`sha256 ${found.slice(0, 12)}…`, `${row.sha256.slice(0, 12)}…`];
  return null;
}

/** The file's bytes, or the reason why they are missing. */
async function readBytes(path: string): Promise<Buffer | string> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return READ_ERRORS[code] ?? `reading it failed (${code})`;
  }
}

const READ_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "the path leads through something that is not a folder",
  EISDIR: "it is a folder",
  EACCES: "permission was denied",
};

/** The chosen recording of a page. */
export interface Choice extends NumberedRow {
  readonly source: Source;
}

export interface Choices {
  readonly chosen: readonly Choice[];
  /** Requested pages without a complete recording in the folder. */
  readonly missing: readonly Source[];
  /** Complete recordings of products that are not in the table of sources. */
  readonly unknown: readonly NumberedRow[];
}

/** Picks the newest complete recording of each requested page, or the newest up to and including a day. */
export function chooseRecordings(
  rows: readonly NumberedRow[],
  wanted: readonly Source[],
  until = "9999-12-31",
): Choices {
  const whole = rows.filter(
    ({ row }) => row.partial !== true && row.family !== null && !row.product.startsWith("_") && row.recorded <= until,
  );
  const known = new Set(SOURCES.map((source) => source.product));
  const chosen: Choice[] = [];
  const missing: Source[] = [];
  for (const source of wanted) {
    const newest = whole.filter((row) => isOf(row, source)).toSorted(newestFirst)[0];
    if (newest === undefined) missing.push(source);
    else chosen.push({ ...newest, source });
  }
  return { chosen, missing, unknown: whole.filter(({ row }) => !known.has(row.product)) };
}

function isOf({ row }: NumberedRow, source: Source): boolean {
  return row.family === source.family && row.product === source.product && row.locale === source.locale;
}

/**
 * By date; on the same day, a genuine recording before one rebuilt from it. A newer rebuilt page still counts: the
 * newest Chinese USDⓈ-M page is one.
 */
function newestFirst(a: NumberedRow, b: NumberedRow): number {
  if (a.row.recorded !== b.row.recorded) return a.row.recorded < b.row.recorded ? 1 : -1;
  const rebuilt = Number(isRebuilt(a)) - Number(isRebuilt(b));
  if (rebuilt !== 0) return rebuilt;
  return a.row.file < b.row.file ? -1 : 1;
}

function isRebuilt({ row }: NumberedRow): boolean {
  return /^NOT a recording/iu.test(row.note ?? "") || row.format.endsWith("-reconstructed");
}
