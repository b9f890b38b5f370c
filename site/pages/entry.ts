import {
  type ErrorEntry,
  type Family,
  type Message,
  type MessageTable,
  type PageContext,
  adviceOf,
  entryAnchor,
  entryAnchors,
  familyTitle,
  inLocale,
  isConflict,
  isRetired,
  meaningsOf,
} from "../catalog/catalog.ts";
import { type Html, externalLink, joinHtml, markup } from "../catalog/html.ts";

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

/** One message with its parameters and what is known of it; its advice where that differs from the entry's. */
export function messageItem(message: Message, entryAdvice: string | null, context: PageContext): Html {
  const { words, locale } = context;
  const explanation = inLocale(message.explanation, locale);
  return markup`<li class="message"><code class="message-text" lang="en">${templateText(message)}</code>
    ${badge(message, context)}
    ${locale === "en" ? undefined : paragraph(message.translation)}
    ${paragraph(explanation)}
    ${message.parameters.length === 0 ? undefined : parameterList(message, context)}
    ${message.products === undefined ? undefined : markup`<p class="quiet">${words.onlyIn}${words.colon}${message.products.join(words.comma)}</p>`}
    ${message.advice === undefined || message.advice === entryAdvice ? undefined : adviceBox(message.advice, context)}
  </li>`;
}

/** The text with its placeholders marked. */
function templateText({ segments, parameters }: Message): readonly Html[] {
  return segments.map((segment) => {
    if (typeof segment === "string") return markup`${segment}`;
    const parameter = parameters[segment];
    if (parameter === undefined) throw new Error(`The template has no parameter ${String(segment)}`);
    return markup`<var title="${parameter.name}">${parameter.placeholder}</var>`;
  });
}

function parameterList({ parameters }: Message, { words }: PageContext): Html {
  const items = parameters.map(({ name, type }) => markup`<code>${name}</code> ${words.type[type]}`);
  return markup`<p class="parameters">${words.parameters}${words.colon}${joinHtml(items, words.comma)}</p>`;
}

function badge(message: Message, { words }: PageContext): Html | undefined {
  if (isRetired(message)) return markup`<span class="badge retired">${words.retired(message.retired)}</span>`;
  return message.origin === "observed" ? markup`<span class="badge observed">${words.observed}</span>` : undefined;
}

function paragraph(text: string | undefined): Html | undefined {
  return text === undefined || text.trim() === "" ? undefined : markup`<p>${text}</p>`;
}

/** What to do, and the three axes in words. */
export function adviceBox(id: string, { index, words }: PageContext): Html {
  const { execution, retry, scope, text, readOnly } = adviceOf(index, id);
  const reading =
    readOnly === undefined
      ? undefined
      : markup`<p class="advice-reading"><b>${words.readOnlyAdvice}${words.colon}</b>${readOnly.text[words.locale]}
          <span class="quiet">(${words.retryLabel}${words.colon}${words.retry[readOnly.retry]})</span></p>`;
  return markup`<div class="advice execution-${execution}">
    <p><b>${words.advice}${words.colon}</b>${text[words.locale]}</p>
    <dl class="axes">
      ${axis(words.executionLabel, words.execution[execution], `axis-${execution}`)}
      ${axis(words.retryLabel, words.retry[retry], `axis-${retry}`)}
      ${axis(words.scopeLabel, words.scope[scope], `axis-${scope}`)}
    </dl>${reading}</div>`;
}

function axis(label: string, value: string, className: string): Html {
  return markup`<div class="${className}"><dt>${label}</dt><dd>${value}</dd></div>`;
}

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

/**
 * What a heading calls the error, where that says more than its official name does: the Chinese name, or a
 * sentence. Undefined for `-1021 INVALID_TIMESTAMP` and for `-1008 Request Throttled`.
 */
export function publishedName(
  title: string | undefined,
  { code, name }: { readonly code: number; readonly name: string },
): string | undefined {
  if (title === undefined) return undefined;
  const trimmed = title.trim();
  const rest = trimmed.startsWith(String(code)) ? trimmed.slice(String(code).length).trim() : trimmed;
  return letters(rest) === letters(name) || letters(rest) === "" ? undefined : rest;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** `10xx-general-server-or-network-issues`: what of a title can stand in an anchor. */
export function slug(title: string): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/gu);
  return words === null ? "untitled" : words.join("-").slice(0, 60);
}
