import { visibleText } from "../../src/text/printable.ts";

/** Finished markup. Everything else in a page is escaped. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

export type Part = string | number | Html | readonly Part[] | undefined;

/** A piece of a page: values are escaped, markup and lists of markup are not. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = strings[0] ?? "";
  parts.forEach((part, index) => {
    text += toMarkup(part) + (strings[index + 1] ?? "");
  });
  return new Html(text);
}

export function joinHtml(parts: readonly Part[], separator: string): Html {
  return new Html(parts.map(toMarkup).join(escapeHtml(separator)));
}

function toMarkup(part: Part): string {
  if (part === undefined) return "";
  if (part instanceof Html) return part.markup;
  if (typeof part === "object") return part.map(toMarkup).join("");
  return escapeHtml(String(part));
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const MARKUP = /[&<>"'`{}]/gu;

/**
 * The site's one escaper: text for an element or a quoted attribute. Vue's template compiler reads the page, so braces
 * become references too. The text stays on one line, because an empty line would end the HTML block and start Markdown.
 * Invisible characters (bidi controls, zero-width characters, null bytes) are written as `[U+202E]`.
 */
export function escapeHtml(text: string): string {
  return visibleText(text).replace(MARKUP, (character) => ENTITIES[character] ?? `&#x${hexOf(character)};`);
}

function hexOf(character: string): string {
  const codePoint = character.codePointAt(0);
  if (codePoint === undefined) throw new Error("A matched character must have a code point");
  return codePoint.toString(16);
}

/** Lines of code. Line breaks are character references, so that the markup has no empty lines. */
export function codeBlock(code: string, language: string): Html {
  const lines = code.split("\n").map((line) => escapeHtml(line));
  return new Html(
    `<pre class="snippet-code" tabindex="0"><code data-language="${escapeHtml(language)}">${lines.join("&#10;")}</code></pre>`,
  );
}

/** A link out of the site, or only the label if the address is not https. */
export function externalLink(url: string | undefined, label: Part): Html {
  if (url === undefined || !/^https:\/\/[A-Za-z0-9]/u.test(url)) return markup`${label}`;
  return markup`<a href="${encodeUrl(url)}" rel="noreferrer" class="external">${label}</a>`;
}

/** Percent-encodes characters that are invalid in an address, so that `escapeHtml` does not change its target. */
function encodeUrl(url: string): string {
  return url.replace(/\p{Cs}/gu, "\ufffd").replace(/[^A-Za-z0-9\-._~:/?#@!$&+,;=%]/gu, encodeURIComponent);
}
