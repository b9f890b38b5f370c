import { hostOf } from "../model/family-of-url.ts";
import type { FamilyId } from "../result.ts";
import type { OpenEvidence } from "./evidence.ts";
import { read, readObject, readString, statusOf } from "./safe-read.ts";

const STATUS_KEYS = [
  ...["status", "statusCode", "status_code", "httpStatus", "httpStatusCode", "http_status", "_httpcode"],
] as const;
/** Clients that give the status only by the error's class. */
const STATUS_OF_NAME: Readonly<Record<string, number | undefined>> = {
  BadRequestError: 400,
  UnauthorizedError: 401,
  ForbiddenError: 403,
  NotFoundError: 404,
  RateLimitBanError: 418,
  TooManyRequestsError: 429,
  ServerError: 500,
  InternalServerError: 500,
};
const HEADER_KEYS = ["headers", "header", "rawHeaders", "responseHeaders", "trailers"] as const;
const URL_KEYS = ["url", "requestUrl", "_url", "uri", "href"] as const;
/** Keys of the request in errors and answers. */
const REQUEST_KEYS = ["config", "request", "req", "options", "_options", "requestOptions", "requestInfo"] as const;

/** Reads status, headers, URL and method of an error or an answer, from it or from its request. */
export function readRequest(value: object, into: OpenEvidence): void {
  for (const key of STATUS_KEYS) add(into.statuses, statusOf(read(value, key)));
  const name = readString(value, "name");
  if (name !== null && Object.hasOwn(STATUS_OF_NAME, name)) into.statusOfName ??= STATUS_OF_NAME[name] ?? null;
  for (const key of HEADER_KEYS) {
    const headers = readObject(value, key);
    if (headers !== null) into.headers.push(headers);
  }
  readCall(value, into);
  for (const key of REQUEST_KEYS) {
    const request = readObject(value, key);
    if (request !== null) readCall(request, into);
  }
}

