import { fold, isSignificant } from "./fold.ts";
import { endsLikeAddress, TAILS } from "./tails.ts";

const REACH = 96;
/** Of a number made of three letters, so much counts: then all flags together stay in the fastest memory. */
const SLOTS = 1024;
const ENDS = SLOTS;
const WHOLES = 2 * SLOTS;

/** What a text may be: one of the family's, or one of them with a tail or an address that is no part of it. */
export const MAY_BE_KNOWN = 1;
export const MAY_HAVE_TAIL = 2;

const WHOLE = 4;

/**
 * Turns away nearly every unknown text after its first and last three letters: small Bloom filters over the
 * beginnings of templates, the ends of those that begin with a parameter and of tails, and both of whole texts.
 * It may let a stranger pass, who is then compared in full; it never turns a known text away.
 */
export class Samples {
  /** Of beginnings, of ends, and of both together. */
  readonly #flags = new Uint8Array(6 * SLOTS);

  constructor() {
    for (const tail of TAILS) this.#add(ENDS + slotOf(lastLetters(tail)), MAY_HAVE_TAIL);
  }

  addWhole(literal: string): void {
    const start = slotOf(firstLetters(literal));
    const end = slotOf(lastLetters(literal));
    this.#add(start, WHOLE);
    this.#add(ENDS + end, WHOLE);
    this.#add(WHOLES + (start ^ (end << 2)), MAY_BE_KNOWN);
  }

  addStart(literal: string): void {
    this.#add(slotOf(firstLetters(literal)), MAY_BE_KNOWN);
  }

  addEnd(literal: string): void {
    this.#add(ENDS + slotOf(lastLetters(literal)), MAY_BE_KNOWN);
  }

  /** What the text may be, as a sum of the two flags. */
  hints(text: string): number {
    const flags = this.#flags;
    const start = slotOf(firstLetters(text));
    const last = endOf(text);
    const together = threeLetters(text, last, -1);
    const end = slotOf(together === 0 ? searchLetters(text, last, -1) : together);
    const starts = flags[start] ?? 0;
    const ends = flags[ENDS + end] ?? 0;
    let hints = (starts | ends) & ~WHOLE;
    if ((starts & ends & WHOLE) !== 0) hints |= flags[WHOLES + (start ^ (end << 2))] ?? 0;
    return (together === 0 || isHexadecimal(together)) && endsLikeAddress(text) ? hints | MAY_HAVE_TAIL : hints;
  }

  #add(slot: number, flag: number): void {
    this.#flags[slot] = (this.#flags[slot] ?? 0) | flag;
  }
}

function slotOf(letters: number): number {
  return Math.imul(letters, 0x9e3779b1) >>> 22;
}

/**
 * Letters and digits without case, 0 for the rest. Other characters fall on one of these, always the same, and
 * those that never matter fall on 0.
 */
const LETTERS = /* @__PURE__ */ lettersTable();

function lettersTable(): Uint8Array {
  const table = new Uint8Array(256);
  for (let code = 0; code < 128; code += 1) {
    const folded = fold(code);
    if (isSignificant(folded)) table[code] = folded;
  }
  return table;
}

/** Position of the last character but for one full stop. */
function endOf(text: string): number {
  return text.length > 0 && text.charCodeAt(text.length - 1) === 46 ? text.length - 2 : text.length - 1;
}

function firstLetters(text: string): number {
  const letters = threeLetters(text, 0, 1);
  return letters === 0 ? searchLetters(text, 0, 1) : letters;
}

function lastLetters(text: string): number {
  const end = endOf(text);
  const letters = threeLetters(text, end, -1);
  return letters === 0 ? searchLetters(text, end, -1) : letters;
}

/** Three letters in a row, which are nearly always what is asked for, or 0. */
function threeLetters(text: string, start: number, step: 1 | -1): number {
  // A character beyond the end would make the engine give up its fast way of looking at them, for good.
  if (text.length < 4) return 0;
  const one = LETTERS[text.charCodeAt(start) & 255];
  const two = LETTERS[text.charCodeAt(start + step) & 255];
  const three = LETTERS[text.charCodeAt(start + 2 * step) & 255];
  if (one === undefined || two === undefined || three === undefined) return 0;
  return one === 0 || two === 0 || three === 0 ? 0 : (one << 16) | (two << 8) | three;
}

/** The next three letters, whatever stands between them. */
function searchLetters(text: string, start: number, step: 1 | -1): number {
  let letters = 0;
  for (let count = 0, index = start; count < REACH && letters < 0x10000; count += 1, index += step) {
    if (index < 0 || index >= text.length) break;
    const letter = LETTERS[text.charCodeAt(index) & 255];
    if (letter !== undefined && letter !== 0) letters = (letters << 8) | letter;
  }
  return letters;
}

/** Whether none of three letters is beyond f. */
function isHexadecimal(letters: number): boolean {
  return letters >> 16 <= 102 && ((letters >> 8) & 255) <= 102 && (letters & 255) <= 102;
}
