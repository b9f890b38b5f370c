/**
 * The shape that everything turns on: a text that begins with an error code. Pages write the sign as hyphen-minus;
 * converters and word processors make it a minus sign or a dash.
 */
export const MINUS = "\\-\u2010\u2011\u2012\u2013\u2014\u2212\uFE63\uFF0D";

const MARKUP_BEFORE = "[\\s*_`~\\\\#\\[\\u200B\\u200C\\u200D\\u2060\\uFEFF]{0,40}";
/** A name may follow without a space (`-1003请求过多`); `-110x` and longer figures are no code. */
export const CODE_FIGURES = "(\\d{3,9})(?![\\da-z_])";
const LEADING = new RegExp(`^${MARKUP_BEFORE}[${MINUS}]${CODE_FIGURES}`, "u");

/** The negative code that a text begins with, or null. */
export function leadingCode(text: string): number | null {
  const digits = LEADING.exec(text)?.[1];
  return digits === undefined ? null : -Number(digits);
}

/** What stands after the leading code and its separator, without emphasis or code marks around it. */
export function afterLeadingCode(text: string): string {
  const match = LEADING.exec(text);
  if (match === null) return text;
  return trimMarks(text.slice(match[0].length).replace(/^[\s*_`]{0,20}[:：|]?[\s*_`]{0,20}(?:[–—-]\s)?/u, ""));
}

/**
 * Whether a line that begins with a code is a title (`-1000 UNKNOWN`, `-1003 请求过多`) rather than a sentence about
 * the code (`-1013 is a filter error …`, `-1013 INVALID_MESSAGE provides …:`) or the end of one (`-1999.`).
 */
export function isCodeTitle(line: string): boolean {
  if (leadingCode(line) === null) return false;
  const rest = afterLeadingCode(line);
  if (rest === "") return !/[.。,，;；!！?？)）]\s*$/u.test(line);
  if (rest.length > 120 || /^[\p{Ll}.,;!?)，。；！？）]/u.test(rest)) return false;
  if (/^(?:to|through|~|至|到)\b/u.test(rest)) return false;
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+[:：]?(?:\s*[(（][^)）]*[)）])?[:：]?$/u.test(rest)) return true;
  return !/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\s+\p{Ll}/u.test(rest) && !/[:：]$/u.test(rest);
}

/** A title that can be nothing else even in running text: the code and a name in capitals, or the code alone. */
export function isBareCodeTitle(line: string): boolean {
  if (leadingCode(line) === null) return false;
  const rest = afterLeadingCode(line);
  return isCodeTitle(line) && (rest === "" || /^[A-Z][A-Z0-9]*(?:_[\p{L}0-9]+)*$/u.test(rest));
}

function trimMarks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isMark(text.charAt(start))) start += 1;
  while (end > start && isMark(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isMark(character: string): boolean {
  return (
    character === "*" || character === "`" || character.trim() === "" || /[\u200B-\u200D\u2060\uFEFF]/u.test(character)
  );
}
