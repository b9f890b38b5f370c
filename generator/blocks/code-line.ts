/**
 * Reads a text that begins with an error code. Pages write the sign as hyphen-minus; converters and word processors
 * write a minus sign, a dash or full-width digits.
 */
export const MINUS = "\\-\u2010\u2011\u2012\u2013\u2014\u2212\uFE63\uFF0D";

/** Negative and positive codes are numbers; zero-padded codes stay strings. */
export type Code = number | string;

const MARKUP_BEFORE = "[\\s*_`~\\\\#\\[\\u200B\\u200C\\u200D\\u2060\\uFEFF\\u00AD]{0,40}";
/** A name may follow without a space (`-1003请求过多`); `-110x` and longer numbers aren't codes. */
export const CODE_FIGURES = "(\\d{3,9})(?![\\da-z_])";
/**
 * `- 1003 TOO_MANY_REQUESTS`: a space after the sign is allowed only before a name in capitals; otherwise the sign is a
 * bullet.
 */
const SIGNED = new RegExp(`^${MARKUP_BEFORE}[${MINUS}](?: (?=\\d{4,6}\\s+[A-Z][A-Z_]))?${CODE_FIGURES}`, "u");
/**
 * `51006 EXCEED_MAX_BORROWABLE`: without a sign, digits are a code only before a constant's name. Four digits and a
 * single word are a year (`2024 CHANGES`).
 */
const CONSTANT_AFTER =
  "(?=[\\s:：.|*_`]{1,20}(?:[A-Z][A-Za-z0-9]*(?:\\\\?_[\\p{L}0-9]+)+|(?<=\\d{5}[^\\d]{1,20})[A-Z]{3,})(?:\\s*[(（[|*`].*)?[\\s*`]*$)";
const UNSIGNED = new RegExp(`^${MARKUP_BEFORE}\\+?(\\d{4,9})(?![\\w-])${CONSTANT_AFTER}`, "su");
const WIDE_FIGURE = /[\uFF10-\uFF19]/gu;

interface Leading {
  readonly code: Code;
  /** Index after the digits. */
  readonly end: number;
}

function readLeading(text: string): Leading | null {
  const plain = plainFigures(text);
  const signed = SIGNED.exec(plain);
  if (signed !== null) return { code: -Number(signed[1]), end: signed[0].length };
  const unsigned = UNSIGNED.exec(plain);
  if (unsigned?.[1] === undefined) return null;
  return { code: positiveCode(unsigned[1]), end: unsigned[0].length };
}

/** Replaces full-width digits by ASCII digits, keeping positions. */
export function plainFigures(text: string): string {
  return text.replace(WIDE_FIGURE, (figure) => String.fromCharCode(figure.charCodeAt(0) - 0xfee0));
}

/** `51006` is a number, `000123` a string. */
export function positiveCode(figures: string): Code {
  return figures.startsWith("0") ? figures : Number(figures);
}

/** The code that a text begins with, or null. */
export function leadingCode(text: string): Code | null {
  return readLeading(text)?.code ?? null;
}

/** The text after the leading code and its separator, without emphasis or code marks. */
export function afterLeadingCode(text: string): string {
  const leading = readLeading(text);
  if (leading === null) return text;
  return trimMarks(text.slice(leading.end).replace(/^[\s*_`]{0,20}\]?[:：|.]?[\s*_`]{0,20}(?:[–—-]\s)?/u, ""));
}

/**
 * Whether a line that begins with a code is a title (`-1000 UNKNOWN`, `-1003 请求过多`) rather than a sentence about the
 * code (`-1013 is a filter error …`, `-1013 INVALID_MESSAGE provides …:`) or the end of a sentence (`-1999.`).
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

/** A certain title, even in running text: the code and a name in capitals, or only the code. */
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
    character === "*" ||
    character === "`" ||
    character.trim() === "" ||
    /[\u200B-\u200D\u2060\uFEFF\u00AD]/u.test(character)
  );
}

/** Lines that are headings without heading marks. Each kind with a page that has it. */
const SECTION_LINES: readonly { readonly pattern: RegExp; readonly seen: string }[] = [
  {
    pattern: /^-?\d{1,2}[xX]{2,3}(?:\s|\/|-|$)/u,
    seen: "10xx - General Server or Network issues; 6XXX; -9xxx Filter failures",
  },
  { pattern: /^\d?xxx-\d?xxx\b/iu, seen: "3xxx-5xxx SAPI-specific issues" },
  {
    pattern: /^(?:[IVX]{1,5}\.|[一二三四五六七八九十]{1,3}、)\s*\S/u,
    seen: "IV. Filter Failures (-1013), in an article",
  },
  { pattern: /^(?:Filter failures|过滤器故障|订单未能通过过滤器)$/iu, seen: "the filter table" },
  { pattern: /^(?:Order Rejection Issues|订单拒绝错误)$/iu, seen: "the reject table of the sapi pages" },
  { pattern: /^(?:Messages for|消息)\s+[-−–]\d{4}/iu, seen: "the reject table of the spot page" },
  {
    pattern: /^(?:Errors regarding|有关使用|关于)\s.{3,60}(?:cancelReplace|的错误)/iu,
    seen: "Errors regarding placing orders via cancelReplace",
  },
];

export function isSectionLine(line: string): boolean {
  const text = line.trim();
  return text.length <= 200 && SECTION_LINES.some(({ pattern }) => pattern.test(text));
}
