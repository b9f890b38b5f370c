import { type Family, inLocale, type MessageTable } from "../catalog.ts";
import { externalLink, type Html, markup, joinHtml } from "../html.ts";
import { entryAnchor } from "../index-catalog.ts";
import type { PageContext } from "../page-context.ts";
import { messageItem } from "./message.ts";
import { slug } from "./slug.ts";

/** The messages that several codes share. */
export function tableSection(table: MessageTable, family: Family, context: PageContext): Html {
  const { words, locale } = context;
  const codes = family.errors
    .filter(({ code }) => table.codes.includes(code))
    .map((entry) => markup`<a href="#${entryAnchor(family, entry)}">${entry.code}</a>`);
  const url = inLocale(table.docsUrl, locale);
  return markup`<section class="entry">
    <h3 id="${tableAnchor(table)}" tabindex="-1">${tableTitle(table, context)}
      <a class="header-anchor" href="#${tableAnchor(table)}" aria-label="${words.permalink(tableTitle(table, context))}"></a></h3>
    <p>${words.arrivesUnder}${words.colon}${joinHtml(codes, words.comma)}</p>
    <ul class="messages">${table.messages.map((message) => messageItem(message, null, context))}</ul>
    ${table.notes.map((note) => inLocale(note, locale)).map((note) => (note === undefined ? undefined : markup`<p>${note}</p>`))}
    ${url === undefined ? undefined : markup`<p class="provenance">${externalLink(url, words.officialPage)}</p>`}
  </section>`;
}

export function tableAnchor({ id }: MessageTable): string {
  return `table-${slug(id)}`;
}

export function tableTitle(table: MessageTable, { locale }: PageContext): string {
  return inLocale(table.title, locale) ?? table.id;
}
