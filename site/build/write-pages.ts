import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Catalog, LOCALES, type Locale } from "./catalog.ts";
import { indexCatalog } from "./index-catalog.ts";
import { pageContext, type PageContext } from "./page-context.ts";
import { changesPage } from "./pages/changes-page.ts";
import { conflictsPage } from "./pages/conflicts-page.ts";
import { familiesPage, familyCards } from "./pages/families-page.ts";
import { familyPage } from "./pages/family-page.ts";
import type { SitePage } from "./pages/site-page.ts";

/** Hand-written pages. */
const PAGES = fileURLToPath(new URL("../pages/", import.meta.url));

/** Writes everything that VitePress builds the site from into a folder: hand-written pages and generated ones. */
export function writePages(catalog: Catalog, folder: string, base: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(PAGES, folder, { recursive: true });
  const index = indexCatalog(catalog);
  for (const locale of LOCALES) {
    const context = pageContext(index, locale, base);
    const root = join(folder, localeFolder(locale));
    for (const page of generatedPages(context)) writePage(root, page);
    fillHome(join(root, "index.md"), context);
  }
}

/** Every page of one language that is made from the catalog. */
export function generatedPages(context: PageContext): readonly SitePage[] {
  return [
    ...context.index.catalog.families.map((family) => familyPage(family, context)),
    familiesPage(context),
    conflictsPage(context),
    changesPage(context),
  ];
}

function localeFolder(locale: Locale): string {
  return locale === "en" ? "" : locale;
}

function writePage(root: string, { path, content }: SitePage): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** The home page is written by hand but for the list of families. */
function fillHome(file: string, context: PageContext): void {
  const marker = "<!-- families -->";
  const home = readFileSync(file, "utf8");
  if (!home.includes(marker)) throw new Error(`${file} has no ${marker}`);
  const cards = familyCards(context).markup.replace(/\s*\n\s*/gu, "\n");
  writeFileSync(
    file,
    home.replace(marker, () => `<div v-pre class="reference">${cards}</div>`),
  );
}
