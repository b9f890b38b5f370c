import { readFile } from "node:fs/promises";
import { isAbsolute, join, relative, resolve } from "node:path";
import type { FamilyId } from "../../generator/model.ts";
import { type Source, isFrozenPath, sourcesFor } from "../../generator/sources.ts";
import type { Problem } from "../../generator/problem.ts";
import { type RawPage, detectFormat } from "../../generator/raw-page.ts";
import { decodeUtf8 } from "../fetch/decode-text.ts";
import { sha256Of } from "../fetch/sha256.ts";
import { type Choice, chooseRecordings } from "./choose-recording.ts";
import { MANIFEST_FILE, type ManifestRow, type NumberedRow, parseManifest } from "./manifest-row.ts";
import * as problem from "./recorded-problems.ts";

export interface RecordedPages {
  readonly pages: readonly RawPage[];
  /** Pages asked for that the folder has no readable recording of. */
  readonly missing: readonly Source[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the newest whole recording of each page from a folder with a MANIFEST.jsonl.
 * A file that is damaged is left out, and no older one takes its place: that would look like codes removed.
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
  const path = insideFolder(dir, choice);
  if (path === null) return problem.outsideFolder(join(dir, MANIFEST_FILE), choice);
  const file = join(dir, choice.row.file);
  const bytes = await readBytes(path);
  if (typeof bytes === "string") return problem.unreadableFile(file, choice.row, bytes);
  const damage = damageOf(bytes, choice.row);
  if (damage !== null) return problem.damagedFile(file, choice.row, ...damage);
  const text = decodeUtf8(bytes);
  if (text === null) return problem.unreadableFile(file, choice.row, "its bytes are no UTF-8");
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
    etag: row.etag,
    lastModified: row.lastModified,
  };
}

/** Where the recording does not know its address, the page's own address stands in: the table says which page it is. */
function publicUrl(row: ManifestRow, source: Source): string {
  if (/^https?:\/\//u.test(row.url) && URL.canParse(row.url)) return row.url;
  const first = source.candidates[0];
  if (first === undefined) throw new Error(`Source without a candidate: ${source.product} ${source.locale}`);
  return first.url;
}

/** A manifest comes from elsewhere: it must not name files of the machine. */
function insideFolder(dir: string, { row }: NumberedRow): string | null {
  const path = resolve(dir, row.file);
  const inside = relative(resolve(dir), path);
  return isAbsolute(row.file) || inside === "" || inside.startsWith("..") || isAbsolute(inside) ? null : path;
}

function damageOf(bytes: Buffer, row: ManifestRow): readonly [found: string, expected: string] | null {
  if (row.bytes !== undefined && row.bytes !== bytes.length)
    return [`${String(bytes.length)} bytes`, String(row.bytes)];
  const found = sha256Of(bytes);
  if (row.sha256 !== undefined && row.sha256 !== found)
    return [`sha256 ${found.slice(0, 12)}…`, `${row.sha256.slice(0, 12)}…`];
  return null;
}

/** The file's bytes, or why there are none. */
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
  ENOTDIR: "the path leads through something that is no folder",
  EISDIR: "it is a folder",
  EACCES: "permission was denied",
};
