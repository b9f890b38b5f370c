const WHITE_SPACE = /[\t\n\v\f\r\u0085\u2028\u2029 ]+/gu;
/** Control, format (bidi, zero width), private and surrogate characters: what a terminal obeys or hides. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;
/** The same but for C0, which `JSON.stringify` escapes itself. */
const UNPRINTABLE_IN_JSON = /[\u007f-\u009f\u2028\u2029\p{Cf}\p{Co}\p{Cs}]/gu;
const LONGEST = 1000;

/**
 * A text that somebody else wrote, on one line and harmless to a terminal: an escape sequence, a bidi override or
 * a null byte is shown as `[U+001B]`. Very long texts are cut.
 */
export function printable(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return cut.replace(WHITE_SPACE, " ").trim().replace(UNPRINTABLE, codePointName);
}

/** The same of a text of several lines, which keeps its lines and blanks: commander's errors quote what was typed. */
export function printableLines(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(UNPRINTABLE, codePointName))
    .join("\n");
}

/** JSON whose every character can be printed, and which still means the same. */
export function printableJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(UNPRINTABLE_IN_JSON, escaped);
}

function codePointName(character: string): string {
  return `[U+${hex(character.codePointAt(0) ?? 0)}]`;
}

function escaped(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${hex(unit.charCodeAt(0)).toLowerCase()}`)
    .join("");
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, "0");
}
