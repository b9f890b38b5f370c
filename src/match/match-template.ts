import type { ParameterLetter } from "../../generated/tables/format.ts";
import { type Match, NO_VALUES } from "../model/message.ts";
import type { Parameter, Segment, TemplatePlan } from "./template.ts";

/**
 * Raw values of a template's parameters in a text, or null where the text is not of that template. No regular
 * expression and no backtracking: every value has one possible end (see `Reach`), so time is linear.
 */
export function matchTemplate(plan: TemplatePlan, text: string): readonly string[] | null {
  return fitsTemplate(plan, text) ? cutValues(plan, text) : null;
}

/** Whether a text is of that template. */
export function fitsTemplate(plan: TemplatePlan, text: string): boolean {
  const { segments, prefix, suffix } = plan;
  const end = text.length - suffix.length;
  if (end < prefix.length || !samplesFit(plan, text, end)) return false;
  // The samples are all there is of the shortest ones.
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
 * Whether a literal stands at a position. V8 copies up to 12 characters faster than it searches; for longer ones
 * `indexOf` is faster than `startsWith` and `endsWith`. All are linear.
 */
function standsAt(text: string, literal: string, position: number): boolean {
  if (literal.length < 13) return text.slice(position, position + literal.length) === literal;
  return text.indexOf(literal, position) === position;
}

/** The values of a text that fits, whose literals need no second look. */
export function cutValues({ segments, suffix, noValues }: TemplatePlan, text: string): readonly string[] {
  const end = text.length - suffix.length;
  // A copy of the right size: an array that grows takes room for 17 at once.
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

/** Raw values of what was matched in a text. A caller who never asks does not pay for cutting them. */
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

const NONE = -1;

/**
 * End of the value of a typed parameter that begins at `start`, or -1. Each class is a run that ends where the
 * next character is not its own, so a text can be cut in one way only, and in linear time. The generated
 * patterns say the same (generator/emit/patterns.ts); a property test holds the two together.
 */
export function scanValue(letter: ParameterLetter, text: string, start: number): number {
  switch (letter) {
    case "i":
      return integerEnd(text, start, 20);
    case "t":
      return timestampEnd(text, start);
    case "d":
      return decimalEnd(text, start);
    case "p":
      return addressEnd(text, start);
    case "v":
      return intervalEnd(text, start);
    case "b":
      return text.startsWith("true", start) ? start + 4 : text.startsWith("false", start) ? start + 5 : NONE;
    case "s":
    case "l":
      return NONE;
    default:
      letter satisfies never;
      return NONE;
  }
}

/** End of a word: up to 64 characters without white space, and none after them. */
export function wordEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + 64);
  let end = start;
  while (end < limit && text.charCodeAt(end) > 32) end += 1;
  return end === start || (end < text.length && text.charCodeAt(end) > 32) ? NONE : end;
}

function digitsEnd(text: string, start: number, most: number): number {
  const limit = Math.min(text.length, start + most);
  let end = start;
  while (end < limit && isDigit(text.charCodeAt(end))) end += 1;
  return end;
}

function integerEnd(text: string, start: number, most: number): number {
  const first = codeAt(text, start) === 45 ? start + 1 : start;
  const end = digitsEnd(text, first, most);
  return end === first ? NONE : end;
}

function timestampEnd(text: string, start: number): number {
  const end = digitsEnd(text, start, 17);
  return end - start < 10 ? NONE : end;
}

function decimalEnd(text: string, start: number): number {
  const whole = integerEnd(text, start, 30);
  if (whole < 0) return NONE;
  const fraction = codeAt(text, whole) === 46 ? digitsEnd(text, whole + 1, 30) : whole;
  const end = fraction > whole + 1 ? fraction : whole;
  if ((codeAt(text, end) | 32) !== 101) return end;
  const sign = codeAt(text, end + 1);
  const first = sign === 43 || sign === 45 ? end + 2 : end + 1;
  const exponent = digitsEnd(text, first, 3);
  return exponent === first ? end : exponent;
}

/** Also masked addresses (`203.0.113.*`), which people paste. The last character is no punctuation. */
function addressEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isAddressCharacter(text.charCodeAt(end))) end += 1;
  while (end > start && isAddressPunctuation(text.charCodeAt(end - 1))) end -= 1;
  return end === start || end - start > 64 ? NONE : end;
}

/** `10 SECOND`, `1MINUTE`, `MINUTE`. */
function intervalEnd(text: string, start: number): number {
  const digits = digitsEnd(text, start, 9);
  const first = digits > start && codeAt(text, digits) === 32 ? digits + 1 : digits;
  const limit = Math.min(text.length, first + 12);
  let end = first;
  while (end < limit && isLetter(text.charCodeAt(end))) end += 1;
  return end === first ? NONE : end;
}

/** A look beyond the end would make the engine give up its fast way of looking at characters, for good. */
function codeAt(text: string, index: number): number {
  return index < text.length ? text.charCodeAt(index) : NONE;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

function isAddressPunctuation(code: number): boolean {
  return code === 46 || code === 45 || code === 95;
}

function isAddressCharacter(code: number): boolean {
  return isDigit(code) || isLetter(code) || code === 58 || code === 42 || isAddressPunctuation(code);
}
