import { fold, isFullStop } from "./fold.ts";
import { scanValue, wordEnd } from "./match-template.ts";
import type { Parameter, Segment } from "./template.ts";
import { afterLiteral, isSpace, skipIgnored, stopBefore, trimmedEnd } from "./tolerant.ts";

/** Maximum length that is searched in a longer text. */
const SEARCHED = 16_384;
const MAX_VALUE_LENGTH = 300;
const MAX_STARTS = 80;
const MAX_TRIES = 16;

/** Position of a template in a longer text. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly values: readonly string[];
}

/** Positions where a message may begin in a longer text: after a quote, a bracket, a colon, a sentence, a number. */
export function startsIn(text: string): readonly number[] {
  const starts: number[] = [];
  const limit = Math.min(text.length, SEARCHED);
  let wasWord = false;
  for (let at = 0; at < limit && starts.length < MAX_STARTS; at += 1) {
    const isWord = isWordCharacter(text.charCodeAt(at));
    if (isWord && !wasWord && isBoundaryBefore(text, at)) starts.push(at);
    wasWord = isWord;
  }
  return starts;
}

/**
 * Matches the template at this position of a longer text, up to a boundary: the end, a quote, a bracket, a comma, a
 * pipe, ` - `, markup, `key=value`, a second sentence. Ignores the same differences as `sameWording`.
 */
export function matchAt(segments: readonly Segment[], text: string, start: number): Span | null {
  const values: string[] = [];
  let position = start;
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index];
    if (segment === undefined) return null;
    const isLast = index === segments.length - 1;
    if (typeof segment === "string") {
      position = afterLiteral(isLast ? segment.slice(0, trimmedEnd(segment)) : segment, text, position, text.length);
      if (position < 0) return null;
      continue;
    }
    const from = segment.reach === "class" ? skipIgnored(text, position, text.length) : position;
    const end = endOfValue(segment, segments[index + 1], index + 2 >= segments.length, text, from);
    if (end < from || (end === from && !segment.mayBeEmpty)) return null;
    values.push(text.slice(from, end));
    position = end;
  }
  const last = segments.at(-1);
  return placeOf(typeof last === "string" ? closingQuote(last, text, position) : position, { text, start, values });
}

function placeOf(
  position: number,
  { text, start, values }: { readonly text: string; readonly start: number; readonly values: readonly string[] },
): Span | null {
  let end = position;
  while (end < text.length && isFullStop(text.charCodeAt(end))) end += 1;
  return isBoundaryAfter(text, end, end > position) ? { start, end, values } : null;
}

/** A template that ends with a quote has it in the text too. */
function closingQuote(literal: string, text: string, position: number): number {
  const last = literal.charCodeAt(literal.length - 1);
  const quote = isFullStop(last) ? literal.charCodeAt(literal.length - 2) : last;
  const isClosed = fold(quote) === 0 && !isSpace(quote) && position < text.length;
  return isClosed && text.charCodeAt(position) === quote ? position + 1 : position;
}

function endOfValue(
  { type, reach }: Parameter,
  next: Segment | undefined,
  isLastValue: boolean,
  text: string,
  start: number,
): number {
  const limit = Math.min(text.length, start + MAX_VALUE_LENGTH);
  // Cut first: searching the whole rest at every position of a long text would be quadratic.
  if (reach === "class") return start + scanValue(type, text.slice(start, limit), 0);
  if (typeof next !== "string") return reach === "word" ? wordEnd(text, start) : endOfLastValue(text, start, limit);
  return isLastValue ? beforeClosing(next, text, start, limit) : stopBefore(next, text, start, limit);
}

/** The value ends before the last literal, if a boundary follows that literal. */
function beforeClosing(literal: string, text: string, start: number, limit: number): number {
  const closing = literal.slice(0, trimmedEnd(literal));
  const first = closing === "" ? literal.charAt(0) : closing;
  let at = stopBefore(first, text, start, limit);
  for (let tries = 0; at >= 0 && tries < MAX_TRIES; tries += 1) {
    const end = closing === "" ? at + 1 : afterLiteral(closing, text, at, text.length);
    if (end >= 0 && placeOf(end, { text, start, values: [] }) !== null) return at;
    at = stopBefore(first, text, at + 1, limit);
  }
  return -1;
}

function endOfLastValue(text: string, start: number, limit: number): number {
  for (let end = start; end < limit; end += 1) {
    const code = text.charCodeAt(end);
    if (code !== 44 && isBoundaryAfter(text, end, false)) return end;
    if (isFullStop(code) && isBoundaryAfter(text, end + 1, true)) return end;
  }
  return limit === text.length ? limit : -1;
}

/** The exchange's id, which ccxt puts before its messages. */
const CLIENT = /binance(?:usdm|coinm|us)? $/;

function isBoundaryBefore(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && isSpace(text.charCodeAt(before))) {
    if (text.charCodeAt(before) < 32) return true;
    before -= 1;
  }
  if (before < 0) return true;
  const code = text.charCodeAt(before);
  const isApart = before < at - 1;
  if (isWordCharacter(code)) return isApart && (isDigit(code) || CLIENT.test(text.slice(Math.max(0, at - 14), at)));
  return isApart || !"-./\\@%".includes(text.charAt(before));
}

function isBoundaryAfter(text: string, end: number, afterStop: boolean): boolean {
  if (end >= text.length) return true;
  const code = text.charCodeAt(end);
  if (code < 32 || code > 127 || CLOSERS.includes(text.charAt(end))) return true;
  if (code !== 32) return false;
  if (afterStop) return true;
  let next = end;
  while (next < text.length && text.charCodeAt(next) === 32) next += 1;
  return next >= text.length || OPENERS.includes(text.charAt(next)) || isKey(text, next) || text.charCodeAt(next) < 32;
}

const CLOSERS = "\"'`)]}>,|*<\\_~";
const OPENERS = "({[<|-*#@'\"`\u2013\u2014\u2190\u2192";

/** `key=`, as in structured logs. */
function isKey(text: string, start: number): boolean {
  let end = start;
  while (end < text.length && end - start < 40 && isWordCharacter(text.charCodeAt(end))) end += 1;
  return end > start && text.charAt(end) === "=";
}

/** ASCII letters, digits and `_`. */
function isWordCharacter(code: number): boolean {
  return isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 122) || code === 95;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
