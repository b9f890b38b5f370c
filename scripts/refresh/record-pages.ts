import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RawPage } from "../../generator/raw-page.ts";
import { MANIFEST_FILE, type ManifestRow } from "../recorded/manifest.ts";

const EXTENSIONS = { markdown: "md", html: "html", text: "txt" } as const;

/**
 * Keeps fetched pages, whether they pass their gates or not, as recordings that `--from` reads. Each page is written
 * when it arrives, so that an interrupted run leaves what it fetched.
 */
export function pageRecorder(folder: string): (page: RawPage) => void {
  mkdirSync(folder, { recursive: true });
  return ({ source, format, text, url, requestedUrl, recorded, sha256, bytes }) => {
    const file = `${source.product}.${source.locale}.${sha256.slice(0, 8)}.${EXTENSIONS[format]}`;
    writeFileSync(join(folder, file), text);
    const row: ManifestRow = { file, ...source, format, url, requestedUrl, recorded, sha256, bytes };
    appendFileSync(join(folder, MANIFEST_FILE), `${JSON.stringify(row)}\n`);
  };
}