function readCall(request: object, into: OpenEvidence): void {
  const base = readString(request, "baseURL") ?? readString(request, "prefixUrl");
  for (const key of URL_KEYS) {
    const url = urlOf(read(request, key));
    if (url !== null) add(into.urls, base === null || /^\w{2,5}:\/\//.test(url) ? url : `${base}${url}`);
  }
  if (base !== null && into.urls.length === 0) add(into.urls, base);
  const path = readString(request, "path");
  const host = readString(request, "host") ?? readString(request, "hostname");
  if (path?.startsWith("/") === true) add(into.urls, host === null ? path : `https://${host}${path}`);
  add(into.methods, readString(request, "method") ?? readString(request, "_method"));
}

function urlOf(value: unknown): string | null {
  if (typeof value === "string" && value !== "") return value;
  return typeof value === "object" && value !== null ? readString(value, "href") : null;
}

const URL_IN_TEXT = /\b(?:https?|wss?):(?:\\?\/){2}[^\s"'<>`)\]}]{3,2000}/g;
const METHOD_BEFORE_URL = /\b(GET|POST|PUT|DELETE|PATCH|HEAD|Get|Post|Put|Delete|Head)[\s"'`]{1,3}$/;
/** Words before the URL of a call, as opposed to the URL of a page or script. */
const CALL_BEFORE_URL =
  /(?:\b(?:for|from|to|url|URL|uri|request|fetch|fetching|executing|calling|GET|POST|PUT|DELETE|PATCH|HEAD|Get|Post|Put|Delete|Head)[\s"'`:=(]{1,4})$/;
/** Nearly every server has a path `/api`. */
const PATH_IN_TEXT = /\b(GET|POST|PUT|DELETE) (\/(?:sapi|fapi|dapi|eapi|papi|wapi)\/v\d[^\s"'<>`)\]}]{0,500})/;
/** `HTTPSConnectionPool(host='api.binance.com', port=443): Max retries exceeded with url: /api/v3/order` */
const POOL = /ConnectionPool\(host='([\w.-]{3,80})', port=\d{1,5}\)(?:: [A-Z][\w ]{0,40}with url: (\/[^\s'"]{0,500}))?/;
const LABELLED_METHOD = /\b(?:method|verb|METHOD)["']?\s?[:=]\s?["']?(GET|POST|PUT|DELETE|PATCH)\b/;

const REASONS: readonly (readonly [status: number, words: RegExp])[] = /* @__PURE__ */ Object.freeze([
  [400, /\bbad request\b/i],
  [401, /\bunauthorized\b/i],
  [403, /\bforbidden\b/i],
  [404, /\bnot found\b/i],
  [408, /\brequest time-?out\b/i],
  [409, /\bconflict\b/i],
  [418, /\bteapot\b/i],
  [429, /\btoo many requests\b/i],
  [451, /\blegal reasons\b/i],
  [500, /\binternal server error\b/i],
  [502, /\bbad gateway\b/i],
  [503, /\bservice (?:temporarily )?unavailable\b/i],
  [504, /\bgateway time-?out\b/i],
]);
/** `Internal Server Error` is the phrase of a status of any server, not a text of the exchange. */
export function isReasonPhrase(text: string): boolean {
  return text.length < 60 && REASONS.some(([, words]) => words.test(text) && !/\w/.test(text.replace(words, "")));
}

const STATUS_PATTERNS: readonly RegExp[] = [
  /\b(?:http[ _-]?)?(?:status|Status|statusCode)(?:[ _-]?code)?["')\]]{0,3}\s{0,3}(?:=>|[:=]|is|of|was)?\s{0,3}["'(]?([1-5]\d\d)\b/gi,
  /(?:\b(?:http|response|server error|client error|error|returned|code)(?:[ _-]?code)?|HTTP\/[12](?:\.\d)?"?|状态码|狀態碼|错误|錯誤)[ :=/：]{1,3}[[("']{0,2}([45]\d\d)\b/gi,
  /\b_httpcode\]?\s{0,3}=>\s{0,3}([1-5]\d\d)\b/g,
  /(?:^|[\s:[('"`])([45]\d\d)(?: (?:Client Error|Server Error|ERROR)\b|\(-?\d{1,9}\)\]|\s{0,4}\{|, message=)/gi,
  /\(([45]\d\d), -\d{1,9}, |^([45]\d\d)$/g,
];
const NUMBER = /(?:^|[\s:[('"`>])([45]\d\d)(?:$|[\s:,;.)\]'"`<])/g;
const RETRY_AFTER = /\bretry-?after["')\]]{0,2}\s?(?:=>|[:=,])\s?["'(\[]{0,2}(\d{1,13})\b/gi;
const CLIENT = /(?:^|[\s:("'`])(binanceusdm|binancecoinm|binanceus)\b/;
const FAMILY_OF_CLIENT: Readonly<Record<string, FamilyId | undefined>> = {
  binanceusdm: "usds-futures",
  binancecoinm: "coin-futures",
  binanceus: "binance-us",
};
const MAX_MATCHES = 8;

/** Reads status, URL, method, family and wait from the words around a message. */
export function readRequestIn(text: string, into: OpenEvidence): void {
  readStatuses(text, into);
  readUrls(text, into);
  add(into.methods, LABELLED_METHOD.exec(text)?.[1] ?? null);
  for (const [, wait] of some(text, RETRY_AFTER)) add(into.retryAfters, wait ?? null);
  const client = CLIENT.exec(text)?.[1];
  add(into.families, client === undefined ? null : (FAMILY_OF_CLIENT[client] ?? null));
}

function readStatuses(text: string, into: OpenEvidence): void {
  for (const pattern of STATUS_PATTERNS) {
    for (const [, status, other] of some(text, pattern)) add(into.statuses, Number(status ?? other));
  }
  for (const [, number] of some(text, NUMBER)) {
    const status = Number(number);
    if (REASONS.some(([one, words]) => one === status && words.test(text))) add(into.statuses, status);
  }
}

function readUrls(text: string, into: OpenEvidence): void {
  let isFound = false;
  for (const match of some(text, URL_IN_TEXT)) {
    const url = match[0].replaceAll("\\/", "/");
    const before = text.slice(Math.max(0, match.index - 16), match.index);
    const method = METHOD_BEFORE_URL.exec(before)?.[1] ?? null;
    const isOurs = hostOf(url) === "binance" && !/\/\/www\./.test(url);
    if (!isOurs && !CALL_BEFORE_URL.test(before)) continue;
    isFound = true;
    add(into.urls, url);
    add(into.methods, method?.toUpperCase() ?? null);
  }
  const [, host, path = ""] = POOL.exec(text) ?? [];
  if (host !== undefined) add(into.urls, `https://${host}${path}`);
  else if (!isFound) {
    const [, method = null, bare = null] = PATH_IN_TEXT.exec(text) ?? [];
    add(into.urls, bare);
    add(into.methods, method);
  }
}

/** The first matches of a global pattern. */
function some(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (const match of text.matchAll(pattern)) if (found.push(match) >= MAX_MATCHES) break;
  return found;
}

function add<Value>(list: Value[], value: Value | null): void {
  if (value !== null && list.length < 4 * MAX_MATCHES && !list.includes(value)) list.push(value);
}

const FOREIGN_NAMES =
  /\b(?:okx|okex|bybit|pybit|kucoin|bitget|mexc|huobi|htx|bingx|phemex|deribit|bitmex|bitfinex|bitstamp|bithumb|upbit|kraken|coinbase|gate\.?io|crypto\.?com|coinex|hyperliquid|poloniex|bitmart|lbank|whitebit|ascendex|hitbtc|digifinex|woo ?x|dydx|bitvavo|blofin|bitrue|wazirx|asterdex|bitflyer|alpaca|ibkr|oanda|mt[45]|NSURLErrorDomain|kCFError|CFNetwork|HTTP load failed)/i;
/** A name that is also a word or a coin counts only before a body, where clients print the exchange's id. */
const FOREIGN_IDS = /(?:^|[\s:("'`[])(?:gate|woo|xt|gemini|liquid|luno|aster|apex|aevo|cex|tws|delta)\]? ?[:{[]/i;

/** Whether a text names another exchange or system, and not this one. */
export function isForeign(text: string): boolean {
  if (!FOREIGN_NAMES.test(text) && !FOREIGN_IDS.test(text)) return false;
  return !/binance/i.test(text);
}
