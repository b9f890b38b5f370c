import { readFileSync } from "node:fs";
import { type Catalog, readCatalog } from "../../site/catalog/catalog.ts";
import { HOSTILE_CATALOG } from "../emit/hostile-catalog.ts";

/** The catalog of this repository, as the site reads it. */
export function publishedCatalog(): Catalog {
  return readCatalog(readFileSync(new URL("../../generated/catalog.json", import.meta.url), "utf8"));
}

/** The catalog whose every text is an attack, as the site reads it. */
export function hostileCatalog(): Catalog {
  return readCatalog(JSON.stringify(HOSTILE_CATALOG));
}
