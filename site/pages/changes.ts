import { sinceDay } from "../../src/words/since.ts";
import {
  type CatalogIndex,
  type ErrorEntry,
  type Family,
  type Message,
  familyTitle,
  inLocale,
} from "../catalog/catalog.ts";
import type { PageContext } from "../catalog/context.ts";
import { type Html, externalLink, markup } from "../catalog/html.ts";
import { growthPicture } from "../pictures/growth.ts";
import { type SitePage, heading, scrollTable, sitePage } from "./site-page.ts";

/** A family's first day with at least this many codes is its first list. */
const FIRST_LIST = 20;

export function changesPage(context: PageContext): SitePage {
  const { title, lead } = context.words.changes;
  const events = changeEvents(context.index);
  const dates = [...new Set(events.map(({ date }) => date))];
  const body = markup`${heading(1, "top", title)}<p>${lead}</p>
    ${growthPicture(context)}
    ${dates.map((date) => daySection(date, events, context))}
    ${lastChanges(context)}`;
  return sitePage({ path: "changes/index.md", title, description: lead, kind: "list", body });
}

function daySection(date: string, events: readonly ChangeEvent[], context: PageContext): Html {
  const today = events.filter((event) => event.date === date);
  const families = [...new Set(today.map(({ family }) => family))];
  return markup`<h2 id="d${date}" tabindex="-1"><time datetime="${date}">${date}</time></h2>
    ${families.map((family) => familyChanges(family, date, events, context))}`;
}

function familyChanges(family: Family, date: string, events: readonly ChangeEvent[], context: PageContext): Html {
  const today = events.filter((event) => event.date === date && event.family === family);
  const added = today.filter(({ kind }) => kind === "added");
  const isFirstList = added.length >= FIRST_LIST && firstRecord(events, family) === date;
  const items = isFirstList ? today.filter(({ kind }) => kind !== "added") : today;
  return markup`<div class="day"><p><b><a href="${context.links.page(`${family.id}/`)}">${familyTitle(family, context.locale)}</a></b></p>
    ${isFirstList ? markup`<p>${context.words.changes.firstList(added.length)}</p>` : undefined}
    ${items.length === 0 ? undefined : markup`<ul class="change-list">${items.map((event) => changeItem(event, context))}</ul>`}</div>`;
}

function changeItem({ kind, family, entry, message }: ChangeEvent, { words, links }: PageContext): Html {
  const label = {
    added: words.changes.added,
    retired: words.changes.retired,
    "message-retired": words.changes.messageRetired,
  }[kind];
  const text = message === undefined ? undefined : markup`<br><code class="message-text">${message.text}</code>`;
  return markup`<li><span class="badge change-${kind}">${label}</span> <a href="${links.code(entry.code, family.id)}">${entry.code} ${entry.name}</a>${text}</li>`;
}

/** Day on which each of Binance's pages was last seen to change. */
function lastChanges({ index, words, locale }: PageContext): Html {
  const { pagesHeading, page, lastChange } = words.changes;
  const rows = index.catalog.families.flatMap((family) =>
    family.pages.map(
      ({ url, product, changed, locale: language }) =>
        markup`<tr><td>${inLocale(family.title, locale)}${words.colon}${externalLink(url, product)} <span class="quiet" lang="${language}">${language === "en" ? "English" : "中文"}</span></td><td><time datetime="${changed}">${changed}</time></td></tr>`,
    ),
  );
  const heads = [page, lastChange].map((head) => markup`<th scope="col">${head}</th>`);
  return markup`${heading(2, "pages", pagesHeading)}
    ${scrollTable(pagesHeading, "pages", markup`<tr>${heads}</tr>`, [markup`<tbody>${rows}</tbody>`])}`;
}

export interface ChangeEvent {
  readonly kind: "added" | "retired" | "message-retired";
  readonly date: string;
  readonly family: Family;
  readonly entry: ErrorEntry;
  readonly message?: Message;
}

/** Changes from the catalog's dates, newest first; within a day in the catalog's order. */
export function changeEvents({ catalog }: CatalogIndex): readonly ChangeEvent[] {
  return catalog.families
    .flatMap((family) => family.errors.flatMap((entry) => entryEvents(family, entry)))
    .toSorted((left, right) => (left.date < right.date ? 1 : left.date > right.date ? -1 : 0));
}

function entryEvents(family: Family, entry: ErrorEntry): readonly ChangeEvent[] {
  const { retired } = entry;
  const since = sinceDay(entry.since);
  return [
    ...(since === undefined ? [] : [{ kind: "added" as const, date: since, family, entry }]),
    ...(retired === undefined ? [] : [{ kind: "retired" as const, date: retired, family, entry }]),
    ...entry.messages.flatMap((message) =>
      // Messages of a removed code are not listed separately.
      message.retired === undefined || message.retired === retired
        ? []
        : [{ kind: "message-retired" as const, date: message.retired, family, entry, message }],
    ),
  ];
}

/** Start of a family's recorded history: its codes are the first list, not news. */
export function firstRecord(events: readonly ChangeEvent[], family: Family): string | undefined {
  return events.findLast((event) => event.family.id === family.id && event.kind === "added")?.date;
}
