import {
  type ErrorEntry,
  type Family,
  type PageContext,
  entryAnchor,
  familyTitle,
  isRetired,
} from "../catalog/catalog.ts";
import { type Html, externalLink, markup } from "../catalog/html.ts";
import { matrixPicture, shares, sizesPicture } from "../pictures/pictures.ts";
import { type SitePage, sitePage } from "./conflicts.ts";
import { entrySection, slug, tableSection } from "./entry.ts";

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

/** The families at a glance, with the pictures and their figures. */
export function familiesPage(context: PageContext): SitePage {
  const { title, lead } = context.words.families;
  const body = markup`<h1 id="top" tabindex="-1">${title}</h1><p>${lead}</p>
    ${familyCards(context)}${sizesPicture(context)}${matrixPicture(context)}${figures(context)}`;
  return sitePage({ path: "families/index.md", title, description: lead, body });
}

/** A link to every family, for this page and the home page. */
export function familyCards({ index, words, links, locale }: PageContext): Html {
  const items = index.catalog.families.map(
    (family) => markup`<li><a href="${links.page(`${family.id}/`)}"><b>${familyTitle(family, locale)}</b>
      <span><code>${family.basePath}</code> ${words.families.codeCount(family.errors.length)}</span></a></li>`,
  );
  return markup`<ul class="cards">${items}</ul>`;
}

function figures({ index, words, locale }: PageContext): Html {
  const { family, codes, own, shared, conflicting, figures: title } = words.families;
  const rows = shares(index.catalog).map(
    (row) =>
      markup`<tr><th scope="row">${familyTitle(row.family, locale)}</th>${[row.total, row.own, row.shared, row.conflicting].map((count) => markup`<td>${count}</td>`)}</tr>`,
  );
  const heads = [family, codes, own, shared, conflicting].map((head) => markup`<th scope="col">${head}</th>`);
  return markup`<h2 id="figures" tabindex="-1">${title}</h2>
    <div class="table-scroll" tabindex="0" role="region" aria-label="${title}"><table class="figures"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
