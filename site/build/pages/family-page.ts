import { type ErrorEntry, type Family, familyTitle, isRetired } from "../catalog.ts";
import { externalLink, type Html, markup } from "../html.ts";
import { entryAnchor } from "../index-catalog.ts";
import type { PageContext } from "../page-context.ts";
import { entrySection } from "./entry.ts";
import { type SitePage, sitePage } from "./site-page.ts";
import { slug } from "./slug.ts";
import { tableSection } from "./table.ts";

interface Section {
  readonly anchor: string;
  readonly title: string;
  readonly errors: readonly ErrorEntry[];
}

/** Every code of one family. */
export function familyPage(family: Family, context: PageContext): SitePage {
  const { words, locale } = context;
  const title = words.familyHeading(familyTitle(family, locale));
  const retired = family.errors.filter(isRetired).length;
  const sections = sectionsOf(family, context);
  const body = markup`<h1 id="top" tabindex="-1">${title}</h1>
    <p>${words.familyLead(family.errors.length, retired)} ${words.basePath}${words.colon}<code>${family.basePath}</code></p>
    ${pageList(family, context)}
    <nav class="contents" aria-label="${words.contents}">${sections.map(({ errors, ...section }) => markup`<p><a class="contents-section" href="#${section.anchor}">${section.title}</a></p><ul>${errors.map((entry) => contentsItem(entry, family))}</ul>`)}</nav>
    ${sections.map((section) => markup`${heading(section)}${section.errors.map((entry) => entrySection(entry, family, context))}`)}
    ${sharedMessages(family, context)}`;
  return sitePage({
    path: `${family.id}/index.md`,
    title,
    description: words.familyLead(family.errors.length, retired),
    body,
  });
}

/** The page's own sections, each with its codes, in the order of their first codes. What has none comes last. */
function sectionsOf(family: Family, { words }: PageContext): readonly Section[] {
  const groups = new Map<string | null, ErrorEntry[]>();
  for (const entry of family.errors) {
    const group = groups.get(entry.section);
    if (group === undefined) groups.set(entry.section, [entry]);
    else group.push(entry);
  }
  const taken = new Set<string>();
  return [...groups]
    .toSorted(([left], [right]) => Number(left === null) - Number(right === null))
    .map(([section, errors]) => {
      const title = section === null || section.trim() === "" ? words.otherCodes : section;
      return { anchor: uniqueAnchor(section ?? "other", taken), title, errors };
    });
}

function uniqueAnchor(title: string, taken: Set<string>): string {
  const base = `section-${slug(title)}`;
  let anchor = base;
  for (let copy = 2; taken.has(anchor); copy += 1) anchor = `${base}-${String(copy)}`;
  taken.add(anchor);
  return anchor;
}

function heading({ anchor, title }: { readonly anchor: string; readonly title: string }): Html {
  return markup`<h2 id="${anchor}" tabindex="-1">${title}</h2>`;
}

function contentsItem(entry: ErrorEntry, family: Family): Html {
  const className = isRetired(entry) ? "retired" : "";
  return markup`<li><a href="#${entryAnchor(family, entry)}" title="${entry.name}" class="${className}">${entry.code}</a></li>`;
}

function sharedMessages(family: Family, context: PageContext): Html | undefined {
  if (family.tables.length === 0) return undefined;
  return markup`${heading({ anchor: "shared-messages", title: context.words.sharedMessages })}
    ${family.tables.map((table) => tableSection(table, family, context))}`;
}

function pageList(family: Family, { words, locale }: PageContext): Html | undefined {
  const own = family.pages.filter((page) => page.locale === locale);
  const pages = own.length === 0 ? family.pages : own;
  if (pages.length === 0) return undefined;
  const items = pages.map(({ url, product }) => markup`<li>${externalLink(url, product)}</li>`);
  return markup`<div class="sources"><p>${words.binancePages}${words.colon}</p><ul>${items}</ul></div>`;
}
