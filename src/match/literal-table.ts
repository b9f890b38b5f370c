import type { Match } from "./message.ts";

const SLOTS = 512;

interface Literal {
  readonly code: number;
  readonly text: string;
  readonly match: Match;
  /** Another one in the same slot. */
  readonly next: Literal | null;
}

/**
 * Texts without parameters, with their ready matches, by a number made of code, length and one character: one
 * load tells that a text is none of them, and nearly always one comparison that it is (bench/runtime.ts). It holds
 * what the rows hold that were read, so it cannot grow beyond the table.
 */
export class LiteralTable {
  readonly #slots: (Literal | null)[] = Array.from({ length: SLOTS }, () => null);

  add(code: number, text: string, match: Match): void {
    const slot = slotOf(code, text);
    this.#slots[slot] = { code, text, match, next: this.#slots[slot] ?? null };
  }

  find(code: number, text: string): Match | null {
    let literal = this.#slots[slotOf(code, text)];
    while (literal !== null && literal !== undefined) {
      if (literal.code === code && literal.text === text) return literal.match;
      literal = literal.next;
    }
    return null;
  }
}

function slotOf(code: number, text: string): number {
  const { length } = text;
  const middle = text.charCodeAt(length >> 1);
  return (Math.imul(code, 0x9e3779b1) ^ Math.imul((length << 8) ^ middle, 0x85ebca6b)) >>> 23;
}
