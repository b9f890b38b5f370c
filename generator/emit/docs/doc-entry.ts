import type { ErrorEntry, MessageTable, PartialLocalized } from "../../model.ts";
import { escapeMarkdown } from "../escape/escape-markdown.ts";
import { publishedName } from "../published-name.ts";
import { escapeUrl } from "../escape/escape-url.ts";
import { anchorSlug } from "./anchor-slug.ts";
import { adviceLines } from "./doc-advice.ts";
import { type DocContext, errorAnchor, errorAnchors, inLocale } from "./doc-context.ts";
import { messageItem, messageRows } from "./doc-message.ts";

/** One code of the document: heading with its anchor, messages, explanation, advice, provenance. */
export function entryLines(entry: ErrorEntry, context: DocContext): readonly string[] {
  const { words, family } = context;
  const tables = family.tables.filter(({ id }) => entry.tables.includes(id));
  return paragraphs([
    [
      errorAnchors(context, entry)
        .map((id) => `<a id="${id}"></a>`)
        .join(""),
    ],
    [`### ${String(entry.code)} ${escapeMarkdown(entry.name)}`],
    calledLines(entry, context),
    statusLines(entry, context),
    entry.messages.flatMap((message) => messageItem(message, entry.advice, context)),
    tables.map((table) => words.alsoMessagesOf(tableLink(table, context))),
    ...noteParagraphs(entry.notes, context),
    [`> ${adviceLines(entry.advice, context).join("\\\n> ")}`],
    provenance(entry, context),
  ]);
}

/** A table of messages that several codes share. */
export function tableLines(table: MessageTable, context: DocContext): readonly string[] {
  const { words, family } = context;
  const entries = family.errors.filter(({ code }) => table.codes.includes(code));
  const codes = entries.map((entry) => `[${String(entry.code)}](#${errorAnchor(context, entry)})`);
  return paragraphs([
    [`<a id="${tableAnchor(table)}"></a>`],
    [`### ${tableTitle(table, context)}`],
    codes.length === 0 ? [] : [words.arrivesUnder + words.colon + codes.join(words.comma)],
    messageRows(table.messages, context),
    ...noteParagraphs(table.notes, context),
    pageLink(table.docsUrl, context),
  ]);
}

function tableLink(table: MessageTable, context: DocContext): string {
  return `[${tableTitle(table, context)}](#${tableAnchor(table)})`;
}

function tableAnchor({ id }: MessageTable): string {
  return `table-${anchorSlug(id)}`;
}

function tableTitle(table: MessageTable, { words }: DocContext): string {
  return escapeMarkdown(inLocale(table.title, words.locale) ?? table.id);
}

/** The Chinese name that the Chinese page gives, or a heading that is a sentence. */
function calledLines(entry: ErrorEntry, { words }: DocContext): readonly string[] {
  const called = publishedName(entry.title[words.locale], entry);
  return called === undefined ? [] : [`**${escapeMarkdown(called)}**`];
}

function statusLines({ origin, retired }: ErrorEntry, { words }: DocContext): readonly string[] {
  if (retired !== undefined || origin === "retired") return [`_${words.retired(retired)}_`];
  return origin === "observed" ? [`_${words.observed}_`] : [];
}

function noteParagraphs(notes: readonly PartialLocalized[], { words }: DocContext): readonly (readonly string[])[] {
  return notes
    .map((note) => inLocale(note, words.locale))
    .map((text) => (text === undefined ? [] : [escapeMarkdown(text)]));
}

function provenance(entry: ErrorEntry, context: DocContext): readonly string[] {
  const { words, products } = context;
  const facts = [
    ...(entry.products.length < products.length
      ? [words.products + words.colon + entry.products.join(words.comma)]
      : []),
    ...(entry.since === undefined ? [] : [words.since + words.colon + entry.since]),
    ...pageLink(entry.docsUrl, context),
  ];
  return facts.length === 0 ? [] : [facts.join(" · ")];
}

function pageLink(docsUrl: PartialLocalized, { words }: DocContext): readonly string[] {
  const page = inLocale(docsUrl, words.locale);
  const url = page === undefined ? null : escapeUrl(page);
  return url === null ? [] : [`[${words.officialPage}](${url})`];
}

/** Blocks with an empty line after each; empty blocks leave no trace. */
export function paragraphs(blocks: readonly (readonly string[])[]): readonly string[] {
  return blocks.filter((lines) => lines.length > 0).flatMap((lines) => [...lines, ""]);
}
