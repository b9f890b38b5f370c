/** Folded form of a character for comparing wordings: 0 for none (white space, quotes, backslash). */
const FOLDED: Uint8Array = /* @__PURE__ */ foldedAscii();

function foldedAscii(): Uint8Array {
  const folded = new Uint8Array(128);
  for (let code = 33; code < 128; code += 1) folded[code] = code >= 65 && code <= 90 ? code + 32 : code;
  for (const ignored of "\"'`\\") folded[ignored.charCodeAt(0)] = 0;
  return folded;
}

/** ASCII without case; 0 for ignored characters. */
export function fold(code: number): number {
  if (code < 128) return FOLDED[code] ?? 0;
  return code === 0xa0 || (code >= 0x2018 && code <= 0x201f) || code === 0xb4 || code === 0x3000 ? 0 : code;
}

/** Whether the character can end a sentence; at the end of a text it is ignored. */
export function isFullStop(code: number): boolean {
  return code === 46 || code === 0x3002;
}

/** Letters and digits, the input of a fingerprint. */
function isSignificant(folded: number): boolean {
  return (folded >= 97 && folded <= 122) || (folded >= 48 && folded <= 57);
}

const SAMPLE = 8;
/** Maximum of leading quotes and spaces that are skipped. */
const REACH = 96;

/** Fingerprint of the first letters and digits of a text; ignores case and the characters between them. */
export function startPrint(text: string): number {
  return print(text, 17, 0, 1);
}

/** The same for the last letters and digits. */
export function endPrint(text: string): number {
  return print(text, 19, text.length - 1, -1);
}

function print(text: string, seed: number, start: number, step: 1 | -1): number {
  const limit = Math.min(text.length, REACH);
  let number = seed;
  let found = 0;
  for (let index = 0; index < limit && found < SAMPLE; index += 1) {
    const folded = fold(text.charCodeAt(start + index * step));
    if (!isSignificant(folded)) continue;
    number = (Math.imul(number, 31) + folded) | 0;
    found += 1;
  }
  return number;
}

/** Whether a literal has enough letters and digits for its own fingerprint. */
export function fillsPrint(literal: string): boolean {
  return significance(literal) >= SAMPLE;
}

export function significance(literal: string): number {
  let count = 0;
  for (let index = 0; index < literal.length; index += 1) {
    if (isSignificant(fold(literal.charCodeAt(index)))) count += 1;
  }
  return count;
}
