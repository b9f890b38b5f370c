import type { Parameter, Segment } from "./message.ts";
import { isTyped, scanValue } from "./scan-value.ts";

/**
 * Raw values of a template's parameters in a text, or null where the text is not of that template. No regular
 * expression and no backtracking: a literal must stand where it is expected, a typed value is a bounded run, a
 * string reaches to the first character of the next literal, and the last string to the literal at the end.
 */
export function matchTemplate(segments: readonly Segment[], text: string): string[] | null {
  const values: string[] = [];
  let position = 0;
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index];
    if (segment === undefined) return null;
    if (typeof segment === "string") {
      if (!text.startsWith(segment, position)) return null;
      position += segment.length;
      continue;
    }
    const end = valueEnd(segments, index, segment, text, position);
    if (end < 0) return null;
    values.push(text.slice(position, end));
    position = end;
  }
  return position === text.length ? values : null;
}

function valueEnd(
  segments: readonly Segment[],
  index: number,
  parameter: Parameter,
  text: string,
  start: number,
): number {
  const next = segments[index + 1];
  if (isTyped(parameter.type) && isScannable(parameter, next)) return scanValue(parameter.type, text, start);
  const end = stringEnd(segments, index, next, text, start);
  return end > start || (end === start && canBeEmpty(segments[index - 1], next)) ? end : -1;
}

function stringEnd(
  segments: readonly Segment[],
  index: number,
  next: Segment | undefined,
  text: string,
  start: number,
): number {
  if (typeof next === "object") return wordEnd(text, start);
  if (next === undefined) return text.length;
  if (index + 2 === segments.length) {
    const end = text.length - next.length;
    return end >= start && text.endsWith(next) ? end : -1;
  }
  return text.indexOf(next.charAt(0), start);
}

/** A string with another parameter right after it is a word, the only thing that one can tell apart. */
function wordEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + 64);
  let end = start;
  while (end < limit && text.charCodeAt(end) > 32) end += 1;
  return end;
}

/** A typed value cannot be told from a literal that goes on with a digit or a letter: there it is a string. */
export function isScannable(parameter: Parameter, next: Segment | undefined): boolean {
  if (typeof next !== "string") return true;
  return parameter.type === "i" || parameter.type === "t" ? !/^\d/.test(next) : !/^[\dA-Za-z+:*_-]/.test(next);
}

/** Only between quotes or brackets can a value be seen to be empty. */
export function canBeEmpty(previous: Segment | undefined, next: Segment | undefined): boolean {
  if (typeof previous !== "string" || typeof next !== "string") return false;
  return /["'`[({]$/.test(previous) && /^["'`\])}]/.test(next);
}
