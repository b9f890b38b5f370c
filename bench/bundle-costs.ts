import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/**
 * Costs of importing the package: gzipped size after bundling, and import time in a fresh process, minus the import of
 * an empty module. Neither reads a table. The package's own files are measured after `npm run build`.
 */
const ROOT = join(import.meta.dirname, "..");
const PROCESSES = 12;
const SOURCES = {
  oneFamily: 'export { parseError } from "./generated/entry/spot.ts";',
  oneFamilyTable: 'export { table } from "./generated/tables/spot.ts";',
  allFamilies: 'export { parseError } from "./src/index.ts";',
} as const;

const BUILT = { oneFamilyPackage: "dist/spot.js", allFamiliesPackage: "dist/index.js" } as const;

export async function bundleCosts(): Promise<Readonly<Record<string, number>>> {
  const folder = mkdtempSync(join(tmpdir(), "binance-errors-bench-"));
  try {
    const empty = write(folder, "empty", new Uint8Array());
    const costs: Record<string, number> = {};
    for (const [name, source] of Object.entries(SOURCES)) {
      const contents = await bundle(source);
      costs[`${name}GzipKb`] = gzipSync(contents, { level: 9 }).length / 1000;
      costs[`${name}ImportMs`] = Math.max(0, netImportMs(write(folder, name, contents), empty));
    }
    for (const [name, file] of Object.entries(BUILT)) {
      const path = join(ROOT, file);
      if (existsSync(path)) costs[`${name}ImportMs`] = Math.max(0, netImportMs(pathToFileURL(path).href, empty));
    }
    return costs;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundle(contents: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("esbuild gave no file");
  return file.contents;
}

function write(folder: string, name: string, contents: Uint8Array): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, contents);
  return pathToFileURL(path).href;
}

/** In turns, so that a busy moment of the machine affects both; the median of each. */
function netImportMs(module: string, empty: string): number {
  const times = Array.from({ length: PROCESSES }, () => [importMs(module), importMs(empty)] as const);
  return median(times.map(([one]) => one)) - median(times.map(([, none]) => none));
}

/** A module is imported first, so that the loader's start does not count. */
function importMs(module: string): number {
  const code = `await import("data:text/javascript,"); const start = performance.now();
await import(${JSON.stringify(module)}); console.log(performance.now() - start);`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", code], { encoding: "utf8" });
  return Number(stdout);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((left, right) => left - right)[numbers.length >> 1] ?? Number.NaN;
}
