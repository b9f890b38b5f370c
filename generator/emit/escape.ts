import { escapeJson, unicodeEscapes, visibleText } from "../../src/text/printable.ts";

const MARKDOWN = /[\\`<@*]|(?<=\*)\/|~(?=~)|(?<=~)~|&(?=[#A-Za-z])|\](?=[[(:])|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/gu;
const BLOCK_START = /^>|^[#+=-](?=[\s#+=-]|$)/u;
const NUMBERED_START = /^\d+(?=[.)])/u;

/**
 * One line of text for a JSDoc comment. Editors show it as Markdown, so its escapes are Markdown's: they do not end the
 * comment (`\*\/`), start a tag (`\@`) or disappear as markup, and stay readable in the source.
 */
export function escapeJsdoc(text: string): string {
  return visibleText(text)
    .trim()
    .replace(MARKDOWN, "\\$&")
    .replace(BLOCK_START, "\\$&")
    .replace(NUMBERED_START, "$&\\");
}

const OUTSIDE_ASCII = /[^\x20-\x7e]/gu;

/**
 * A string literal of TypeScript (and JSON) in ASCII. One character outside Latin-1 in a source string makes later
 * `===` on it two to three times slower in V8, and editors can damage invisible characters.
 */
export function escapeString(text: string): string {
  return JSON.stringify(text).replace(OUTSIDE_ASCII, unicodeEscapes);
}

/** A JSON string for people: Chinese stays readable, invisible characters are escaped. */
export function escapeJsonString(text: string): string {
  return escapeJson(JSON.stringify(text));
}

/** Literal text as part of a regular expression literal, inside a class or outside, in ASCII. */
export function escapeRegex(text: string): string {
  let escaped = "";
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e) escaped += `\\u${code.toString(16).padStart(4, "0")}`;
    else escaped += /[\\^$.*+?()[\]{}|/-]/.test(character) ? `\\${character}` : character;
  }
  return escaped;
}

/**
 * A row of fields as one string literal of TypeScript: tabs between the fields, and JSON's ASCII escapes within them,
 * so that tabs and line ends in a text differ from those of the row. Angle brackets are escaped too, so that no bundle
 * can end a script element.
 */
export function escapeRow(fields: readonly string[]): string {
  return JSON.stringify(fields.map(escapeField).join("\t"));
}

function escapeField(field: string): string {
  return escapeString(field).slice(1, -1).replace(/</gu, "\\u003c").replace(/>/gu, "\\u003e");
}
