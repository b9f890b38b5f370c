import { type ErrorEntry, type Family, familyTitle, inLocale, isRetired, type MessageTable } from "../catalog.ts";
import { externalLink, type Html, markup, joinHtml } from "../html.ts";
import { entryAnchor, entryAnchors, isConflict, meaningsOf } from "../index-catalog.ts";
import type { PageContext } from "../page-context.ts";
import { adviceBox } from "./advice.ts";
import { messageItem } from "./message.ts";
import { publishedName } from "./published-name.ts";
import { tableAnchor, tableTitle } from "./table.ts";

/** One code: heading with its anchor, messages, explanation, advice, provenance. */
export function entrySection(entry: ErrorEntry, family: Family, context: PageContext): Html {
  const anchor = entryAnchor(family, entry);
  const called = publishedName(entry.title[context.locale], entry);
  const name = `${String(entry.code)} ${entry.name}`;
  return markup`<section class="entry">
    ${entryAnchors(family, entry)
      .slice(0, -1)
      .map((id) => markup`<a id="${id}"></a>`)}
    <h3 id="${anchor}" tabindex="-1"><span class="code">${entry.code}</span> <span class="name">${entry.name}</span>
      <a class="header-anchor" href="#${anchor}" aria-label="${context.words.permalink(name)}"></a></h3>
    ${called === undefined ? undefined : markup`<p class="called">${called}</p>`}
    ${badges(entry, family, context)}
    ${entry.messages.length === 0 ? undefined : markup`<ul class="messages">${entry.messages.map((message) => messageItem(message, entry.advice, context))}</ul>`}
    ${family.tables.filter(({ id }) => entry.tables.includes(id)).map((table) => tableLink(table, context))}
    ${entry.notes.map((note) => inLocale(note, context.locale)).map((note) => (note === undefined ? undefined : markup`<p>${note}</p>`))}
    ${adviceBox(entry.advice, context)}
    ${provenance(entry, family, context)}
  </section>`;
}

function badges(entry: ErrorEntry, family: Family, { words }: PageContext): Html | undefined {
  const all = new Set(family.errors.flatMap(({ products }) => products));
  const items = [
    ...(isRetired(entry) ? [markup`<span class="badge retired">${words.retired(entry.retired)}</span>`] : []),
    ...(entry.origin === "observed" ? [markup`<span class="badge observed">${words.observed}</span>`] : []),
    ...(entry.since === undefined ? [] : [markup`<span class="badge">${words.since(entry.since)}</span>`]),
    ...(entry.products.length < all.size
      ? entry.products.map((id) => markup`<span class="badge product">${id}</span>`)
      : []),
  ];
  return items.length === 0 ? undefined : markup`<p class="badges">${joinHtml(items, " ")}</p>`;
}

function tableLink(table: MessageTable, context: PageContext): Html {
  return markup`<p>${context.words.alsoMessagesOf} <a href="#${tableAnchor(table)}">${tableTitle(table, context)}</a></p>`;
}

function provenance(entry: ErrorEntry, family: Family, context: PageContext): Html | undefined {
  const { words, locale } = context;
  const url = inLocale(entry.docsUrl, locale);
  const facts = [
    ...(url === undefined ? [] : [externalLink(url, words.officialPage)]),
    ...elsewhere(entry, family, context),
  ];
  return facts.length === 0 ? undefined : markup`<p class="provenance">${joinHtml(facts, " · ")}</p>`;
}

/** Links to what the same code means in the other families, where they disagree. */
function elsewhere(entry: ErrorEntry, family: Family, { index, words, links, locale }: PageContext): readonly Html[] {
  const meanings = meaningsOf(index, entry.code);
  if (!isConflict(meanings)) return [];
  const others = meanings.filter((other) => other.family.id !== family.id && other.entry.name !== entry.name);
  if (others.length === 0) return [];
  const items = others.map(
    (other) => markup`<a href="${links.entry(other.family, other.entry)}">${familyTitle(other.family, locale)}</a>`,
  );
  return [markup`${words.elsewhere}${words.colon}${joinHtml(items, words.comma)}`];
}
