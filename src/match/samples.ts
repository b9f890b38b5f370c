import { fold, isSignificant } from "./fold.ts";

const BITS = 8192;
const REACH = 96;

/**
 * Turns away nearly every unknown text after its first and last three letters: a small Bloom filter over the
 * beginnings of templates, the ends of those that begin with a parameter, and both of whole texts. It may
 * let a stranger pass, who is then compared in full; it never turns a known text away.
 */
export class Samples {
  readonly #starts = new Uint8Array(BITS);

  addWhole(literal: string): void {
    this.#starts[slot(firstLetters(literal), lastLetters(literal))] = 1;
  }

  addStart(literal: string): void {
    this.#starts[slot(firstLetters(literal), 0)] = 1;
  }

  addEnd(literal: string): void {
    this.#starts[slot(0, lastLetters(literal))] = 1;
  }

  mayHave(text: string): boolean {
    const first = firstLetters(text);
    const last = lastLetters(text);
    const starts = this.#starts;
    return starts[slot(first, last)] === 1 || starts[slot(first, 0)] === 1 || starts[slot(0, last)] === 1;
  }
}

function slot(first: number, last: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(last, 0x85ebca6b)) >>> 19;
}

/** Letters and digits without case, 0 for the rest. Other characters fall on some ASCII one, always the same. */
const LETTERS = /* @__PURE__ */ lettersTable();

function lettersTable(): Uint8Array {
  const table = new Uint8Array(128);
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
    const letter = LETTERS[text.charCodeAt(index) & 127];
    if (letter !== undefined && letter !== 0) letters = (letters << 8) | letter;
  }
  return letters;
}

function lastLetters(text: string): number {
  const limit = text.length < REACH ? 0 : text.length - REACH;
  let letters = 0;
  for (let index = text.length - 1; index >= limit && letters < 0x10000; index -= 1) {
    const letter = LETTERS[text.charCodeAt(index) & 127];
    if (letter !== undefined && letter !== 0) letters = (letters << 8) | letter;
  }
  return letters;
}
