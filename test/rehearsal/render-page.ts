import type { FamilySnapshot, Locale } from "../../generator/model.ts";

/** What one language of a snapshot says, as the Markdown page that it could have come from. */
export function renderPage(snapshot: FamilySnapshot, locale: Locale): string {
  const lines: string[] = [locale === "en" ? "# Error Codes" : "# 错误代码", ""];
  let section: string | null = null;
  for (const entry of snapshot.entries) {
    const title = entry.title[locale];
    if (title === undefined || entry.retired !== undefined) continue;
    if (entry.section !== section && entry.section !== null) lines.push(`## ${asMarkdown(entry.section)}`, "");
    section = entry.section;
    lines.push(`### ${asMarkdown(title)}`, "");
    for (const message of entry.messages.filter(({ retired }) => retired === undefined)) {
      const text = locale === "en" ? message.text : message["zh-CN"];
      if (text !== undefined) lines.push(`- ${asMarkdown(text)}`);
    }
    for (const note of entry.notes) lines.push("", asMarkdown(note[locale] ?? ""));
    lines.push("");
  }
  return `${lines.join("\n")}\n`;
}

function asMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#&~]/gu, "\\$&").replaceAll("\n", "  \n  ");
}
