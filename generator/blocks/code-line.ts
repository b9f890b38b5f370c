/**
 * The shape that everything turns on: a text that begins with an error code. Pages write the sign as hyphen-minus;
 * converters and word processors make it a minus sign or a dash, and figures full width.
 */
export const MINUS = "\\-\u2010\u2011\u2012\u2013\u2014\u2212\uFE63\uFF0D";

/** Negative and positive codes are numbers; zero-padded ones are kept as they are written. */
export type Code = number | string;

const MARKUP_BEFORE = "[\\s*_`~\\\\#\\[\\u200B\\u200C\\u200D\\u2060\\uFEFF\\u00AD]{0,40}";
/** A name may follow without a space (`-1003请求过多`); `-110x` and longer figures are no code. */
export const CODE_FIGURES = "(\\d{3,9})(?![\\da-z_])";
/** `- 1003 TOO_MANY_REQUESTS`: with a space only before a name in capitals, else it is a bullet. */
const SIGNED = new RegExp(`^${MARKUP_BEFORE}[${MINUS}](?: (?=\\d{4,6}\\s+[A-Z][A-Z_]))?${CODE_FIGURES}`, "u");
/**
 * `51006 EXCEED_MAX_BORROWABLE`: without a sign only a constant's name makes figures a code. Four figures and a single
 * word are a year (`2024 CHANGES`).
 */
const CONSTANT_AFTER =
  "(?=[\\s:：.|*_`]{1,20}(?:[A-Z][A-Za-z0-9]*(?:\\\\?_[\\p{L}0-9]+)+|(?<=\\d{5}[^\\d]{1,20})[A-Z]{3,})(?:\\s*[(（[|*`].*)?[\\s*`]*$)";
const UNSIGNED = new RegExp(`^${MARKUP_BEFORE}\\+?(\\d{4,9})(?![\\w-])${CONSTANT_AFTER}`, "su");
const WIDE_FIGURE = /[\uFF10-\uFF19]/gu;

interface Leading {
  readonly code: Code;
  /** Index behind the figures. */
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

/** Full-width figures as ASCII ones, each in its place. */
export function plainFigures(text: string): string {
  return text.replace(WIDE_FIGURE, (figure) => String.fromCharCode(figure.charCodeAt(0) - 0xfee0));
}

/** `51006` is a number, `000123` stays as it is. */
export function positiveCode(figures: string): Code {
  return figures.startsWith("0") ? figures : Number(figures);
}

/** The code that a text begins with, or null. */
export function leadingCode(text: string): Code | null {
  return readLeading(text)?.code ?? null;
}

/** What stands after the leading code and its separator, without emphasis or code marks around it. */
export function afterLeadingCode(text: string): string {
  const leading = readLeading(text);
  if (leading === null) return text;
  return trimMarks(text.slice(leading.end).replace(/^[\s*_`]{0,20}\]?[:：|.]?[\s*_`]{0,20}(?:[–—-]\s)?/u, ""));
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
    character === "*" ||
    character === "`" ||
    character.trim() === "" ||
    /[\u200B-\u200D\u2060\uFEFF\u00AD]/u.test(character)
  );
}

/** Lines that are headings where a text has no marks for them. Each kind, and a page that has it. */
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
