import type { WrittenEntry, WrittenPage } from "./written-page.ts";

/** Title of the shared table: it does not begin with a code, and names two. */
const TABLE_TITLE = "Messages for -1010 ERROR_MSG_RECEIVED, -2010 NEW_ORDER_REJECTED";
const HEADS = ["Error message", "Description"] as const;

/** The page as valid Markdown: every mark of a text is escaped. */
export function writeMarkdown({ entries, rows }: WrittenPage): string {
  const table = rows.map(([message, meaning]) => `| ${markdown(message)} | ${markdown(meaning)} |`);
  return [
    "# Error codes",
    "",
    ...entries.flatMap(markdownEntry),
    ...(rows.length === 0 ? [] : [`## ${TABLE_TITLE}`, "", `| ${HEADS.join(" | ")} |`, "| --- | --- |", ...table]),
    "",
  ].join("\n");
}

function markdownEntry({ code, section, name, anchor, messages, notes }: WrittenEntry): readonly string[] {
  return [
    `## Section ${markdown(section)}`,
    "",
    `<a id="${html(anchor)}"></a>`.replace(/[\n\r]/gu, " "),
    "",
    `### ${String(code)} ${markdown(name)}`,
    "",
    ...messages.map((text) => ` * ${markdown(text)}`),
    "",
    ...notes.flatMap((text) => [`Note ${markdown(text)}`, ""]),
  ];
}

/** The same in HTML. */
export function writeHtml({ entries, rows }: WrittenPage): string {
  const table = rows.map(([message, meaning]) => `<tr><td>${html(message)}</td><td>${html(meaning)}</td></tr>`);
  const heads = HEADS.map((head) => `<th>${head}</th>`).join("");
  return [
    "<!doctype html><html><head><title>Error codes</title></head><body><article><h1>Error codes</h1>",
    ...entries.map(htmlEntry),
    ...(rows.length === 0 ? [] : [`<h2>${TABLE_TITLE}</h2><table><tr>${heads}</tr>${table.join("")}</table>`]),
    "</article></body></html>",
  ].join("\n");
}

function htmlEntry({ code, section, name, anchor, messages, notes }: WrittenEntry): string {
  const items = messages.map((text) => `<li>${html(text)}</li>`);
  return [
    `<h2>Section ${html(section)}</h2>`,
    `<h3 id="${html(anchor)}">${String(code)} ${html(name)}</h3>`,
    `<ul>${items.join("\n")}</ul>`,
    ...notes.map((text) => `<p>Note ${html(text)}</p>`),
  ].join("\n");
}

function markdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/gu, "\\$&").replace(/\r\n|[\n\r]/gu, "<br>");
}

function html(text: string): string {
  return text.replace(/[&<>"'`]/gu, (character) => `&#${String(character.charCodeAt(0))};`);
}
