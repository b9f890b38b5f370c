import { readFile } from "node:fs/promises";
import { z } from "zod";
import { escapeJson, visibleText } from "../src/text/printable.ts";
import { formatPlace, type Problem } from "../generator/problem.ts";

/** Unusable input. `message` says what is wrong, `remedy` what to do. */
export class InputError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "InputError";
    this.remedy = remedy;
  }
}

export function formatInputError(error: InputError): string {
  return `${error.message}\n${error.remedy}\n`;
}

/**
 * Text of a page, safe for a terminal or a log: on one line, because CI runners read `::error::` at the start of a line
 * as a command; without control or invisible characters; without `##[`, which some runners read anywhere.
 */
export function printable(text: string): string {
  return visibleText(text).replaceAll("##[", "# #[");
}

/** The same JSON with every character printable. */
export function printableJson(value: unknown, indent?: number): string {
  return escapeJson(JSON.stringify(value, null, indent)).replaceAll("##[", "#\\u0023[");
}

/** A problem for a terminal: place and message, and the fix below. */
export function problemLines({ check, severity, at, message, fix }: Problem): readonly string[] {
  const place = formatPlace(at);
  return [
    printable(`${severity} [${check}]${place === "" ? "" : ` ${place}`}: ${message}`),
    `  fix: ${printable(fix)}`,
  ];
}

export type ReadResult<T> =
  { readonly ok: true; readonly value: T; readonly text: string } | { readonly ok: false; readonly problem: Problem };

/** Reads one of our JSON files through its schema. Returns errors as a problem with its place. */
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
