const OUTSIDE_ASCII = /[^\x20-\x7e]/gu;

/**
 * A string literal of TypeScript (and JSON) in ASCII. One character outside Latin-1 in a source string makes
 * later `===` on it two to three times slower in V8, and an editor can mangle what it cannot show.
 */
export function escapeString(text: string): string {
  return JSON.stringify(text).replace(OUTSIDE_ASCII, unicodeEscapes);
}

const HARD_TO_SEE = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** A JSON string that people read: Chinese stays Chinese, what nobody can see is escaped. */
export function escapeJsonString(text: string): string {
  return JSON.stringify(text).replace(HARD_TO_SEE, unicodeEscapes);
}

function unicodeEscapes(character: string): string {
  let escaped = "";
  for (let index = 0; index < character.length; index += 1) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }
  return escaped;
}
