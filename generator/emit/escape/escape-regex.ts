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
