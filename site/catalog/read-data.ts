import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { indexCatalog, readCatalog } from "./catalog.ts";
import { commonErrors } from "./common.ts";
import type { SiteData } from "./context.ts";
import { readFilters } from "./filters.ts";

const ROOT = new URL("../../", import.meta.url);

/** Input of the site: the given catalog, and other data of the repository. */
export function readSiteData(catalogFile = fileURLToPath(new URL("generated/catalog.json", ROOT))): SiteData {
  const filters = new URL("generated/filters.json", ROOT);
  const index = indexCatalog(readCatalog(readFileSync(catalogFile, "utf8")));
  return {
    index,
    common: commonErrors(index.catalog.common ?? []),
    filters: existsSync(filters) ? readFilters(readFileSync(filters, "utf8")) : new Map(),
    repository: readRepository(readFileSync(new URL("package.json", ROOT), "utf8")),
  };
}

function readRepository(json: string): string {
  // Boundary where JSON comes in: npm refuses an invalid package.json.
  const { repository } = JSON.parse(json) as { readonly repository: { readonly url: string } };
  return repository.url.replace(/^git\+/u, "").replace(/\.git$/u, "");
}
