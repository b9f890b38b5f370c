import { bodyFacts, type Facts, type Transport } from "./facts.ts";
import { readingsOf } from "./readings.ts";

/** A code with its name: `code=-1121`, `"code":-1121`, `[code] => -1104`, `Code: -1003`, `{ code: -2019`. */
const LABELLED_CODE = /\b(?:error)?_?code["'\]]{0,3}\s{0,4}(?:=>|[=:(])?\s{0,4}["'(]{0,2}(-?\d{1,9})(?![\d.])/gi;
/** `(409, -2021, 'Order cancel-replace …', {…})` */
const TUPLE = /\(\s{0,2}([1-5]\d\d)\s{0,2},\s{0,2}(-\d{1,9})\s{0,2},\s{0,2}/;
/** `[503(-1008)]` */
const STATUS_WITH_CODE = /\[([1-5]\d\d)\((-\d{1,9})\)\]/;
/** `Error -1100: …`, `binance: -2011 Unknown …` */
const BARE_CODE = /(?:^|[\s:([{'"#：（])(-\d{4,6})(?=[\s:,)\]}'"=;：，）]|$)/;
/** `-4009=Save withdrawal address …`, `0 Service unavailable …` */
const LEADING_CODE = /^(-?\d{1,9})[= ](?=[A-Za-z])/;
/** Without one of these a negative number is only a number. */
const WORDS_OF_ERROR = /binance|error|exception|fail|reject|refus|denied|invalid|api|msg|错误|失败|^-\d/i;
const MESSAGE_LABEL = /\b(?:msg|message|reason|detail)["'\]]{0,3}\s{0,4}(?:=>|[=:])\s{0,4}/i;
const SEPARATORS = /^[\s"')\]:;,=>|.：，）\u2013\u2014-]{1,12}/;
/** `Invalid symbol. (-1121)`, `Invalid symbol. [code -1121]`: what is left before the code. */
const OPENERS = /[\s([{:#,;=-]{1,8}$/;
/** Nothing, or the end of the printed object that holds the code: its message, if any, came before. */
const ENDS = /^\s*(?:$|\})/;
/** Where a printed structure goes on after the message. */
const NEXT_FIELD = /["'],?\s{0,2}[{"']{0,2}\w{1,40}["']?\s{0,2}[:=]|["']\s{0,2},\s{0,2}\{|\s\[_?\w{1,40}\] =>/;

const QUOTES: readonly string[] = ['"', "'", "`"];

interface Mark {
  readonly code: number;
  readonly start: number;
  readonly end: number;
  readonly status: number | null;
}

/** What a log line, a printed object or an exception's text says; null where it names no code. */
export function readLogLine(text: string, transport: Transport): Facts | null {
  const mark = findCode(text);
  if (mark === null) return null;
  const rest = text.slice(mark.end);
  const label = MESSAGE_LABEL.exec(rest) ?? null;
  const after = label === null ? rest.replace(SEPARATORS, "") : rest.slice(label.index + label[0].length);
  const before = label === null && ENDS.test(after) ? text.slice(0, mark.start) : null;
  const labelled = before === null ? "" : messageBefore(before);
  const message = labelled === "" ? after : labelled;
  const [first = "", ...others] = [...readingsOf(cutAtNextField(message)), ...readingsOf(message), ...quotedIn(text)];
  const status = mark.status ?? transport.status;
  const facts = bodyFacts(mark.code, unquoted(first), { ...transport, status });
  const isBare = first === "" && before !== null;
  return { ...facts, kind: "line", otherReadings: isBare ? readingsOf(before.replace(OPENERS, "")) : others };
}

function findCode(text: string): Mark | null {
  const tuple = TUPLE.exec(text) ?? STATUS_WITH_CODE.exec(text);
  if (tuple !== null) {
    const [whole, status, code] = tuple;
    return { code: Number(code), start: tuple.index, end: tuple.index + whole.length, status: Number(status) };
  }
  for (const match of text.matchAll(LABELLED_CODE)) {
    const isStatus = /status[ _-]?$/i.test(text.slice(Math.max(0, match.index - 12), match.index));
    if (!isStatus) return markOf(match, match[1]);
  }
  const bare = LEADING_CODE.exec(text) ?? (WORDS_OF_ERROR.test(text) ? BARE_CODE.exec(text) : null);
  return bare === null ? null : markOf(bare, bare[1]);
}

function markOf(match: RegExpExecArray, code: string | undefined): Mark | null {
  if (code === undefined) return null;
  return { code: Number(code), start: match.index, end: match.index + match[0].length, status: null };
}

/** `{ msg: 'Margin is insufficient.', code: -2019 }`: the message came first. */
function messageBefore(text: string): string {
  const label = MESSAGE_LABEL.exec(text);
  return label === null ? "" : text.slice(label.index + label[0].length).replace(/[\s,]{1,8}["']?$/, "");
}

function cutAtNextField(text: string): string {
  const next = NEXT_FIELD.exec(text);
  return next === null ? text : text.slice(0, next.index);
}

function unquoted(text: string): string {
  const first = text.charAt(0);
  if (!QUOTES.includes(first)) return text;
  const end = /[,;]$/.test(text) ? text.length - 2 : text.length - 1;
  if (end > 0 && text.charAt(end) === first) return text.slice(1, end);
  return /^[A-Z]/.test(text.slice(1, 2)) ? text.slice(1) : text;
}

/** Longer texts between quotes, wherever they stand. */
function quotedIn(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]{10,1000})"/g)].slice(0, 4).map(([, inside = ""]) => inside);
}
