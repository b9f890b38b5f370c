import { type Catalog, LOCALES, type Locale, type PageContext, indexCatalog, pageContext } from "../catalog/catalog.ts";
import type { GuideSection } from "../search/search-index.ts";
import { changesPage } from "./changes.ts";
import { type SitePage, conflictsPage } from "./conflicts.ts";
import { familiesPage, familyCards, familyPage } from "./family.ts";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Hand-written pages. */
const PAGE_SOURCES = fileURLToPath(new URL("../pages/", import.meta.url));

/** Writes everything that VitePress builds the site from into a folder: hand-written pages and generated ones. */
export function writePages(catalog: Catalog, folder: string, base: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(PAGE_SOURCES, folder, { recursive: true });
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

const GUIDE_SOURCES = fileURLToPath(new URL("../pages/", import.meta.url));
const GUIDES = ["guide", "contributing"] as const;

interface Section {
  readonly anchor: string;
  readonly title: string;
  readonly text: string;
}

/** The sections of the hand-written guides, both languages paired by their anchors. */
export function guideSections(): readonly GuideSection[] {
  return GUIDES.flatMap((guide) => {
    const chinese = new Map(readSections(guide, "zh-CN").map((section) => [section.anchor, section]));
    return readSections(guide, "en").map(({ anchor, title, text }) => {
      const other = chinese.get(anchor);
      if (other === undefined) throw new Error(`The Chinese ${guide} has no section {#${anchor}}`);
      return {
        guide,
        title: { en: title, "zh-CN": other.title },
        text: { en: text, "zh-CN": other.text },
        path: `${guide}/#${anchor}`,
      };
    });
  });
}

function readSections(guide: string, locale: Locale): readonly Section[] {
  const file = join(GUIDE_SOURCES, locale === "en" ? "" : locale, guide, "index.md");
  return splitSections(readFileSync(file, "utf8"));
}

/** `## Title {#anchor}` and the prose below it, without code blocks. */
export function splitSections(markdown: string): readonly Section[] {
  const prose = markdown.replace(/^```[^\n]*\n[\s\S]*?^```$/gmu, "");
  return prose.split(/^## /mu).flatMap((section) => {
    const heading = /^([^\n]*?)\s*\{#([a-z0-9-]+)\}\n/u.exec(section);
    if (heading === null) return [];
    const [head, title = "", anchor = ""] = heading;
    return [{ title, anchor, text: section.slice(head.length).trim() }];
  });
}
