import { isHtmlTag, isLineBreak } from "./html-page.ts";
import { finishText } from "./html-text.ts";
import { PAGE_LIMITS } from "./to-blocks.ts";
import MarkdownIt from "markdown-it";

/** `html` so that `<br>` and `<a id>` are seen as markup; everything else as CommonMark has it. */
const markdown = new MarkdownIt({ html: true });

const MARKUP = /[\\`*_[\]<&!~]/u;

/** Rendered text of one line group of Markdown. Input lines are separated by `\n`, hard breaks by `  \n`. */
export function renderInline(text: string): string {
  // markdown-it makes U+FFFD of a null byte, which would pass for damage in the text.
  const source = text.replaceAll("\u0000", "");
  // The link rule of a Markdown parser takes the square of `[[[[…`: a text beyond the limit is taken as it stands.
  if (source.length > PAGE_LIMITS.text || !MARKUP.test(source)) return finishText(joinLines(source));
  const tokens = markdown.parseInline(source, {})[0]?.children ?? [];
  return finishText(tokens.map((token) => textOf(token.type, token.content)).join(""));
}

function textOf(type: string, content: string): string {
  switch (type) {
    case "softbreak":
      return " ";
    case "hardbreak":
      return "\n";
    case "html_inline":
      return textOfTag(content);
    default:
      return content;
  }
}

/** `<SCHEMA_ID>` written without code marks is text that happens to look like a tag: it must not vanish. */
function textOfTag(tag: string): string {
  if (isLineBreak(tag)) return "\n";
  return isHtmlTag(tag) ? "" : tag;
}

function joinLines(source: string): string {
  return source
    .split("  \n")
    .map((line) => line.replaceAll("\n", " "))
    .join("\n");
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
