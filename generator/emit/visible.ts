/**
 * Characters that a reader cannot see, as the inside of a class: controls, format characters (bidi, zero width, tags),
 * private ones, lone surrogates, what fonts leave out (variation selectors, fillers), and the blank Braille pattern.
 * Not `\p{Cn}`: what is assigned depends on the version of Node, and the same catalog must give the same bytes.
 */
export const UNSEEN =
  "\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800";

const LINE_BREAKS = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/gu;
const INVISIBLE = new RegExp(`[${UNSEEN}]`, "gu");

/**
 * The text on one line, with nothing in it that a reader cannot see: bidi controls, zero-width characters,
 * null bytes and lone surrogates are written as `[U+202E]`. For comments and documents; data keeps them.
 */
export function visibleText(text: string): string {
  return text.replace(LINE_BREAKS, " ").replace(INVISIBLE, codePointName);
}

function codePointName(character: string): string {
  const codePoint = character.codePointAt(0);
  if (codePoint === undefined) throw new Error("A matched character must have a code point");
  return `[U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}]`;
}
