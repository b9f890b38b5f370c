import type { FamilyId } from "../result.ts";
import { NO_TRANSPORT, type Transport } from "./facts.ts";

const URL_IN_TEXT = /\b(?:https?|wss?):(?:\\?\/){2}[^\s"'<>`)\]}]{3,2000}/;
const METHOD_BEFORE_URL = /\b(GET|POST|PUT|DELETE|PATCH|HEAD)\s+$/;
const STATUS_PATTERNS: readonly RegExp[] = [
  /\b(?:http[ _-]?)?status(?:[ _-]?code)?["')\]]{0,3}\s{0,3}(?:=>|[:=]|is)?\s{0,3}["']?([1-5]\d\d)\b/i,
  /\b(?:http|response|server error|error)(?:[ _-]?code)?[ :/]{1,3}([45]\d\d)\b/i,
  /\b_httpcode\]?\s{0,3}=>\s{0,3}([1-5]\d\d)\b/,
  /(?:^|[\s:[(])([45]\d\d)(?: (?:Bad Request|Unauthorized|Forbidden|Not Found|Request Timeout|Conflict|I'm a teapot|Too Many Requests|Unavailable For Legal Reasons|Internal Server Error|Bad Gateway|Service Unavailable|Service Temporarily Unavailable|Gateway Time-?out|ERROR)\b|\(-?\d{1,9}\)\]|\s{0,4}\{)/i,
];
const CLIENT = /^(?:\w{1,40}: )?(binanceusdm|binancecoinm|binanceus)\b/;
const FAMILY_OF_CLIENT: Readonly<Record<string, FamilyId | undefined>> = {
  binanceusdm: "usds-futures",
  binancecoinm: "coin-futures",
  binanceus: "binance-us",
};

/** Status, URL, method and family out of the words around a message. */
export function textTransport(text: string): Transport {
  const found = URL_IN_TEXT.exec(text);
  const url = found === null ? null : found[0].replaceAll("\\/", "/");
  const before = found === null ? "" : text.slice(Math.max(0, found.index - 10), found.index);
  const method = METHOD_BEFORE_URL.exec(before)?.[1] ?? null;
  const client = CLIENT.exec(text)?.[1];
  const family = client === undefined ? null : (FAMILY_OF_CLIENT[client] ?? null);
  const status = statusIn(text);
  if (url === null && status === null && family === null) return NO_TRANSPORT;
  return { status, headers: null, url, method, family, retryAt: null };
}

function statusIn(text: string): number | null {
  for (const pattern of STATUS_PATTERNS) {
    const status = pattern.exec(text)?.[1];
    if (status !== undefined) return Number(status);
  }
  return null;
}
