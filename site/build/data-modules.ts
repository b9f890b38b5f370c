import { writeSearchIndex } from "../search/search-index.ts";
import { type Catalog, type Family, familyTitle, type Locale } from "./catalog.ts";
import { guideSections } from "./guide-sections.ts";
import { searchDocuments } from "./search-documents.ts";
import { textModules } from "./text-modules.ts";

interface Plugin {
  readonly name: string;
  readonly resolveId: (id: string) => string | undefined;
  readonly load: (id: string) => string | undefined;
}

/** Modules of the site's own scripts that are made from the catalog at build time: see theme/data-modules.d.ts. */
export function dataModules(catalog: Catalog): Plugin {
  const modules = new Map<string, () => string>([
    ...textModules(catalog),
    // A string to be parsed on first use is far cheaper for the browser than an object literal.
    ["virtual:search-index", () => exportDefault(writeSearchIndex(searchDocuments(catalog, guideSections())))],
    ["virtual:families", () => exportDefault(catalog.families.map(familyTitles))],
  ]);
  return {
    name: "binance-errors-data",
    resolveId: (id) => (modules.has(id) ? `\0${id}` : undefined),
    load: (id) => (id.startsWith("\0") ? modules.get(id.slice(1))?.() : undefined),
  };
}

function familyTitles(family: Family): { readonly id: string; readonly title: Readonly<Record<Locale, string>> } {
  return { id: family.id, title: { en: familyTitle(family, "en"), "zh-CN": familyTitle(family, "zh-CN") } };
}

function exportDefault(value: unknown): string {
  return `export default ${JSON.stringify(value)};`;
}
