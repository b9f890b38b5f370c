/** What a character counts as when wordings are compared: 0 for none (white space, quotes, backslash). */
const FOLDED: Uint8Array = /* @__PURE__ */ foldedAscii();

function foldedAscii(): Uint8Array {
  const folded = new Uint8Array(128);
  for (let code = 33; code < 128; code += 1) folded[code] = code >= 65 && code <= 90 ? code + 32 : code;
  for (const ignored of "\"'`\\") folded[ignored.charCodeAt(0)] = 0;
  return folded;
}

/** ASCII without case; characters that do not matter are 0. */
export function fold(code: number): number {
  if (code < 128) return FOLDED[code] ?? 0;
  return code === 0xa0 || (code >= 0x2018 && code <= 0x201f) || code === 0xb4 || code === 0x3000 ? 0 : code;
}

/** Whether the character can end a sentence, so that its presence at the end does not matter. */
export function isFullStop(code: number): boolean {
  return code === 46 || code === 0x3002;
}

/** Letters and digits only: what a fingerprint is made of. */
export function isSignificant(folded: number): boolean {
  return (folded >= 97 && folded <= 122) || (folded >= 48 && folded <= 57);
}
