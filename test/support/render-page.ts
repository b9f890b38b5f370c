import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type FamilySnapshot,
  type Locale,
  type SnapshotEntry,
  type SnapshotMessage,
  snapshotManifestSchema,
  type SnapshotTable,
} from "../../generator/model.ts";
import { PROJECT } from "./project.ts";

const SEPARATOR = "\u200b";
const MANIFEST = snapshotManifestSchema.parse(
  JSON.parse(readFileSync(join(PROJECT, "snapshots", "manifest.json"), "utf8")),
);

/** Writes a product's page as Markdown from its snapshot, for tests that need whole pages that pass the gates. */
export function renderPage(snapshot: FamilySnapshot, product: string, locale: Locale): string {
  const lines = [locale === "en" ? "# Error codes" : "# 错误代码", ""];
  let section: string | null = null;
  const tableTitles = new Set(snapshot.tables.map(({ title }) => title.en));
  for (const entry of snapshot.entries) {
    const listed = entry.retired === undefined && entry.products.includes(product) && entry.title[locale] !== undefined;
    if (!listed || (entry.title.en === entry.section && tableTitles.has(entry.section))) continue;
    if (entry.section !== section) lines.push(`## ${entry.section ?? "Other"}`, "");
    section = entry.section;
    lines.push(...renderEntry(entry, product, locale));
  }
  const tables = snapshot.tables.filter(({ title }) => title[locale] !== undefined);
  return [...lines, ...tables.flatMap((table) => renderTable(table, locale))].join("\n");
}

function renderEntry(entry: SnapshotEntry, product: string, locale: Locale): readonly string[] {
  const title = entry.title[locale] ?? "";
  const messages = entry.messages.filter((message) => isListed(message, product));
  return [
    `### ${escapeMarkdown(title)}[${SEPARATOR}](/docs/page#${entry.anchor[locale] ?? ""} "Direct link")`,
    "",
    ...messages.map((message) => ` * ${escapeMarkdown(textOf(message, locale))}`),
    ...entry.notes.flatMap((note) => (note[locale] === undefined ? [] : [` * ${escapeMarkdown(note[locale])}`])),
    ...renderEnd(title, messages, product, locale),
    "",
  ];
}

/** A Chinese page may end with an English text that the English page words otherwise: only the manifest has it. */
function renderEnd(title: string, messages: readonly SnapshotMessage[], product: string, locale: Locale): string[] {
  const end = MANIFEST.pages.find((page) => page.product === product && page.locale === locale)?.end;
  const isFormer = messages.some(({ formerly }) => formerly?.some(({ text }) => text === end?.text));
  return end?.title === title && isFormer ? [` * ${escapeMarkdown(end.text)}`] : [];
}

function renderTable(table: SnapshotTable, locale: Locale): readonly string[] {
  const rows = table.messages
    .filter(({ retired }) => retired === undefined)
    .map(({ text, explanation }) => {
      const description = explanation?.[locale] ?? explanation?.en ?? "";
      return `| "${escapeCell(text)}" | ${escapeCell(description)} |`;
    });
  return [
    `## ${table.title[locale] ?? ""}[${SEPARATOR}](/docs/page#${table.anchor[locale] ?? ""} "Direct link")`,
    "",
    ...table.notes.flatMap((note) => (note[locale] === undefined ? [] : [` * ${escapeMarkdown(note[locale])}`])),
    "",
    locale === "en" ? "| Error message | Description |" : "| 错误消息 | 描述 |",
    "| --- | --- |",
    ...rows,
    "",
  ];
}

function isListed({ retired, products }: SnapshotMessage, product: string): boolean {
  return retired === undefined && (products ?? [product]).includes(product);
}

function textOf(message: SnapshotMessage, locale: Locale): string {
  return locale === "en" ? message.text : (message["zh-CN"] ?? message.text);
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/gu, "\\$&").replaceAll("\n", "<br>");
}

function escapeCell(text: string): string {
  return escapeMarkdown(text);
}
