import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Problem } from "../../generator/problem.ts";

export type ReadResult<T> =
  { readonly ok: true; readonly value: T; readonly text: string } | { readonly ok: false; readonly problem: Problem };

/** Reads a JSON file of ours through its schema. Whatever is wrong with it comes back as a problem with its place. */
export async function readJson<T>(path: string, schema: z.ZodType<T>, fix: string): Promise<ReadResult<T>> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    return failure("file-unreadable", path, `cannot be read: ${messageOf(error)}`, fix);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return failure("json-invalid", path, `is not valid JSON: ${messageOf(error)}`, fix);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) return failure("schema-mismatch", path, firstIssues(parsed.error), fix);
  return { ok: true, value: parsed.data, text };
}

function firstIssues(error: z.ZodError): string {
  const shown = error.issues.slice(0, 3).map(({ path, message }) => `${path.join(".") || "the file"}: ${message}`);
  const more = error.issues.length - shown.length;
  return `has an unexpected shape: ${shown.join("; ")}${more > 0 ? `; and ${String(more)} more` : ""}`;
}

function failure(
  check: string,
  file: string,
  message: string,
  fix: string,
): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { check, severity: "error", at: { file }, message: `${file} ${message}.`, fix } };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
