import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { RawPage } from "../../generator/raw-page.ts";
import { MANIFEST_FILE, type ManifestRow, formatManifest, parseManifest } from "../recorded/manifest-row.ts";
import { errorCode, writeError } from "../write/write-error.ts";
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
  readonly #keepPages: boolean;
  #writing: Promise<void> = Promise.resolve();

  private constructor(dir: string, rows: Map<string, ManifestRow>, keepPages: boolean) {
    this.#dir = dir;
    this.#rows = rows;
    this.#keepPages = keepPages;
  }

  /**
   * A cache that is missing or damaged is an empty one: it only saves requests. Whoever opens it to keep pages must
   * be the only one to do so; what a killed run left there is removed.
   */
  static async open(dir: string, { keepPages }: { readonly keepPages: boolean }): Promise<PageCache> {
    const text = await readOrNull(join(dir, MANIFEST_FILE));
    const { rows } = parseManifest(text?.toString("utf8") ?? "");
    if (keepPages) await sweep(dir, [MANIFEST_FILE, ...rows.map(({ row }) => row.file)]);
    return new PageCache(dir, new Map(rows.map(({ row }) => [keyOf(row), row])), keepPages);
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
    if (!this.#keepPages) return;
    const row = rowOf(page, fetchedFrom);
    this.#writing = this.#writing.then(() => this.#swapIn(row, bytes));
    try {
      await this.#writing;
    } catch (error) {
      throw writeError(this.#dir, error);
    }
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

/** Removes files that the manifest does not name: pages, and halves of pages, of runs that were killed. */
async function sweep(dir: string, known: readonly string[]): Promise<void> {
  const keep = new Set(known.map((file) => join(dir, file)));
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return [];
    throw writeError(dir, error);
  });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(files.filter((file) => !keep.has(file)).map((file) => rm(file, { force: true })));
}

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes(errorCode(error) ?? "")) return null;
    throw error;
  }
}
