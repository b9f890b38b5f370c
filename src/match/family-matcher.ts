import type { FamilyTable } from "../../generated/tables/format.ts";
import { type Match, NO_MATCH } from "../model/message.ts";
import { fitsTemplate } from "./match-template.ts";
import { type RowContents, Rows } from "./rows.ts";
import { requestIpAfter, withoutRequestIp, withoutTail } from "./tails.ts";
import { type Found, type FoundWithin, TextIndex } from "./text-index.ts";
import type { Span } from "./within.ts";

export type { Found, FoundWithin };

/** A match and the matched part of the text. */
export interface Reading {
  readonly match: Match;
  readonly text: string;
}

/**
 * Recognises the texts of one family. The code decides the entry; the text only refines it. No caller's input is kept,
 * so memory is bounded.
 */
export class FamilyMatcher {
  readonly table: FamilyTable;
  readonly rows: Rows;
  #index: TextIndex | null = null;

  constructor(table: FamilyTable) {
    this.table = table;
    this.rows = new Rows(table);
  }

  /** Match of a code and its whole text. */
  match(code: number, text: string): Match {
    const contents = this.rows.contents(code);
    if (contents === null) return this.#matchLoosely(NO_MATCH, code, text);
    const literal = contents.literals.get(text);
    if (literal !== undefined) return literal;
    return matchTemplates(contents, text) ?? this.#matchLoosely(contents.codeAlone, code, text);
  }

  /** Match of a code without a text. */
  matchCode(code: number): Match {
    return this.rows.contents(code)?.codeAlone ?? NO_MATCH;
  }

  /** The longest message of a code within a longer text, with the matched part. */
  matchWithin(code: number, whole: string): Reading | null {
    const contents = this.rows.contents(code);
    const match = contents === null ? null : this.#within(code, whole);
    if (contents === null || match === null) return null;
    const text = whole.slice(match.start, match.end);
    const toTheLetter = contents.literals.get(text) ?? matchTemplates(contents, text);
    const { requestIp } = match;
    return { match: toTheLetter === null ? match : { ...toTheLetter, requestIp }, text };
  }

  /** All messages with this wording, for clients that drop the code. */
  findAll(text: string): readonly Found[] {
    const found = this.#texts.findAll(text);
    if (found.length > 0) return found;
    const shorter = withoutRequestIp(text)?.text ?? withoutTail(text);
    return shorter === null ? [] : this.#texts.findAll(shorter);
  }

  /** The longest message within a longer text without a code. */
  findAllWithin(text: string): FoundWithin | null {
    return this.#texts.findAllWithin(text);
  }

  get #texts(): TextIndex {
    return (this.#index ??= new TextIndex(this.rows));
  }

  #within(code: number, text: string): (Match & Span) | null {
    const found = this.#texts.findWithin(text, code);
    if (found === null) return null;
    return { kind: "tolerant", entry: found.message.entry, requestIp: requestIpAfter(text, found.end), ...found };
  }

  #matchLoosely(codeAlone: Match, code: number, text: string): Match {
    const texts = this.#texts;
    const whole = texts.find(text, code);
    if (whole?.message.entry.code === code) return matchOf(whole, codeAlone, code, null);
    const bare = withoutRequestIp(text);
    const shorter = bare?.text ?? withoutTail(text);
    const again = shorter === null ? null : texts.find(shorter, code);
    if (again?.message.entry.code === code) return matchOf(again, codeAlone, code, bare?.ip ?? null);
    const within = codeAlone === NO_MATCH ? null : this.#within(code, text);
    if (within !== null) return within;
    const other = whole ?? again;
    return other === null ? codeAlone : matchOf(other, codeAlone, code, bare?.ip ?? null);
  }
}

function matchTemplates({ templates, starts }: RowContents, text: string): Match | null {
  if ((starts & (1 << text.charCodeAt(0))) === 0) return null;
  for (const { plan, match } of templates) if (fitsTemplate(plan, text)) return match;
  return null;
}

function matchOf({ message, values }: Found, codeAlone: Match, code: number, requestIp: string | null): Match {
  const isOwn = message.entry.code === code;
  const entry = isOwn ? message.entry : codeAlone.entry;
  return { kind: isOwn ? "tolerant" : "other-code", entry, message, values, requestIp };
}
