import { fold, isFullStop } from "./fold.ts";
import { scanValue, wordEnd } from "./match-template.ts";
import type { Parameter, Segment } from "./template.ts";

/** Whether two wordings differ only in case, quotes, white space, backslashes and the final full stop. */
export function sameWording(left: string, right: string): boolean {
  return sameFolded(left, 0, trimmedEnd(left), right, 0, trimmedEnd(right));
}

/** Like `matchTemplate`, with literals compared as `sameWording` does. Values are cut from the unchanged text. */
export function matchTolerant(segments: readonly Segment[], text: string): string[] | null {
  const end = trimmedEnd(text);
  const values: string[] = [];
  let position = 0;
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index];
    if (segment === undefined) return null;
    if (typeof segment === "string") {
      if (index === segments.length - 1) {
        return sameFolded(segment, 0, trimmedEnd(segment), text, position, end) ? values : null;
      }
      position = afterLiteral(segment, text, position, end);
      if (position < 0) return null;
      continue;
    }
    const start = segment.reach === "class" ? skipIgnored(text, position, end) : position;
    const valueEnd = endOfValue(segment, segments[index + 1], text, start, end);
    if (valueEnd < start || valueEnd > end || (valueEnd === start && !segment.mayBeEmpty)) return null;
    values.push(text.slice(start, valueEnd));
    position = valueEnd;
  }
  return skipIgnored(text, position, end) === end ? values : null;
}

function endOfValue(parameter: Parameter, next: Segment | undefined, text: string, start: number, end: number): number {
  const { type, reach } = parameter;
  if (reach === "class") return scanValue(type, text, start);
  if (reach === "word") return wordEnd(text, start);
  if (typeof next !== "string") return end;
  return reach === "end" ? beforeLiteral(next, text, start, end) : stopBefore(next, text, start, end);
}

/** The end of a value before a literal: at the literal's first character, or one that folds to the same. */
export function stopBefore(next: string, text: string, start: number, end: number): number {
  const stop = next.charCodeAt(0);
  const wanted = fold(stop);
  const isStop = stop <= 32 ? isSpace : wanted === 0 ? isQuote : (code: number): boolean => fold(code) === wanted;
  for (let position = start; position < end; position += 1) {
    if (isStop(text.charCodeAt(position))) return position;
  }
  if (wanted !== 0 || stop <= 32) return -1;
  for (let position = start; position < end; position += 1) {
    if (isSpace(text.charCodeAt(position))) return position;
  }
  return -1;
}

/** Position after a literal, or -1. Ignored characters at its end are skipped in the text too. */
export function afterLiteral(literal: string, text: string, start: number, end: number): number {
  let position = start;
  for (let index = 0; index < literal.length; index += 1) {
    const wanted = fold(literal.charCodeAt(index));
    if (wanted === 0) continue;
    position = skipIgnored(text, position, end);
    if (position >= end || fold(text.charCodeAt(position)) !== wanted) return -1;
    position += 1;
  }
  return fold(literal.charCodeAt(literal.length - 1)) === 0 ? skipIgnored(text, position, end) : position;
}

/** Start of the literal that ends the text, or -1. */
function beforeLiteral(literal: string, text: string, start: number, end: number): number {
  let position = end;
  for (let index = trimmedEnd(literal) - 1; index >= 0; index -= 1) {
    const wanted = fold(literal.charCodeAt(index));
    if (wanted === 0) continue;
    while (position > start && fold(text.charCodeAt(position - 1)) === 0) position -= 1;
    if (position <= start || fold(text.charCodeAt(position - 1)) !== wanted) return -1;
    position -= 1;
  }
  if (fold(literal.charCodeAt(0)) === 0) {
    while (position > start && fold(text.charCodeAt(position - 1)) === 0) position -= 1;
  }
  return position;
}

function sameFolded(
  left: string,
  leftStart: number,
  leftEnd: number,
  right: string,
  rightStart: number,
  rightEnd: number,
): boolean {
  let i = leftStart;
  let j = rightStart;
  for (;;) {
    i = skipIgnored(left, i, leftEnd);
    j = skipIgnored(right, j, rightEnd);
    if (i >= leftEnd || j >= rightEnd) return i >= leftEnd && j >= rightEnd;
    if (fold(left.charCodeAt(i)) !== fold(right.charCodeAt(j))) return false;
    i += 1;
    j += 1;
  }
}

export function skipIgnored(text: string, start: number, end: number): number {
  let position = start;
  while (position < end && fold(text.charCodeAt(position)) === 0) position += 1;
  return position;
}

/** End of the text without final full stops and ignored characters around them. */
export function trimmedEnd(text: string): number {
  let end = text.length;
  while (end > 0 && (fold(text.charCodeAt(end - 1)) === 0 || isFullStop(text.charCodeAt(end - 1)))) end -= 1;
  return end;
}

export function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0x3000;
}

function isQuote(code: number): boolean {
  return !isSpace(code) && fold(code) === 0;
}
