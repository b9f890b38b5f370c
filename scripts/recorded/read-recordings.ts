import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Recording } from "../../generator/diff/history.ts";
import type { FamilyId, Locale } from "../../generator/model.ts";
import { parsePage } from "../../generator/parse/parse-page.ts";
import type { ParsedPage } from "../../generator/parse/parsed-page.ts";
import type { Problem } from "../../generator/problem.ts";
import { InputError } from "../cli.ts";
import { decodeUtf8 } from "../fetch/judge-content.ts";
import { insideFolder, MANIFEST_FILE, type ManifestRow, readRows } from "./manifest.ts";

export interface RecordingFilter {
  readonly family?: FamilyId | undefined;
  readonly product?: string | undefined;
  readonly locale?: Locale | undefined;
}

interface DatedFile {
  readonly date: string;
  /** Path inside the folder. */
  readonly file: string;
  readonly url: string | null;
  readonly hint: { readonly family?: string; readonly product?: string; readonly locale?: Locale };
}

const REMEDY = `Name the files YYYY-MM-DD_<anything>, or add a ${MANIFEST_FILE} with a row per file ("file", "recorded", …).`;
/** Maximum number of parent folders searched for a manifest with the recordings' addresses. */
const MANIFEST_DEPTH = 5;

/** The dated recordings of one page in a folder, oldest first. */
export async function readRecordings(folder: string, filter: RecordingFilter): Promise<readonly Recording[]> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory() !== true)
    throw new InputError(`${folder} is not a folder.`, "Name a folder of dated recordings of one page.");
  const files = existsSync(join(folder, MANIFEST_FILE))
    ? await filesOfManifest(folder, filter)
    : await filesByName(folder);
  if (files.length === 0) throw new InputError(`${folder} holds no dated recording.`, REMEDY);
  const sorted = files.toSorted((a, b) => compare(a.date, b.date) || compare(a.file, b.file));
  return Promise.all(sorted.map((file) => readRecording(folder, file, filter)));
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

async function filesByName(folder: string): Promise<readonly DatedFile[]> {
  const urls = await addressesAbove(folder);
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  return names.flatMap((name) => {
    const date = /^(\d{4}-\d{2}-\d{2})(?!\d)/u.exec(name)?.[1];
    return date === undefined || !isDate(date)
      ? []
      : [{ date, file: name, url: urls.get(resolve(folder, name)) ?? null, hint: {} }];
  });
}

function isDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

async function filesOfManifest(folder: string, filter: RecordingFilter): Promise<readonly DatedFile[]> {
  const rows = (await readRows(folder)).filter(
    ({ partial, note, format, family, product, locale, recorded }) =>
      partial !== true &&
      family !== null &&
      isDate(recorded) &&
      // A page rebuilt from another recording adds nothing.
      !/^NOT a recording/iu.test(note ?? "") &&
      !format.endsWith("-reconstructed") &&
      (filter.product ?? product) === product &&
      (filter.locale ?? locale) === locale,
  );
  return rows
    .filter(({ file }) => insideFolder(folder, file) !== null)
    .map((row) => ({
      date: row.recorded,
      file: row.file,
      url: urlOf(row),
      hint: { ...(row.family === null ? {} : { family: row.family }), product: row.product, locale: row.locale },
    }));
}

/** Addresses of the folder's files by absolute path, from the nearest manifest. */
async function addressesAbove(folder: string): Promise<ReadonlyMap<string, string | null>> {
  let parent = resolve(folder);
  for (let depth = 0; depth < MANIFEST_DEPTH; depth += 1) {
    parent = dirname(parent);
    if (!existsSync(join(parent, MANIFEST_FILE))) continue;
    const inside = relative(parent, resolve(folder));
    const rows = (await readRows(parent)).filter(({ file }) => file.startsWith(inside.split(sep).join("/")));
    return new Map(rows.map((row) => [resolve(parent, row.file), urlOf(row)]));
  }
  return new Map();
}

function urlOf({ url }: ManifestRow): string | null {
  return /^https?:\/\//u.test(url) ? url : null;
}

async function readRecording(
  folder: string,
  { date, file, url, hint }: DatedFile,
  filter: RecordingFilter,
): Promise<Recording> {
  const path = join(folder, file);
  const text = await readFile(path).then(decodeUtf8, () => null);
  if (text === null) return { date, file, url, page: null, problems: [unreadable(path)] };
  const { pages, problems } = parsePage(text, {
    ...hint,
    file: path,
    ...(url === null ? {} : { url }),
    family: hint.family ?? filter.family,
    product: hint.product ?? filter.product,
    locale: hint.locale ?? filter.locale,
  });
  return { date, file, url, page: choosePage(pages, filter.locale), problems };
}

/** A file can have both languages; without a filter the English page is used. */
function choosePage(pages: readonly ParsedPage[], locale: Locale | undefined): ParsedPage | null {
  return pages.find((page) => page.locale === (locale ?? "en")) ?? pages[0] ?? null;
}

function unreadable(file: string): Problem {
  return {
    check: "unreadable-recording",
    severity: "error",
    at: { file },
    message: "The recording cannot be read as UTF-8.",
    fix: "Record the page again, or leave the file out.",
  };
}
