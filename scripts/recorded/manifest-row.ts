import { z } from "zod";
import { localeSchema } from "../../generator/model.ts";

export const MANIFEST_FILE = "MANIFEST.jsonl";

/** One line of a folder's MANIFEST.jsonl. Fields that are not listed here are somebody's notes, and pass. */
export const manifestRowSchema = z.looseObject({
  /** Path inside the folder. */
  file: z.string().min(1),
  /** Null for pages of a site that belong to no product. */
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
  /** The file is an excerpt: what it lacks means nothing. */
  partial: z.boolean().optional(),
  note: z.string().optional(),
  /** The public address asked for. */
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

/** The row, or what is wrong with it. */
function parseRow(line: string): ManifestRow | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return `it is no JSON (${error instanceof Error ? error.message : String(error)})`;
  }
  const result = manifestRowSchema.safeParse(json);
  if (result.success) return result.data;
  return result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
}
