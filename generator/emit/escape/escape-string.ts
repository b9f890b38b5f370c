import { UNSEEN } from "./unseen.ts";

const OUTSIDE_ASCII = /[^\x20-\x7e]/gu;

/**
 * A string literal of TypeScript (and JSON) in ASCII. One character outside Latin-1 in a source string makes
 * later `===` on it two to three times slower in V8, and an editor can mangle what it cannot show.
 */
export function escapeString(text: string): string {
  return JSON.stringify(text).replace(OUTSIDE_ASCII, unicodeEscapes);
}

const HARD_TO_SEE = new RegExp(`[${UNSEEN}\\p{Zl}\\p{Zp}]|(?! )\\p{Zs}`, "gu");

/** A JSON string that people read: Chinese stays Chinese, what nobody can see is escaped. */
export function escapeJsonString(text: string): string {
  return JSON.stringify(text).replace(HARD_TO_SEE, unicodeEscapes);
}

/** The same for JSON of any depth, whose own line breaks stay. */
export function escapeJson(json: string): string {
  return json.replace(HARD_TO_SEE, (character) => (character === "\n" ? character : unicodeEscapes(character)));
}

function unicodeEscapes(character: string): string {
  let escaped = "";
  for (let index = 0; index < character.length; index += 1) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }
  return escaped;
}
