import { readFile } from "node:fs/promises";
import { isAbsolute, join, relative, resolve } from "node:path";
import { z } from "zod";
import { localeSchema } from "../../generator/model.ts";
import type { Problem, ProblemPlace } from "../../generator/problem.ts";
import { InputError } from "../cli.ts";

export const MANIFEST_FILE = "MANIFEST.jsonl";

/** One line of a folder's MANIFEST.jsonl. Other fields are notes and are ignored. */
export const manifestRowSchema = z.looseObject({
  /** Path inside the folder. */
  file: z.string().min(1),
  /** Null for pages without a product. */
  family: z.string().nullable(),
  product: z.string().min(1),
  locale: localeSchema,
  format: z.string(),
  url: z.string(),
  recorded: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, "expected a date like 2026-01-31"),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .optional(),
  bytes: z.int().nonnegative().optional(),
  /** The file is an excerpt: missing codes are not removed ones. */
  partial: z.boolean().optional(),
  note: z.string().optional(),
  /** The requested public address. */
  requestedUrl: z.string().optional(),
});
export type ManifestRow = z.infer<typeof manifestRowSchema>;

export interface BadLine {
  readonly line: number;
  readonly why: string;
}

/** Reads a manifest line by line; one bad line does not hide the others. */
export function parseManifest(text: string): {
  readonly rows: readonly NumberedRow[];
  readonly bad: readonly BadLine[];
} {
  const rows: NumberedRow[] = [];
  const bad: BadLine[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const parsed = parseRow(line);
    if (typeof parsed === "string") bad.push({ line: index + 1, why: parsed });
    else rows.push({ row: parsed, line: index + 1 });
  }
  return { rows, bad };
}

export interface NumberedRow {
  readonly row: ManifestRow;
  readonly line: number;
}

/** The row, or its error. */
function parseRow(line: string): ManifestRow | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return `it is not JSON (${error instanceof Error ? error.message : String(error)})`;
  }
  const result = manifestRowSchema.safeParse(json);
  if (result.success) return result.data;
  return result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
}

/** All rows of a folder's manifest. An InputError names the first bad line. */
export async function readRows(folder: string): Promise<readonly ManifestRow[]> {
  const path = join(folder, MANIFEST_FILE);
  const { rows, bad } = parseManifest(await readFile(path, "utf8"));
  const [first] = bad;
  if (first !== undefined)
    throw new InputError(`${path}, line ${String(first.line)}: ${first.why}.`, "Correct the line or delete it.");
  return rows.map(({ row }) => row);
}

/** Path of a row's file. Null: it is outside the folder, which a manifest, foreign input, must not name. */
export function insideFolder(folder: string, file: string): string | null {
  const path = resolve(folder, file);
  const inside = relative(resolve(folder), path);
  return isAbsolute(file) || inside === "" || inside.startsWith("..") || isAbsolute(inside) ? null : path;
}

/** Text of a row's file. An InputError if the file is outside the folder. */
export async function readRowText(folder: string, { file }: ManifestRow): Promise<string> {
  const path = insideFolder(folder, file);
  if (path === null)
    throw new InputError(
      `${join(folder, MANIFEST_FILE)} names a file outside its folder: ${JSON.stringify(file)}.`,
      "Give the path relative to the manifest, without `..`.",
    );
  return readFile(path, "utf8");
}

/** `--from` as a folder of recordings; undefined if it is an address, or nothing. */
export function recordingsFolder(from: string | undefined): string | undefined {
  return from === undefined || /^https?:\/\//u.test(from) ? undefined : from;
}

const REPAIR = "Restore the file from the folder's origin, or record the page again and update its manifest line.";

export function unreadableManifest(file: string, why: string): Problem {
  return error(
    "no-manifest",
    { file },
    `The folder's manifest cannot be read: ${why}.`,
    "Name a folder that holds MANIFEST.jsonl with one JSON object per page (file, family, product, locale, format, url, recorded).",
  );
}

export function badManifestLine(file: string, line: number, why: string): Problem {
  return error(
    "bad-manifest-line",
    { file, line },
    `The manifest's line cannot be used: ${why}.`,
    "Correct the line or delete it.",
  );
}

export function emptyManifest(file: string): Problem {
  return error(
    "empty-manifest",
    { file },
    "The folder has no complete recording of any requested page.",
    "Name another folder, or other families with --only.",
  );
}

export function outsideFolder(file: string, at: NumberedRow): Problem {
  const message = `The manifest names a file outside its folder: ${JSON.stringify(at.row.file)}.`;
  return error(
    "file-outside-folder",
    { file, line: at.line },
    message,
    "Give the path relative to the manifest, without `..`.",
  );
}

export function unreadableFile(file: string, row: ManifestRow, why: string): Problem {
  return error("unreadable-recording", placeOf(file, row), `The recorded page cannot be read: ${why}.`, REPAIR);
}

export function damagedFile(file: string, row: ManifestRow, found: string, expected: string): Problem {
  const message = `The recorded page is not what the manifest says: ${found} instead of ${expected}.`;
  return error("damaged-recording", placeOf(file, row), message, REPAIR);
}

export function unknownProduct(file: string, { row, line }: NumberedRow): Problem {
  return {
    check: "unknown-product",
    severity: "warning",
    at: { file, line, family: row.family ?? undefined, product: row.product, locale: row.locale },
    message: `No source covers the product "${row.product}": its page was left out.`,
    fix: "Add a line for it to TABLE in generator/sources.ts, or correct the product in the manifest.",
  };
}

function error(check: string, at: ProblemPlace, message: string, fix: string): Problem {
  return { check, severity: "error", at, message, fix };
}

function placeOf(file: string, row: ManifestRow): ProblemPlace {
  return { file, family: row.family ?? undefined, product: row.product, locale: row.locale };
}
