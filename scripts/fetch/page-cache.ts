import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { RawPage } from "../../generator/raw-page.ts";
import type { ManifestRow } from "../recorded/manifest-row.ts";
import { MANIFEST_FILE, formatManifest, parseManifest } from "../recorded/manifest-row.ts";
import { sha256Of } from "./sha256.ts";

export const CACHE_DIR = ".cache/pages";

/** A page that was fetched before, with what the server needs to say that it did not change. */
export interface CachedPage {
  readonly row: ManifestRow;
  readonly bytes: Buffer;
}

const EXTENSIONS = { markdown: "md", html: "html", text: "txt" } as const;

/**
 * Keeps the last page of each source in a folder that `refresh --from` can read. Files are named by their
 * content and written before the manifest that names them, so a killed run leaves the former state or the new one.
 */
export class PageCache {
  readonly #dir: string;
  readonly #rows: Map<string, ManifestRow>;
  #writing: Promise<void> = Promise.resolve();

  private constructor(dir: string, rows: Map<string, ManifestRow>) {
    this.#dir = dir;
    this.#rows = rows;
  }

  /** A cache that is missing or damaged is an empty one: it only saves requests. */
  static async open(dir: string): Promise<PageCache> {
    const text = await readOrNull(join(dir, MANIFEST_FILE));
    const { rows } = parseManifest(text?.toString("utf8") ?? "");
    return new PageCache(dir, new Map(rows.map(({ row }) => [keyOf(row), row])));
  }

  /** The page that this address gave, if it is still whole. */
  async find(fetchedFrom: string): Promise<CachedPage | null> {
    const row = [...this.#rows.values()].find((candidate) => candidate.fetchedFrom === fetchedFrom);
    if (row === undefined || /(?:^|[\\/])\.\.(?:[\\/]|$)/u.test(row.file)) return null;
    const bytes = await readOrNull(join(this.#dir, row.file));
    return bytes !== null && sha256Of(bytes) === row.sha256 ? { row, bytes } : null;
  }

  /** Stores a page whole, or not at all. */
  async store(page: RawPage, bytes: Buffer, fetchedFrom: string): Promise<void> {
    const row = rowOf(page, fetchedFrom);
    this.#writing = this.#writing.then(() => this.#swapIn(row, bytes));
    await this.#writing;
  }

  async #swapIn(row: ManifestRow, bytes: Buffer): Promise<void> {
    const file = join(this.#dir, row.file);
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(file, bytes);
    const former = this.#rows.get(keyOf(row));
    this.#rows.set(keyOf(row), row);
    await writeFileAtomic(join(this.#dir, MANIFEST_FILE), formatManifest([...this.#rows.values()]));
    if (former !== undefined && former.file !== row.file) await rm(join(this.#dir, former.file), { force: true });
  }
}

function rowOf(page: RawPage, fetchedFrom: string): ManifestRow {
  const { family, product, locale } = page.source;
  return {
    file: `${product}/${locale}/${page.sha256.slice(0, 16)}.${EXTENSIONS[page.format]}`,
    family,
    product,
    locale,
    format: page.format,
    url: page.url,
    recorded: page.recorded,
    sha256: page.sha256,
    bytes: page.bytes,
    ...(page.etag === undefined ? {} : { etag: page.etag }),
    ...(page.lastModified === undefined ? {} : { lastModified: page.lastModified }),
    requestedUrl: page.requestedUrl,
    fetchedFrom,
  };
}

function keyOf(row: ManifestRow): string {
  return `${row.product} ${row.locale}`;
}

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && ["ENOENT", "ENOTDIR", "EISDIR"].includes(String(error.code)))
      return null;
    throw error;
  }
}
