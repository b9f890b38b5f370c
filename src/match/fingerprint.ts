import { fold, isSignificant } from "./fold.ts";

const SAMPLE = 8;
/** Farther in, a text of nothing but quotes and spaces is not looked at. */
const REACH = 96;

/** Number made of the first letters and digits of a text, whatever their case and what stands between them. */
export function startPrint(text: string): number {
  const limit = Math.min(text.length, REACH);
  let print = 17;
  let found = 0;
  for (let index = 0; index < limit && found < SAMPLE; index += 1) {
    const folded = fold(text.charCodeAt(index));
    if (!isSignificant(folded)) continue;
    print = (Math.imul(print, 31) + folded) | 0;
    found += 1;
  }
  return print;
}

/** The same from the end. */
export function endPrint(text: string): number {
  const limit = Math.max(0, text.length - REACH);
  let print = 19;
  let found = 0;
  for (let index = text.length - 1; index >= limit && found < SAMPLE; index -= 1) {
    const folded = fold(text.charCodeAt(index));
    if (!isSignificant(folded)) continue;
    print = (Math.imul(print, 31) + folded) | 0;
    found += 1;
  }
  return print;
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
