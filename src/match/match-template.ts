import type { ParameterLetter } from "../../generated/tables/format.ts";
import { type Match, NO_VALUES } from "../model/message.ts";
import type { Parameter, Segment, TemplatePlan } from "./template.ts";

/**
 * Raw values of a template's parameters in a text, or null if the text does not match. No regular expression and no
 * backtracking: every value has one possible end (see `Reach`), so time is linear.
 */
export function matchTemplate(plan: TemplatePlan, text: string): readonly string[] | null {
  return fitsTemplate(plan, text) ? cutValues(plan, text) : null;
}

/** Whether a text matches the template. */
export function fitsTemplate(plan: TemplatePlan, text: string): boolean {
  const { segments, prefix, suffix } = plan;
  const end = text.length - suffix.length;
  if (end < prefix.length || !samplesFit(plan, text, end)) return false;
  // The samples cover the shortest literals completely.
  if (prefix.length > 2 && !standsAt(text, prefix, 0)) return false;
  if (suffix.length > 3 && !standsAt(text, suffix, end)) return false;
  const stop = suffix === "" ? segments.length : segments.length - 1;
  let position = prefix.length;
  for (let index = prefix === "" ? 0 : 1; index < stop; index += 1) {
    const segment = segments[index];
    if (typeof segment === "string") {
      if (!standsAt(text, segment, position)) return false;
      position += segment.length;
    } else if (segment !== undefined) {
      const valueEnd = endOf(segment, segments[index + 1], text, position, end);
      if (valueEnd < position || valueEnd > end || (valueEnd === position && !segment.mayBeEmpty)) return false;
      position = valueEnd;
    }
  }
  return position === end;
}

/**
 * Whether the text has the literal at a position. V8 copies up to 12 characters faster than it searches; for longer
 * ones `indexOf` is faster than `startsWith` and `endsWith`. All are linear.
 */
function standsAt(text: string, literal: string, position: number): boolean {
  if (literal.length < 13) return text.slice(position, position + literal.length) === literal;
  return text.indexOf(literal, position) === position;
}

/** The values of a text that matches; its literals are already checked. */
function cutValues({ segments, suffix, noValues }: TemplatePlan, text: string): readonly string[] {
  const end = text.length - suffix.length;
  // A copy of the right size: a growing array allocates 17 elements at once.
  const values = noValues.slice();
  let position = 0;
  let count = 0;
  for (let index = 0; count < values.length; index += 1) {
    const segment = segments[index];
    if (typeof segment === "string") position += segment.length;
    else if (segment !== undefined) {
      const isLast = count === values.length - 1 && index + (suffix === "" ? 1 : 2) === segments.length;
      const valueEnd = isLast ? end : endOf(segment, segments[index + 1], text, position, end);
      values[count] = text.slice(position, valueEnd);
      position = valueEnd;
      count += 1;
    }
  }
  return values;
}

/** Raw values of the matched text. They are cut only when asked for. */
export function valuesOf({ message, values }: Match, text: string): readonly string[] {
  return values ?? (message === null ? NO_VALUES : cutValues(message.plan, text));
}

function samplesFit(plan: TemplatePlan, text: string, end: number): boolean {
  if (plan.prefix !== "") {
    if (text.charCodeAt(0) !== plan.prefixStart) return false;
    if (text.charCodeAt(plan.prefix.length - 1) !== plan.prefixEnd) return false;
  }
  if (plan.suffix === "") return true;
  if (text.charCodeAt(end) !== plan.suffixStart || text.charCodeAt(text.length - 1) !== plan.suffixEnd) return false;
  return text.charCodeAt(end + (plan.suffix.length >> 1)) === plan.suffixMiddle;
}

function endOf(
  { type, reach }: Parameter,
  next: Segment | undefined,
  text: string,
  start: number,
  end: number,
): number {
  switch (reach) {
    case "class":
      return scanValue(type, text, start);
    case "stop":
      return typeof next === "string" ? text.indexOf(next.charAt(0), start) : -1;
    case "end":
      return end;
    case "word":
      return wordEnd(text, start);
    default:
      reach satisfies never;
      return -1;
  }
}

/** Pattern of the values of each class. A text can be cut in one way only, and in linear time. */
const CLASSES: Readonly<Record<ParameterLetter, RegExp | null>> = {
  i: /-?\d{1,20}/y,
  t: /\d{10,17}/y,
  d: /-?\d{1,30}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?/iy,
  // Also masked addresses (`203.0.113.*`), which people paste. The last character isn't punctuation.
  p: /[\w.:*-]{0,99}[A-Za-z\d:*]/y,
  // `10 SECOND`, `1MINUTE`, `MINUTE`.
  v: /(?:\d{1,9} ?)?[A-Za-z]{1,12}/y,
  b: /true|false/y,
  s: null,
  l: null,
};
/** Maximum length of an address and of a word. Numbers have their own limits. */
const MAX_LENGTH = 64;
const WORD = /[!-\uffff]{1,65}/y;

/**
 * End of the value of a typed parameter that begins at `start`, or -1. The generated patterns say the same
 * (generator/emit/patterns.ts); a property test holds the two together.
 */
export function scanValue(letter: ParameterLetter, text: string, start: number): number {
  const end = endOfRun(CLASSES[letter], text, start);
  return letter === "p" && end - start > MAX_LENGTH ? -1 : end;
}

/** End of a word: up to 64 characters without white space, followed by white space or the end. */
export function wordEnd(text: string, start: number): number {
  const end = endOfRun(WORD, text, start);
  return end - start > MAX_LENGTH ? -1 : end;
}

function endOfRun(pattern: RegExp | null, text: string, start: number): number {
  if (pattern === null) return -1;
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
