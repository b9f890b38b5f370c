import { fold, isSignificant } from "./fold.ts";
import { endsLikeAddress, isAddressMark, TAILS } from "./tails.ts";

const BITS = 8192;
const REACH = 96;

/** The text may be one of the family's. */
export const MAY_BE_KNOWN = 1;
/** It may end with a tail or an address that is no part of the message. */
export const MAY_HAVE_TAIL = 2;

/**
 * Turns away nearly every unknown text after its first and last three letters: a small Bloom filter over the
 * beginnings of templates, the ends of those that begin with a parameter and of tails, and both of whole texts.
 * It may let a stranger pass, who is then compared in full; it never turns a known text away.
 */
export class Samples {
  readonly #flags = new Uint8Array(BITS);

  constructor() {
    for (const tail of TAILS) this.#add(0, lastLetters(tail), MAY_HAVE_TAIL);
  }

  addWhole(literal: string): void {
    this.#add(firstLetters(literal), lastLetters(literal), MAY_BE_KNOWN);
  }

  addStart(literal: string): void {
    this.#add(firstLetters(literal), 0, MAY_BE_KNOWN);
  }

  addEnd(literal: string): void {
    this.#add(0, lastLetters(literal), MAY_BE_KNOWN);
  }

  /** What the text may be, as a sum of the two flags. */
  hints(text: string): number {
    const first = firstLetters(text);
    const { length } = text;
    const limit = length < REACH ? 0 : length - REACH;
    let last = 0;
    let index = length - 1;
    // As `lastLetters` does, which cannot say how far it had to go.
    for (; index >= limit && last < 0x10000; index -= 1) {
      const letter = LETTERS[text.charCodeAt(index) & 255];
      if (letter !== undefined && letter !== 0) last = (last << 8) | letter;
    }
    const flags = this.#flags;
    const hints = (flags[slot(first, last)] ?? 0) | (flags[slot(first, 0)] ?? 0) | (flags[slot(0, last)] ?? 0);
    // An address has a mark within its last four characters: after three letters in a row only the fourth can be it.
    const hasMark = index === length - 4 ? isAddressMark(text.charCodeAt(index)) : endsLikeAddress(text);
    return hasMark ? hints | MAY_HAVE_TAIL : hints;
  }

  #add(first: number, last: number, flag: number): void {
    const index = slot(first, last);
    this.#flags[index] = (this.#flags[index] ?? 0) | flag;
  }
}

function slot(first: number, last: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(last, 0x85ebca6b)) >>> 19;
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

function firstLetters(text: string): number {
  const limit = text.length < REACH ? text.length : REACH;
  let letters = 0;
  for (let index = 0; index < limit && letters < 0x10000; index += 1) {
    const letter = LETTERS[text.charCodeAt(index) & 255];
    if (letter !== undefined && letter !== 0) letters = (letters << 8) | letter;
  }
  return letters;
}

function lastLetters(text: string): number {
  const limit = text.length < REACH ? 0 : text.length - REACH;
  let letters = 0;
  for (let index = text.length - 1; index >= limit && letters < 0x10000; index -= 1) {
    const letter = LETTERS[text.charCodeAt(index) & 255];
    if (letter !== undefined && letter !== 0) letters = (letters << 8) | letter;
  }
  return letters;
}
