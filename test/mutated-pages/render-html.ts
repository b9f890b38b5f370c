import type { FamilySnapshot, Locale, SnapshotEntry, SnapshotMessage, SnapshotTable } from "../../generator/model.ts";

/** Writes a product's page as the HTML of the former site: content, furniture around it, a second list of headings. */
export function renderHtml(snapshot: FamilySnapshot, product: string, locale: Locale, path: string): string {
  const tableTitles = new Set(snapshot.tables.map(({ title }) => title.en));
  const entries = snapshot.entries.filter(
    (entry) =>
      entry.retired === undefined &&
      entry.products.includes(product) &&
      entry.title[locale] !== undefined &&
      !(entry.title.en === entry.section && tableTitles.has(entry.section)),
  );
  const tables = snapshot.tables.filter(({ title }) => title[locale] !== undefined);
  const body = [...renderEntries(entries, locale), ...tables.flatMap((table) => renderTable(table, locale))];
  const contents = [...entries, ...tables].map(({ title, anchor }) => tocLink(title[locale] ?? "", anchor[locale]));
  return [
    "<!doctype html>",
    `<html lang="${locale}" dir="ltr" class="docs-wrapper docs-doc-page">`,
    `<head><meta charset="UTF-8"><title>Error Codes</title><link rel="canonical" href="https://developers.binance.com${path}"></head>`,
    '<body><nav aria-label="Main" class="navbar"><ul><li><a href="/docs">Docs</a></li></ul></nav>',
    '<main><article><div class="theme-doc-markdown markdown"><header><h1>Error Codes</h1></header>',
    ...body,
    "</div>",
    '<footer class="theme-doc-footer"><ul><li>Edit this page</li></ul></footer></article>',
    `<div class="tableOfContents_x thin-scrollbar"><ul class="table-of-contents">${contents.join("")}</ul></div></main>`,
    "<footer>Copyright</footer></body>",
    "</html>",
  ].join("\n");
}

function renderEntries(entries: readonly SnapshotEntry[], locale: Locale): readonly string[] {
  return entries.flatMap((entry, index) => {
    const section = entry.section ?? "Other";
    const isNew = index === 0 || entries[index - 1]?.section !== entry.section;
    return [
      ...(isNew ? [heading(2, section, section.toLowerCase().replace(/\W+/gu, "-"))] : []),
      heading(3, entry.title[locale] ?? "", entry.anchor[locale]),
      "<ul>",
      ...entry.messages.flatMap((message) => (message.retired === undefined ? [item(textOf(message, locale))] : [])),
      ...entry.notes.flatMap((note) => (note[locale] === undefined ? [] : [item(note[locale])])),
      "</ul>",
    ];
  });
}

function renderTable(table: SnapshotTable, locale: Locale): readonly string[] {
  const titles = locale === "en" ? ["Error message", "Description"] : ["错误消息", "描述"];
  return [
    heading(2, table.title[locale] ?? "", table.anchor[locale]),
    ...table.notes.flatMap((note) => (note[locale] === undefined ? [] : [`<p>${escapeHtml(note[locale])}</p>`])),
    `<table><thead><tr>${titles.map((title) => `<th>${title}</th>`).join("")}</tr></thead><tbody>`,
    ...table.messages
      .filter(({ retired }) => retired === undefined)
      .map(({ text, explanation }) => {
        const description = explanation?.[locale] ?? explanation?.en ?? "";
        return `<tr><td>"${escapeHtml(text)}"</td><td>${escapeHtml(description)}</td></tr>`;
      }),
    "</tbody></table>",
  ];
}

function heading(level: number, title: string, anchor: string | undefined): string {
  const id = anchor ?? "";
  const link = `<a href="#${id}" class="hash-link" aria-label="Direct link to ${escapeHtml(title)}">\u200b</a>`;
  return `<h${String(level)} class="anchor" id="${id}">${escapeHtml(title)}${link}</h${String(level)}>`;
}

function tocLink(title: string, anchor: string | undefined): string {
  return `<li><a href="#${anchor ?? ""}" class="table-of-contents__link toc-highlight">${escapeHtml(title)}</a></li>`;
}

function item(text: string): string {
  return `<li>${escapeHtml(text)}</li>`;
}

function textOf(message: SnapshotMessage, locale: Locale): string {
  return locale === "en" ? message.text : (message["zh-CN"] ?? message.text);
}

function escapeHtml(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped.replaceAll('"', "&quot;").replaceAll("\n", "<br>");
}
