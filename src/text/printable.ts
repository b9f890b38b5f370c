/**
 * Invisible characters: controls, format characters (bidi, zero width, tags), private use, lone surrogates, characters
 * that fonts leave out (variation selectors, fillers), and the blank Braille pattern. Not `\p{Cn}`: assigned characters
 * depend on the version of Node, and the same catalog must give the same bytes.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/gu;
const LINE_BREAKS = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/gu;
const WHITE_SPACE = /[\t\n\v\f\r\u0085\u2028\u2029 ]+/gu;
const SPACE = /[\p{Zl}\p{Zp}\p{Zs}]/gu;
const MAX_LENGTH = 1000;

/**
 * The text on one line, without invisible characters: an escape sequence, a bidi override or a null byte is shown as
 * `[U+001B]`. For comments, documents and logs; data keeps them.
 */
export function visibleText(text: string): string {
  return text.replace(LINE_BREAKS, " ").replace(INVISIBLE, codePointName);
}

/** The same for a terminal: white space becomes one space, and very long texts are cut. */
export function printable(text: string): string {
  const cut = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
  return visibleText(cut.replace(WHITE_SPACE, " ").trim());
}

/** The same for a text of several lines, keeping lines and spaces: commander's errors quote user input. */
export function printableLines(text: string): string {
  return text.split("\n").map(visibleText).join("\n");
}

/** Escapes invisible characters in JSON without changing its meaning. Line breaks between its lines stay. */
export function escapeJson(json: string): string {
  return json
    .replace(INVISIBLE, (found) => (found === "\n" ? found : unicodeEscapes(found)))
    .replace(SPACE, (found) => (found === " " ? found : unicodeEscapes(found)));
}

/** A value as JSON without invisible characters. */
export function printableJson(value: unknown, indent?: number): string {
  return escapeJson(JSON.stringify(value, null, indent));
}

/** Each UTF-16 unit as `\\u1234`. */
export function unicodeEscapes(text: string): string {
  let escaped = "";
  for (let index = 0; index < text.length; index += 1) {
    escaped += `\\u${text.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }
  return escaped;
}

function codePointName(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
}
