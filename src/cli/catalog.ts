import type { Catalog } from "../explain/catalog.ts";
import { existsSync, readFileSync } from "node:fs";

/** From dist/ and from src/cli/ the package's folder is one to three levels up. */
const LEVELS = ["../", "../../", "../../../"];

/** The package's catalog, about as much to read as the command takes to start; only read where it is needed. */
export function readCatalog(): Catalog {
  // A boundary at which JSON comes in: generator/emit wrote it in this shape and checked it against its schema.
  return JSON.parse(readPackageFile("generated/catalog.json")) as Catalog;
}

export function readVersion(): string {
  // A boundary at which JSON comes in: npm refuses a package.json without a version.
  return (JSON.parse(readPackageFile("package.json")) as { readonly version: string }).version;
}

function readPackageFile(path: string): string {
  for (const level of LEVELS) {
    const root = new URL(level, import.meta.url);
    if (existsSync(new URL("package.json", root))) return readFileSync(new URL(path, root), "utf8");
  }
  throw new Error(`The package of ${import.meta.url} has no package.json; install binance-errors anew.`);
}
