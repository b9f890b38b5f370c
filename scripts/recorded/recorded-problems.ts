import type { Problem, ProblemPlace } from "../../generator/problem.ts";
import type { ManifestRow, NumberedRow } from "./manifest-row.ts";

const REPAIR =
  "Restore the file from where the folder came from, or record the page again and update its manifest line.";

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
    "The folder holds no whole recording of any page asked for.",
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
