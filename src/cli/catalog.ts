import type { Catalog } from "../explain/catalog.ts";
import { existsSync, readFileSync } from "node:fs";

/** The package's folder is one to three levels above dist/ and src/cli/. */
const LEVELS = ["../", "../../", "../../../"];

/** The package's catalog. Reading it takes about as long as starting the command, so it is read only when needed. */
export function readCatalog(): Catalog {
  // Boundary where JSON comes in: generator/emit wrote it with these fields and checked it against its schema.
  return JSON.parse(readPackageFile("generated/catalog.json")) as Catalog;
}

export function readVersion(): string {
  // Boundary where JSON comes in: npm refuses a package.json without a version.
  return (JSON.parse(readPackageFile("package.json")) as { readonly version: string }).version;
}

function readPackageFile(path: string): string {
  for (const level of LEVELS) {
    const root = new URL(level, import.meta.url);
    if (existsSync(new URL("package.json", root))) return readFileSync(new URL(path, root), "utf8");
  }
  throw new Error(`The package of ${import.meta.url} has no package.json; install binance-errors anew.`);
}
