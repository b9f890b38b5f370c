import type { ParameterLetter } from "../../generated/tables/format.ts";

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
