import { endPrint, fillsPrint, significance, startPrint } from "./fingerprint.ts";
import { matchTemplate } from "./match-template.ts";
import { type Message, NO_VALUES } from "./message.ts";
import { Samples } from "./samples.ts";
import type { Rows } from "./read-rows.ts";
import { withoutTail } from "./tails.ts";
import { planTemplate, type Segment, type TemplatePlan } from "./template-plan.ts";
import { matchTolerant, sameWording } from "./tolerant.ts";

/** Longer texts are compared to the letter only, so that no text costs more than its length. */
const TOLERANT_LENGTH = 8192;
/** A text under another code must say this much in letters and digits to be believed. */
const ENOUGH_LETTERS = 12;

interface Candidate {
  readonly message: Message;
  readonly plan: TemplatePlan;
  readonly literal: string | null;
  readonly letters: number;
}

export interface Found {
  readonly message: Message;
  readonly values: readonly string[];
}

/**
 * All texts of a family by a fingerprint of their beginning and end: what neither begins nor ends like any
 * of them is known to be unknown after 16 letters. Candidates are compared in full before they count.
 */
export class TextIndex {
  readonly #samples = new Samples();
  readonly #whole = new Map<number, Candidate[]>();
  readonly #byStart = new Map<number, Candidate[]>();
  readonly #byEnd = new Map<number, Candidate[]>();

  constructor(rows: Rows) {
    for (const row of rows.all()) {
      for (const message of row.messages) {
        this.#add(message, message.segments);
        const shorter = withoutLastTail(message.segments);
        if (shorter !== null) this.#add(message, shorter);
      }
    }
  }

  /** What a text may be, after a few of its letters: see Samples. */
  hints(text: string): number {
    return text.length > TOLERANT_LENGTH ? 0 : this.#samples.hints(text);
  }

  /** The message that has this wording, first of all one of `code`. */
  find(text: string, code: number): Found | null {
    const start = startPrint(text);
    const end = endPrint(text);
    const lists = [this.#whole.get(Math.imul(start, 31) ^ end), this.#byStart.get(start), this.#byEnd.get(end)];
    let other: Found | null = null;
    for (const list of lists) {
      if (list === undefined) continue;
      for (const candidate of list) {
        const isOwn = candidate.message.entry.code === code;
        if (!isOwn && (other !== null || candidate.letters < ENOUGH_LETTERS)) continue;
        const values = valuesIn(candidate, text);
        if (values === null) continue;
        if (isOwn) return { message: candidate.message, values };
        other = { message: candidate.message, values };
      }
    }
    return other;
  }

  /** Every message with this wording, whatever its code; to the letter where any has it so. */
  findAll(text: string): readonly Found[] {
    if (text.length > TOLERANT_LENGTH) return [];
    const start = startPrint(text);
    const end = endPrint(text);
    const exact: Found[] = [];
    const found: Found[] = [];
    for (const list of [this.#whole.get(Math.imul(start, 31) ^ end), this.#byStart.get(start), this.#byEnd.get(end)]) {
      for (const candidate of list ?? []) {
        const values = candidate.letters < ENOUGH_LETTERS ? null : valuesIn(candidate, text);
        if (values === null) continue;
        found.push({ message: candidate.message, values });
        if (candidate.literal === text) exact.push({ message: candidate.message, values });
      }
    }
    return exact.length > 0 ? exact : found;
  }

  #add(message: Message, segments: readonly Segment[]): void {
    const [first] = segments;
    const last = segments.at(-1);
    const literal = segments.length === 1 && typeof first === "string" ? first : null;
    const letters = segments.reduce((sum, part) => sum + (typeof part === "string" ? significance(part) : 0), 0);
    const candidate: Candidate = { message, plan: planTemplate(segments), literal, letters };
    if (literal !== null) {
      const start = startPrint(literal);
      const end = endPrint(literal);
      this.#samples.addWhole(literal);
      push(this.#whole, Math.imul(start, 31) ^ end, candidate);
    } else if (typeof first === "string" && fillsPrint(first)) {
      this.#samples.addStart(first);
      push(this.#byStart, startPrint(first), candidate);
    } else if (typeof last === "string" && fillsPrint(last)) {
      this.#samples.addEnd(last);
      push(this.#byEnd, endPrint(last), candidate);
    }
  }
}

function valuesIn({ literal, plan }: Candidate, text: string): readonly string[] | null {
  if (literal !== null) return literal === text || sameWording(literal, text) ? NO_VALUES : null;
  return matchTemplate(plan, text) ?? matchTolerant(plan.segments, text);
}

function withoutLastTail(segments: readonly Segment[]): readonly Segment[] | null {
  const last = segments.at(-1);
  if (typeof last !== "string") return null;
  const shorter = withoutTail(last);
  return shorter === null ? null : [...segments.slice(0, -1), shorter];
}

function push(lists: Map<number, Candidate[]>, key: number, candidate: Candidate): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [candidate]);
  else list.push(candidate);
}
