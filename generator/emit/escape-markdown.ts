import { visibleText } from "../../src/text/printable.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&vert;" };
const PUNCTUATION = /[\\`*[\]~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/gu;
const BLOCK_START = /^[#+=-](?=[\s#+=-]|$)/u;
/** A run of `#` at the end closes a heading. One attempt per run: `#(?=#*$)` is quadratic on long runs. */
const HEADING_END = /(?<![#\\])#+$/u;
const NUMBERED_START = /^(\d+)(?=[.)])/u;
/** Mentions, issue numbers, `:emoji:` and Vue's interpolation: an empty comment separates the two characters. */
const PAIRS = /@(?=\S)|#(?=\d)|\{(?=\{)|\}(?=\})|:(?=[a-z0-9_+-]{1,60}:)/giu;
/** Addresses, also bare ones (`www.…`, `name.com`), which GitHub and VitePress would turn into links. */
const LINKS = /:(?=\/\/)|\/(?=\/)|(?<=www)\.|(?<=[\p{L}\p{N}])\.(?=\p{L}{2})/giu;

/**
 * Text from a page as inline Markdown that only shows the text: no markup, no HTML, no mention, no link, no new line,
 * no new table cell. Valid in paragraphs, list items, headings and table cells.
 */
export function escapeMarkdown(text: string): string {
  return visibleText(text)
    .trim()
    .replace(PUNCTUATION, "\\$&")
    .replace(LINKS, "\\$&")
    .replace(BLOCK_START, "\\$&")
    .replace(HEADING_END, (row) => "\\#".repeat(row.length))
    .replace(NUMBERED_START, "$1\\")
    .replace(/[&<>|]/gu, (character) => ENTITIES[character] ?? character)
    .replace(PAIRS, "$&<!-- -->");
}

/** Text as a code span, character for character; VitePress never interpolates inside one. */
export function codeSpan(text: string): string {
  const shown = visibleText(text);
  if (shown.trim() === "") return "`(empty)`";
  let longest = 0;
  for (const [run] of shown.matchAll(/`+/gu)) longest = Math.max(longest, run.length);
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$|^ .* $/u.test(shown) ? " " : "";
  return fence + pad + shown + pad + fence;
}

/** The same for a table cell, where a pipe in a code span ends the cell. */
export function codeCell(text: string): string {
  return text.includes("|") ? `<code>${escapeMarkdown(text)}</code>` : codeSpan(text);
}

const SAFE = /[^A-Za-z0-9\-._~:/?#@!$&+,;=%]/gu;

/**
 * A link that stays one word in comments, Markdown and HTML: everything else is percent-encoded (`*`, brackets, quotes
 * and Chinese anchors too). Null unless it is an https address.
 */
export function escapeUrl(url: string): string | null {
  if (!/^https:\/\/[A-Za-z0-9]/u.test(url)) return null;
  return url.replace(/\p{Cs}/gu, "\ufffd").replace(SAFE, percentEncode);
}

function percentEncode(character: string): string {
  return encodeURIComponent(character).replace(
    /[!'()*]/gu,
    (plain) => `%${plain.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `10xx-general-server-or-network-issues`: the part of a title allowed in an anchor. */
export function anchorSlug(title: string): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/gu);
  return words === null ? "untitled" : words.join("-").slice(0, 60);
}
