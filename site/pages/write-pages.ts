import { LOCALES, type Locale, compareCodes } from "../catalog/catalog.ts";
import { type PageContext, type SiteData, pageContext } from "../catalog/context.ts";
import { type Html, markup } from "../catalog/html.ts";
import { changesPage } from "./changes.ts";
import { codePage, whatToDoPage } from "./code.ts";
import { conflictsPage } from "./conflicts.ts";
import { commonList, familiesPage, familyCards } from "./families.ts";
import { familyPage } from "./family.ts";
import { filterPages } from "./filters.ts";
import type { SitePage } from "./site-page.ts";
import { statusPages } from "./status.ts";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

/** Hand-written pages. */
export const PAGE_SOURCES = fileURLToPath(new URL("../pages/", import.meta.url));

const API_SOURCES = fileURLToPath(new URL("../../docs/api/", import.meta.url));

/** Writes the input of VitePress to a folder: hand-written and generated pages. */
export function writePages(data: SiteData, folder: string, base: string): readonly WrittenPage[] {
  const written: WrittenPage[] = [];
  rmSync(folder, { recursive: true, force: true });
  for (const name of ["public", ...HAND_WRITTEN, "zh-CN", "index.md"]) {
    cpSync(join(PAGE_SOURCES, name), join(folder, name), { recursive: true });
  }
  for (const locale of LOCALES) {
    const context = pageContext(data, locale, base);
    const root = join(folder, localeFolder(locale));
    for (const page of generatedPages(context)) {
      writePage(root, page);
      written.push({ path: join(localeFolder(locale), page.path), locale, title: page.title, body: page.body });
    }
    writeApiPages(root, context);
    fillHome(join(root, "index.md"), context);
    const guides = [...HAND_WRITTEN.map((guide) => `${guide}/index.md`), ...apiFiles().map(([, path]) => path)];
    for (const path of ["index.md", ...guides]) {
      const markdown = readFileSync(join(root, path), "utf8");
      const title = /^# (.*?)(?: \{#.*)?$/mu.exec(markdown)?.[1] ?? path;
      written.push({ path: join(localeFolder(locale), path), locale, title, body: markdown });
    }
  }
  return written;
}

/** A page's source: markup of a generated page, Markdown of a hand-written page. */
export interface WrittenPage {
  /** Relative to the site's root: `zh-CN/spot/index.md`. */
  readonly path: string;
  readonly locale: Locale;
  readonly title: string;
  readonly body: Html | string;
}

export const HAND_WRITTEN = ["guide", "contributing"] as const;

/** All pages of one language made from the catalog. */
export function generatedPages(context: PageContext): readonly SitePage[] {
  const codes = [...context.index.byCode.keys()].toSorted(compareCodes);
  return [
    ...codes.map((code) => codePage(code, context)),
    ...statusPages(context),
    ...filterPages(context),
    ...context.index.catalog.families.map((family) => familyPage(family, context)),
    familiesPage(context),
    whatToDoPage(context),
    conflictsPage(context),
    changesPage(context),
  ];
}

export function localeFolder(locale: Locale): string {
  return locale === "en" ? "" : locale;
}

function writePage(root: string, { path, content }: Pick<SitePage, "path" | "content">): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Files of docs/api with their paths on the site. */
export function apiFiles(): readonly (readonly [file: string, path: string])[] {
  return readdirSync(API_SOURCES, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .toSorted()
    .map((file) => [
      join(API_SOURCES, file),
      `api/${file === "README.md" ? "index.md" : sitePath(file.replace(/\.md$/u, "/index.md"))}`,
    ]);
}

/** VitePress takes a folder named like a language for that language's pages. */
function sitePath(path: string): string {
  return path.replace("/zh-CN/", "/chinese/");
}

/** The API reference by TypeDoc, the same in both languages. */
function writeApiPages(root: string, { words }: PageContext): void {
  for (const [file, path] of apiFiles()) {
    const markdown = readFileSync(file, "utf8");
    const title = /^# (.*)$/mu.exec(markdown)?.[1] ?? path;
    const matter = {
      title: path === "api/index.md" ? title : `${title}: API`,
      description: words.apiOf(title),
      kind: "guide",
      outline: [2, 3],
      editLink: false,
    };
    // Its links lead to files; here each file is a folder.
    const linked = markdown.replace(
      /\]\(([^)\s#]*?)\.md(#[^)\s]*)?\)/gu,
      (_, target: string, anchor = "") => `](${apiLink(path, target)}${String(anchor)})`,
    );
    writePage(root, { path, content: `---\n${JSON.stringify(matter)}\n---\n\n::: v-pre\n\n${linked}\n:::\n` });
  }
}

/** The link between two pages of the reference, as a VitePress path. */
function apiLink(from: string, target: string): string {
  const file = from === "api/index.md" ? "api/README" : from.replace(/\/index\.md$/u, "");
  const to = sitePath(posix.join(posix.dirname(file), target).replace(/\/README$/u, ""));
  return `${posix.relative(posix.dirname(from), to) || "."}/index.md`;
}

/** The home page is hand-written except its two lists. */
function fillHome(file: string, context: PageContext): void {
  const lists: Readonly<Record<string, Html | undefined>> = {
    common: commonList(context, 12),
    families: familyCards(context),
  };
  let home = readFileSync(file, "utf8");
  for (const [name, list] of Object.entries(lists)) {
    const marker = `<!-- ${name} -->`;
    if (!home.includes(marker)) throw new Error(`${file} has no ${marker}`);
    const body = (list ?? markup``).markup.replace(/\s*\n\s*/gu, "\n");
    home = home.replace(marker, () => `<div v-pre class="reference">${body}</div>`);
  }
  writeFileSync(file, home);
}
