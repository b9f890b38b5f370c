import { type ErrorEntry, type Family, adviceOf, compareCodes, isRetired } from "../catalog/catalog.ts";
import type { PageContext } from "../catalog/context.ts";
import { type Html, externalLink, joinHtml, markup } from "../catalog/html.ts";
import { familyName, publishedName, slug } from "./entry.ts";
import { entryAnchors, familyAnchor, usualMessage, withoutPlaceholders } from "./meanings.ts";
import { pageFooter } from "./page-parts.ts";
import { type SitePage, heading, scrollTable, sitePage } from "./site-page.ts";

interface Section {
  readonly anchor: string;
  readonly title: string | null;
  readonly errors: readonly ErrorEntry[];
}

/** All codes of one family in a table: code, name, usual message, what to do. */
export function familyPage(family: Family, context: PageContext): SitePage {
  const { words } = context;
  const title = words.familyHeading(familyName(family, context));
  const retired = family.errors.filter(isRetired).length;
  const lead = words.familyLead(family.errors.length, retired);
  const heads = [words.code, words.name, words.usualMessage, words.advice].map(
    (head) => markup`<th scope="col">${head}</th>`,
  );
  const sections = sectionsOf(family);
  const bodies = sections.map(
    (section) =>
      markup`<tbody>${sectionHead(section, sections.length, context)}${section.errors.map((entry) => entryRow(entry, family, context))}</tbody>`,
  );
  const changed = family.pages
    .map((page) => page.changed)
    .toSorted()
    .at(-1);
  const body = markup`${heading(1, "top", title)}
    <p>${lead} ${words.basePath}${words.colon}<code>${family.basePath}</code></p>
    ${pageList(family, context)}
    <div class="filter-slot"></div>
    ${scrollTable(title, "family-table", markup`<tr>${heads}</tr>`, bodies)}
    ${sharedMessages(family, context)}
    ${pageFooter({ changed, subject: title }, context)}`;
  return sitePage({ path: `${family.id}/index.md`, title, description: lead, kind: "family", body, changed });
}

/**
 * The page's own sections, each with its codes, in the order of their first codes. Codes without a section come last.
 */
function sectionsOf(family: Family): readonly Section[] {
  const groups = new Map<string | null, ErrorEntry[]>();
  for (const entry of family.errors) {
    const key = entry.section === null || entry.section.trim() === "" ? null : entry.section;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  const taken = new Set<string>();
  return [...groups]
    .toSorted(([left], [right]) => Number(left === null) - Number(right === null))
    .map(([title, errors]) => ({
      anchor: uniqueAnchor(title ?? "other", taken),
      title,
      errors: errors.toSorted((left, right) => compareCodes(left.code, right.code)),
    }));
}

function uniqueAnchor(title: string, taken: Set<string>): string {
  const base = `section-${slug(title)}`;
  let anchor = base;
  for (let copy = 2; taken.has(anchor); copy += 1) anchor = `${base}-${String(copy)}`;
  taken.add(anchor);
  return anchor;
}

function sectionHead({ anchor, title }: Section, count: number, { words }: PageContext): Html | undefined {
  if (count === 1 && title === null) return undefined;
  return markup`<tr class="section-head" id="${anchor}"><th scope="rowgroup" colspan="4">${title ?? words.otherCodes}</th></tr>`;
}

/** The row keeps the entry's old anchors, so that old links work. */
function entryRow(entry: ErrorEntry, family: Family, context: PageContext): Html {
  const { words, links, index, common, locale } = context;
  const { code, name, advice } = entry;
  const meanings = index.byCode.get(code) ?? [];
  const meaning = meanings.find((each) => each.entry === entry);
  const anchor = meaning === undefined ? family.id : familyAnchor(meaning, meanings);
  const anchors = entryAnchors(family, entry);
  const { execution, retry } = adviceOf(index, advice);
  const usual = usualMessage(family, entry, common);
  const called = locale === "en" ? undefined : publishedName(entry.title[locale], entry);
  return markup`<tr id="${anchors[0] ?? ""}" class="${isRetired(entry) ? "retired" : ""}">
    <td>${anchors.slice(1).map((id) => markup`<a id="${id}"></a>`)}<a href="${links.code(code, anchor)}">${code}</a></td>
    <td><code>${breakable(name)}</code>${called === undefined ? undefined : markup`<span class="called">${called}</span>`}</td>
    <td lang="en">${usual === undefined ? undefined : withoutPlaceholders(usual)}</td>
    <td class="axis-${execution} axis-${retry}">${words.shortAdvice(execution, retry)}</td></tr>`;
}

/** A name that may break after its underscores. */
function breakable(name: string): Html {
  return markup`${name.split(/(?<=_)/u).map((part, index) => (index === 0 ? part : markup`<wbr>${part}`))}`;
}

/** Tables of messages shared by several codes, with these codes. */
function sharedMessages(family: Family, context: PageContext): Html | undefined {
  const { words, links, locale } = context;
  if (family.tables.length === 0) return undefined;
  const items = family.tables.map((table) => {
    const codes = table.codes
      .filter((code) => context.index.byCode.has(code))
      .map((code) => markup`<a href="${links.code(code, family.id)}">${code}</a>`);
    const title = table.title[locale] ?? table.title.en ?? table.id;
    return markup`<li id="table-${slug(table.id)}">${title}${words.colon}${joinHtml(codes, words.comma)}</li>`;
  });
  return markup`${heading(2, "shared-messages", words.sharedMessages)}<ul>${items}</ul>`;
}

function pageList(family: Family, { words, locale }: PageContext): Html | undefined {
  const own = family.pages.filter((page) => page.locale === locale);
  const pages = own.length === 0 ? family.pages : own;
  if (pages.length === 0) return undefined;
  const items = pages.map(({ url, product }) => externalLink(url, product));
  return markup`<div class="origin">${words.binancePages}${words.colon}${joinHtml(items, words.comma)}</div>`;
}
