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
function isSignificant(folded: number): boolean {
  return (folded >= 97 && folded <= 122) || (folded >= 48 && folded <= 57);
}

const SAMPLE = 8;
/** Farther in, a text of nothing but quotes and spaces is not looked at. */
const REACH = 96;

/** Number made of the first letters and digits of a text, whatever their case and what stands between them. */
export function startPrint(text: string): number {
  return print(text, 17, 0, 1);
}

/** The same from the end. */
export function endPrint(text: string): number {
  return print(text, 19, text.length - 1, -1);
}

function print(text: string, seed: number, start: number, step: 1 | -1): number {
  const most = Math.min(text.length, REACH);
  let number = seed;
  let found = 0;
  for (let index = 0; index < most && found < SAMPLE; index += 1) {
    const folded = fold(text.charCodeAt(start + index * step));
    if (!isSignificant(folded)) continue;
    number = (Math.imul(number, 31) + folded) | 0;
    found += 1;
  }
  return number;
}

/** Whether a literal has enough letters and digits for a print of it alone. */
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
