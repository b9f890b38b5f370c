import { sinceDay } from "../../../src/words/since.ts";
import type { ErrorEntry, MessageTable, MessageTemplate } from "../../catalog-model.ts";
import type { PartialLocalized } from "../../model.ts";
import { anchorSlug, codeCell, codeSpan, escapeMarkdown, escapeUrl } from "../escape-markdown.ts";
import { publishedName } from "../names.ts";
import { type DocContext, adviceOf, errorAnchor, errorAnchors, inLocale } from "./conflicts.ts";

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

/** The name on the Chinese page, or a heading that is a sentence. */
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
  const since = sinceDay(entry.since);
  const facts = [
    ...(entry.products.length < products.length
      ? [words.products + words.colon + entry.products.join(words.comma)]
      : []),
    ...(since === undefined ? [] : [words.since + words.colon + since]),
    ...pageLink(entry.docsUrl, context),
  ];
  return facts.length === 0 ? [] : [facts.join(" · ")];
}

function pageLink(docsUrl: PartialLocalized, { words }: DocContext): readonly string[] {
  const page = inLocale(docsUrl, words.locale);
  const url = page === undefined ? null : escapeUrl(page);
  return url === null ? [] : [`[${words.officialPage}](${url})`];
}

/** Blocks with an empty line after each; empty blocks are left out. */
export function paragraphs(blocks: readonly (readonly string[])[]): readonly string[] {
  return blocks.filter((lines) => lines.length > 0).flatMap((lines) => [...lines, ""]);
}

/** One message as a list item, with its details below. */
function messageItem(message: MessageTemplate, entryAdvice: string, context: DocContext): readonly string[] {
  const { words } = context;
  const remark = messageRemark(message, context);
  return [
    `- ${codeSpan(message.text)}${remark === undefined ? "" : words.brackets(`_${remark}_`)}`,
    ...messageDetails(message, context).map((line) => `  - ${line}`),
    ...(message.advice === undefined || message.advice === entryAdvice
      ? []
      : [`  - ${adviceLines(message.advice, context).join("<br>")}`]),
  ];
}

/** The messages of a shared table, as a table. */
function messageRows(messages: readonly MessageTemplate[], context: DocContext): readonly string[] {
  const { words } = context;
  return [
    `| ${words.message} | ${words.meaning} |`,
    "| --- | --- |",
    ...messages.map((message) => {
      const remark = messageRemark(message, context);
      const advice = message.advice === undefined ? [] : adviceLines(message.advice, context);
      const details = [
        ...(remark === undefined ? [] : [`_${remark}_`]),
        ...messageDetails(message, context),
        ...advice,
      ];
      return `| ${codeCell(message.text)} | ${details.join("<br>")} |`;
    }),
  ];
}

function messageDetails(message: MessageTemplate, context: DocContext): readonly string[] {
  const { words } = context;
  const translation = words.locale === "en" ? undefined : inLocale({ "zh-CN": message.translation }, words.locale);
  const explanation = inLocale(message.explanation, words.locale);
  const doubt = message.doubtful === undefined ? "" : words.brackets(`_${words.doubtful}_`);
  return [
    ...(translation === undefined ? [] : [escapeMarkdown(translation) + doubt]),
    ...(explanation === undefined ? [] : [escapeMarkdown(explanation)]),
    ...(message.parameters.length === 0 ? [] : [words.parameters + words.colon + parameterList(message, context)]),
    ...(message.products === undefined ? [] : [words.products + words.colon + message.products.join(words.comma)]),
  ];
}

function parameterList({ parameters }: MessageTemplate, { words }: DocContext): string {
  return parameters
    .map(
      ({ name, type, placeholder }) =>
        `\`${name}\`` + words.brackets(words.type[type] + words.comma + codeCell(placeholder)),
    )
    .join(words.comma);
}

function messageRemark({ origin, retired }: MessageTemplate, { words }: DocContext): string | undefined {
  if (retired !== undefined || origin === "retired") return words.retired(retired);
  return origin === "observed" ? words.observed : undefined;
}

/** What to do, and the three axes in words. */
function adviceLines(id: string, context: DocContext): readonly string[] {
  const { words } = context;
  const { execution, retry, scope, text, readOnly } = adviceOf(context, id);
  const axes = [
    [words.executionLabel, execution === "unknown" ? `**${words.execution.unknown}**` : words.execution[execution]],
    [words.retryLabel, words.retry[retry]],
    [words.scopeLabel, words.scope[scope]],
  ];
  const lines = [
    `**${words.advice}**${words.colon}${escapeMarkdown(text[words.locale])}`,
    axes.map(([label, value]) => `${String(label)}${words.colon}${String(value)}`).join(" · "),
  ];
  if (readOnly === undefined) return lines;
  const reading = `${words.readOnlyAdvice}${words.colon}${escapeMarkdown(readOnly.text[words.locale])}`;
  return [...lines, reading + words.brackets(words.retryLabel + words.colon + words.retry[readOnly.retry])];
}
