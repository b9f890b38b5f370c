import { parseJson } from "./body.ts";
import type { Statement, Trust } from "./evidence.ts";
import { codeOf } from "./safe-read.ts";

/** Parts of a text: JSON objects, codes in the notations of many languages, and the words around them. */
export interface Quoted {
  readonly values: readonly object[];
  readonly statements: readonly Statement[];
  /** The text without the JSON objects in it. */
  readonly rest: string;
}

const MAX_STARTS = 12;
const MAX_CODES = 8;
const BEFORE = 1000;
const AFTER = 4000;

/** A code with its name: `code=-1121`, `"code":-1121`, `[code] => -1104`, `Code: -1003`, `{ code: -2019`, `错误码 -1121`. */
const LABELLED_CODE =
  /(?:\b(?:error[ _]?)?_?code|errorcode|\berrno|错误码|錯誤碼|错误代码)["'\]]{0,3}\s{0,4}(?:=>|[=:(：>])?\s{0,4}["'([]{0,2}(-?\d{1,9})(?:[^\d.]|\.\s|\.$|$)/gi;
/** `(409, -2021, 'Order cancel-replace …', {…})`, `[503(-1008)]` */
const WITH_STATUS = /(?:\(\s{0,2}[1-5]\d\d\s{0,2},\s{0,2}(-\d{4,9})\s{0,2},|\[[1-5]\d\d\((-\d{4,9})\)\])/g;
/** `Error -1100: …`, `binance: -2011 Unknown …`, `["-1013", …`. */
const BARE_CODE = /(?:^|[\s:([{'"`*#：（，,])(-\d{4,6})(?:[\s:,)\]}'"`*=;：，）]|$)/g;
/** `1008 Server is …`, `0 Service unavailable …`, `-4009=Save …` */
const LEADING_CODE = /^(-?\d{1,6})[= :]{1,2}[A-Za-z"']/;
/** Words right before a number that mark it as a code. */
const LEADS_TO_CODE =
  /(?:binance(?:\.js|us|usdm|coinm)?\]?|error|exception|failed|rejected|refused|code)["'\])]{0,2}[\s:=#([]{1,4}$/i;
/** Clients of the exchange with their own notation of a code. */
const OWN_NOTATION = /<APIError>|\bAPIError\(/;
const MESSAGE_LABEL =
  /(?:\b(?:msg|message|errmsg|error message|reason|detail)|信息|消息)["'\]]{0,3}\s{0,4}(?:=>|[=:：])\s{0,4}/i;
const OWN_LABEL = /\b(?:msg|error message|message)["'\]]{0,3}\s{0,4}(?:=>|[=:：])/i;
const SEPARATORS = /^[\s"')\]:;,=>|.：，）\u2013\u2014-]{1,12}/;
/** Empty, or the end of the printed object with the code: its message, if any, precedes the code. */
const ENDS = /^\s*(?:$|\})/;
/** A cut text ends with the marks that logs add. */
const CUT_HERE = /^\\?["'`]?\s{0,8}(?:$|…|\[?\.{2})/;
const MAX_CUT_LENGTH = 40;
/** Where a printed structure continues after the message. */
const NEXT_FIELD = /["'],?\s{0,2}[{"']{0,2}\w{1,40}["']?\s{0,2}[:=]|["']\s{0,2},\s{0,2}\{|\s\[_?\w{1,40}\] =>/;

const COLOURS = /\u001b\[[\d;]{0,20}m/g;
const ENTITIES: Readonly<Record<string, string>> = { quot: '"', "#34": '"', "#39": "'", "#x27": "'", lt: "<", gt: ">" };

/** The text without a terminal's colours, HTML's escapes, and backslashes before single quotes. */
export function undressed(text: string): string {
  const bare = text.includes("\u001b") ? text.replace(COLOURS, "") : text;
  const decoded = /&(?:quot|#34);/.test(bare)
    ? bare.replace(/&(quot|#34|#39|#x27|lt|gt);/g, (_, name: string) => ENTITIES[name] ?? "")
    : bare;
  return decoded.replaceAll("\\'", "'");
}

/** The parts of a text that isn't JSON itself. */
export function readQuoted(text: string, isForeign: boolean): Quoted {
  const whole = findObjects(text);
  const unescaped = whole.values.length === 0 && text.includes('\\"') ? withoutEscapes(text) : null;
  const { values, rest } = unescaped === null ? whole : findObjects(unescaped);
  // No text of the exchange has two backslashes in a row: printers doubled them.
  const words = (values.length === 0 ? text : rest).replaceAll("\\\\", "\\");
  return { values, statements: codesIn(words, isForeign), rest: words };
}

/** The objects in a text, and the text without them. */
function findObjects(text: string): Pick<Quoted, "values" | "rest"> {
  const values: object[] = [];
  let rest = "";
  let kept = 0;
  let start = text.indexOf("{");
  for (let tries = 0; start >= 0 && tries < MAX_STARTS; tries += 1) {
    const end = objectEnd(text, start);
    const value = end < 0 ? null : parseJson(text.slice(start, end));
    if (typeof value === "object" && value !== null) {
      values.push(value);
      rest += `${text.slice(kept, start)}{} `;
      kept = end;
    }
    start = text.indexOf("{", end < 0 || value === null ? start + 1 : end);
  }
  return { values, rest: rest + text.slice(kept) };
}

/** Position after the object that begins at `start`, or -1. */
function objectEnd(text: string, start: number): number {
  let depth = 0;
  let isQuoted = false;
  for (let position = start; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (isQuoted) {
      if (code === 92) position += 1;
      else if (code === 34) isQuoted = false;
    } else if (code === 34) isQuoted = true;
    else if (code === 123) depth += 1;
    else if (code === 125) {
      depth -= 1;
      if (depth === 0) return position + 1;
    }
  }
  return -1;
}

/** `{\"code\":…`: JSON escaped by another JSON or a log format. A regex would be quadratic in backslashes. */
function withoutEscapes(text: string): string {
  const parts = text.split('"');
  return parts.map((part, index) => (index < parts.length - 1 ? withoutBackslashes(part) : part)).join('"');
}

function withoutBackslashes(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 92) end -= 1;
  return text.slice(0, end);
}

interface Mark {
  readonly code: number;
  readonly start: number;
  readonly end: number;
  readonly trust: Trust;
}

function codesIn(text: string, isForeign: boolean): readonly Statement[] {
  const marks = marksIn(text);
  return marks.map((mark, index) => {
    const from = Math.max(marks[index - 1]?.end ?? 0, mark.start - BEFORE);
    const to = Math.min(marks[index + 1]?.start ?? text.length, mark.end + AFTER);
    const around = text.slice(from, to);
    const before = text.slice(from, mark.start);
    const after = text.slice(mark.end, to);
    const isLabelled = OWN_LABEL.test(after.slice(0, 400)) || (ENDS.test(after) && OWN_LABEL.test(before));
    const trust: Trust = mark.trust === "text" && isLabelled && mark.code <= -1000 ? "shape" : mark.trust;
    return {
      code: mark.code + 0,
      message: messageAt(before, after),
      around,
      origin: "quoted",
      trust,
      isForeign,
    };
  });
}

function marksIn(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  const isOwn = /binance/i.test(text) || OWN_NOTATION.test(text);
  const add = (match: RegExpExecArray, code: string | undefined, trust: Trust): void => {
    if (code === undefined || codeOf(code) === null) return;
    const start = match.index + match[0].lastIndexOf(code);
    const end = start + code.length;
    if (isCut(text, start, end)) return;
    if (marks.length < MAX_CODES && !marks.some((one) => start < one.end && end > one.start)) {
      marks.push({ code: Number(code), start, end, trust: Number(code) <= -1000 ? trust : "text" });
    }
  };
  for (const match of text.matchAll(WITH_STATUS)) add(match, match[1] ?? match[2], "shape");
  for (const match of text.matchAll(LABELLED_CODE)) {
    if (/(?:status|exit|http)[ _-]?$/i.test(text.slice(Math.max(0, match.index - 12), match.index))) continue;
    add(match, match[1], isOwn ? "shape" : "text");
  }
  for (const match of text.matchAll(BARE_CODE)) {
    const start = match.index + match[0].indexOf("-");
    const isLed = LEADS_TO_CODE.test(text.slice(Math.max(0, start - 24), start));
    add(match, match[1], isOwn && isLed ? "shape" : "text");
  }
  const leading = LEADING_CODE.exec(text);
  if (leading !== null && marks.length === 0) add(leading, leading[1], "text");
  return marks.sort((left, right) => left.start - right.start);
}

/** `{"code":-201`: the object was cut here, so the number may be cut too: -201, -2010 or -20100. */
function isCut(text: string, start: number, end: number): boolean {
  if (text.length - end > MAX_CUT_LENGTH || !CUT_HERE.test(text.slice(end))) return false;
  const quote = text.charAt(start - 1);
  if (/["']/.test(quote) && text.charAt(end) === quote) return false;
  return text.lastIndexOf("{", start) > text.lastIndexOf("}");
}

/** The likely message if no list has it. */
function messageAt(before: string, after: string): string {
  const label = MESSAGE_LABEL.exec(after);
  const rest = label === null ? after.replace(SEPARATORS, "") : after.slice(label.index + label[0].length);
  if (label === null && ENDS.test(rest)) return unquoted(messageBefore(before));
  return unquoted(firstLine(cutAtNextField(rest))).trim();
}

/** `{ msg: 'Margin is insufficient.', code: -2019 }`: the message comes first. */
function messageBefore(text: string): string {
  const label = MESSAGE_LABEL.exec(text);
  if (label === null) return "";
  return text
    .slice(label.index + label[0].length)
    .replace(/["']?code["']?[ =:(]{0,4}$/i, "")
    .replace(/[\s,]{1,8}["']?$/, "");
}

function cutAtNextField(text: string): string {
  const next = NEXT_FIELD.exec(text);
  return next === null ? text : text.slice(0, next.index);
}

function firstLine(text: string): string {
  const end = text.indexOf("\n", 1);
  return end < 0 ? text : text.slice(0, end);
}

function unquoted(text: string): string {
  const first = text.charAt(0);
  if (first !== '"' && first !== "'" && first !== "`") return text;
  const end = /[,;]$/.test(text) ? text.length - 2 : text.length - 1;
  if (end > 0 && text.charAt(end) === first) return text.slice(1, end);
  return /^[A-Z]/.test(text.slice(1, 2)) ? text.slice(1) : text;
}
