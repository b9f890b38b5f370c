import { writeSearchIndex } from "../search/search-index.ts";
import { type Catalog, familyTitle } from "./catalog.ts";
import { guideSections } from "./guide-sections.ts";
import { searchDocuments } from "./search-documents.ts";

interface Plugin {
  readonly name: string;
  readonly resolveId: (id: string) => string | undefined;
  readonly load: (id: string) => string | undefined;
}

/** Modules of the site's own scripts that are made from the catalog at build time: see theme/data-modules.d.ts. */
export function dataModules(catalog: Catalog): Plugin {
  const modules: Readonly<Record<string, () => string>> = {
    // A string to be parsed on first use is far cheaper for the browser than an object literal.
    "virtual:search-index": () => exportDefault(writeSearchIndex(searchDocuments(catalog, guideSections()))),
    "virtual:families": () =>
      exportDefault(
        catalog.families.map((family) => ({
          id: family.id,
          basePath: family.basePath,
          title: { en: familyTitle(family, "en"), "zh-CN": familyTitle(family, "zh-CN") },
        })),
      ),
  };
  return {
    name: "binance-errors-data",
    resolveId: (id) => (id in modules ? `\0${id}` : undefined),
    load: (id) => (id.startsWith("\0") ? modules[id.slice(1)]?.() : undefined),
  };
}

function exportDefault(value: unknown): string {
  return `export default ${JSON.stringify(value)};`;
}
