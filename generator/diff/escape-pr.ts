import { visibleText } from "../emit/escape/visible.ts";

/** Splits what GitHub would read as a mention, a reference or an address, and shows nothing. */
const SPLIT = "&#8203;";

/** What Markdown and HTML give a meaning to, and what begins a list, a heading or a rule at the start of a line. */
const STRUCTURE = /[&<>|\\`*[\]~$^{}]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|^[+=-]|(?<=^\d{1,9})[.)]/gu;
/** `@name`, `#1` (not that of an entity), `GH-1`; `https://`, `//host`, `www.`, which become links, and after "fixes" close an issue; `:emoji:`. */
const REFERENCE =
  /@|(?<!&)#|(?<=\bgh)-(?=\d)|:(?=\/\/)|\/(?=\/)|(?<=\bwww)\.|(?<=\b(?:mailto|xmpp)):|^:|:(?=[a-z0-9_+-]{1,60}(?::|$))/giu;
/** What may be the name of a commit becomes a link to it, from seven characters on. A row of figures is a number. */
const COMMIT = /(?<![\p{L}\p{N}_])(?=\d{0,39}[a-f])[0-9a-f]{7,40}(?![\p{L}\p{N}_])/giu;

/**
 * Text of a page for the body of a pull request: shown as it is, doing nothing. It mentions nobody, closes no
 * issue, links nowhere, ends no table cell, begins no section and hides nothing: what has no glyph is written as
 * `[U+202E]`. Entities do it, because Markdown never reads one as structure.
 */
export function escapePr(text: string): string {
  return escapePiece(visibleText(text).trim());
}

/** The same for a piece of a text, whose spaces at the ends count. */
export function escapePiece(piece: string): string {
  return visibleText(piece)
    .replace(STRUCTURE, entity)
    .replace(COMMIT, (name) => name.replace(/.{6}/gu, `$&${SPLIT}`))
    .replace(REFERENCE, (character) => entity(character) + SPLIT);
}

function entity(character: string): string {
  return `&#${String(character.charCodeAt(0))};`;
}
