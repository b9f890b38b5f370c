const OUTSIDE_ASCII = /[^\t\x20-\x7e]/gu;

/**
 * JSON, or texts with JSON's escapes and tabs between them, as the content of a template literal, in ASCII. `<`
 * and `>` are escaped too (they stand in texts only), so that no bundle can end a script element.
 */
export function escapeTemplateLiteral(json: string): string {
  const ascii = json.replace(OUTSIDE_ASCII, unicodeEscapes).replace(/</gu, "\\u003c").replace(/>/gu, "\\u003e");
  return ascii.replace(/[\\`]|\$(?=\{)/gu, "\\$&").replace(/\t/gu, "\\t");
}

function unicodeEscapes(character: string): string {
  let escaped = "";
  for (let index = 0; index < character.length; index += 1) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }
  return escaped;
}
