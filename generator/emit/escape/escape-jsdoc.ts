import { visibleText } from "./visible.ts";

const MARKDOWN = /[\\`<@*]|(?<=\*)\/|~(?=~)|(?<=~)~|&(?=[#A-Za-z])|\](?=[[(:])|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/gu;
const BLOCK_START = /^>|^[#+=-](?=[\s#+=-]|$)/u;
const NUMBERED_START = /^\d+(?=[.)])/u;

/**
 * One line of text for a JSDoc comment. Editors show it as Markdown, so its escapes are Markdown's: they
 * neither end the comment (`\*\/`), nor start a tag (`\@`), nor vanish as markup, and stay readable in the source.
 */
export function escapeJsdoc(text: string): string {
  return visibleText(text)
    .trim()
    .replace(MARKDOWN, "\\$&")
    .replace(BLOCK_START, "\\$&")
    .replace(NUMBERED_START, "$&\\");
}
