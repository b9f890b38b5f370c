import { readFileSync } from "node:fs";
import { type Catalog, indexCatalog, readCatalog } from "../../site/catalog/catalog.ts";
import { commonErrors } from "../../site/catalog/common.ts";
import type { SiteData } from "../../site/catalog/context.ts";
import { HOSTILE_CATALOG } from "../emit/hostile-catalog.ts";

/** The catalog of this repository, as the site reads it. */
export function publishedCatalog(): Catalog {
  return readCatalog(readFileSync(new URL("../../generated/catalog.json", import.meta.url), "utf8"));
}

/** A catalog with only hostile texts, as the site reads it. */
export function hostileCatalog(): Catalog {
  return readCatalog(JSON.stringify(HOSTILE_CATALOG));
}

/** A catalog without other data. */
export function siteDataOf(catalog: Catalog): SiteData {
  return {
    index: indexCatalog(catalog),
    common: commonErrors([]),
    filters: new Map(),
    repository: "https://example.com/repository",
  };
}
