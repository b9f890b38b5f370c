import type { Message } from "../model/message.ts";
import { NO_VALUES } from "../model/message.ts";
import { endPrint, fillsPrint, fold, significance, startPrint } from "./fold.ts";
import { matchTemplate } from "./match-template.ts";
import type { Rows } from "./rows.ts";
import { withoutTail } from "./tails.ts";
import { planTemplate, type Segment, type TemplatePlan } from "./template.ts";
import { matchTolerant, sameWording } from "./tolerant.ts";
import { matchAt, type Span, startsIn } from "./within.ts";

/** Longer texts are compared only exactly, so that a text costs at most its length. */
const TOLERANT_LENGTH = 8192;
/** Minimum letters and digits of a text that is under another code or within a longer text. */
const ENOUGH_LETTERS = 12;
/** Maximum of positions at which a template that begins with a value is tried. */
const MAX_OPEN_STARTS = 8;
/** Maximum of templates tried at all positions of one text together. */
const MAX_ATTEMPTS = 256;
/** Characters in a fingerprint. */
const REACH = 96;

interface Candidate {
  readonly message: Message;
  readonly plan: TemplatePlan;
  readonly literal: string | null;
  readonly letters: number;
  /** First letter or digit, folded; 0 if a value comes first. */
  readonly first: number;
}

export interface Found {
  readonly message: Message;
  readonly values: readonly string[];
}

/** Messages within a longer text, with their positions. */
export interface FoundWithin {
  readonly found: readonly Found[];
  readonly start: number;
  readonly end: number;
}

/**
 * All texts of a family by a fingerprint of their beginning or end. Candidates are compared in full before they count.
 */
export class TextIndex {
  readonly #byStart = new Map<number, Candidate[]>();
  readonly #byEnd = new Map<number, Candidate[]>();
  readonly #byCode = new Map<number, Candidate[]>();

  constructor(rows: Rows) {
    for (const { messages } of rows.all()) {
      for (const message of messages) {
        this.#add(message, message.segments);
        const shorter = withoutLastTail(message.segments);
        if (shorter !== null) this.#add(message, shorter);
      }
    }
  }

  /** The message with this wording, preferably one of `code`. */
  find(text: string, code: number): Found | null {
    if (text.length > TOLERANT_LENGTH) return null;
    let other: Found | null = null;
    for (const list of [this.#byStart.get(startPrint(text)), this.#byEnd.get(endPrint(text))]) {
      for (const candidate of list ?? []) {
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

  /** All messages with this wording, of any code; only exact matches if there are any. */
  findAll(text: string): readonly Found[] {
    if (text.length > TOLERANT_LENGTH) return [];
    const exact: Found[] = [];
    const found: Found[] = [];
    for (const list of [this.#byStart.get(startPrint(text)), this.#byEnd.get(endPrint(text))]) {
      for (const candidate of list ?? []) {
        const values = candidate.letters < ENOUGH_LETTERS ? null : valuesIn(candidate, text);
        if (values === null) continue;
        found.push({ message: candidate.message, values });
        if (candidate.literal === text) exact.push({ message: candidate.message, values });
      }
    }
    return exact.length > 0 ? exact : found;
  }

  /** The longest message of a code within a longer text. */
  findWithin(text: string, code: number): (Found & Span) | null {
    const candidates = this.#byCode.get(code);
    if (candidates === undefined) return null;
    let best: (Found & Span) | null = null;
    let letters = 0;
    let attempts = 0;
    for (const [index, at] of startsIn(text).entries()) {
      const first = fold(text.charCodeAt(at));
      for (const candidate of candidates) {
        if (candidate.letters <= letters) continue;
        if (candidate.first === 0 ? index >= MAX_OPEN_STARTS : candidate.first !== first) continue;
        if ((attempts += 1) > MAX_ATTEMPTS) return best;
        const place = matchAt(candidate.plan.segments, text, at);
        if (place === null) continue;
        best = { message: candidate.message, ...place };
        letters = candidate.letters;
      }
    }
    return best;
  }

  /** The longest message within a longer text without a code; one match for each code that has it. */
  findAllWithin(text: string): FoundWithin | null {
    let places: readonly (Found & Span)[] = [];
    let attempts = 0;
    for (const at of startsIn(text)) {
      for (const candidate of this.#byStart.get(startPrint(text.slice(at, at + REACH))) ?? []) {
        if (candidate.letters < ENOUGH_LETTERS || candidate.plan.prefixStart !== text.charCodeAt(at)) continue;
        if ((attempts += 1) > MAX_ATTEMPTS) break;
        const place = matchAt(candidate.plan.segments, text, at);
        if (place === null) continue;
        const [best] = places;
        const more = best === undefined ? 1 : place.end - place.start - (best.end - best.start);
        if (more > 0) places = [{ message: candidate.message, ...place }];
        else if (more === 0 && place.start === best?.start)
          places = [...places, { message: candidate.message, ...place }];
      }
    }
    const [first] = places;
    return first === undefined ? null : { found: places, start: first.start, end: first.end };
  }

  #add(message: Message, segments: readonly Segment[]): void {
    const [first] = segments;
    const last = segments.at(-1);
    const literal = segments.length === 1 && typeof first === "string" ? first : null;
    const letters = segments.reduce((sum, part) => sum + (typeof part === "string" ? significance(part) : 0), 0);
    const plan = planTemplate(segments);
    const candidate: Candidate = { message, plan, literal, letters, first: firstOf(plan) };
    push(this.#byCode, message.entry.code, candidate);
    if (typeof first === "string" && (literal !== null || fillsPrint(first))) {
      push(this.#byStart, startPrint(first), candidate);
    } else if (typeof last === "string" && fillsPrint(last)) {
      push(this.#byEnd, endPrint(last), candidate);
    }
  }
}

function firstOf({ prefix }: TemplatePlan): number {
  for (let index = 0; index < prefix.length; index += 1) {
    const folded = fold(prefix.charCodeAt(index));
    if (folded !== 0) return folded;
  }
  return 0;
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
