import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type FindingsOverlay, findingsOverlaySchema } from "../../generator/diff/languages.ts";
import { InputError } from "../cli/input-error.ts";

/** overlays/findings.json of a checkout. A checkout without one knows no finding yet. */
export async function readFindings(root: string): Promise<FindingsOverlay> {
  const path = join(root, "overlays", "findings.json");
  if (!existsSync(path)) return [];
  const result = findingsOverlaySchema.safeParse(parseJson(await readFile(path, "utf8"), path));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue === undefined ? "" : `${issue.path.join(".")}: ${issue.message}`;
  throw new InputError(
    `${path} has an unexpected shape (${where}).`,
    "Correct the record; overlays/README.md shows the shape.",
  );
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`${path} is not valid JSON.`, "Correct it, or restore it with git.", { cause: error });
  }
}
