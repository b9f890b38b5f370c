import { read, readString } from "./safe-read.ts";

export type Breakdown = "timeout" | "network";

const TIMEOUT_CODES: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "ETIMEDOUT",
  "ESOCKETTIMEDOUT",
  "ECONNABORTED",
  "ERR_CANCELED",
  "ABORT_ERR",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_ABORTED",
]);
const NETWORK_CODE =
  /^(?:E(?:CONN[A-Z]+|PIPE|NOTFOUND|AI_[A-Z]+|HOST[A-Z]+|NET[A-Z]+|PROTO)|ERR_(?:NETWORK|SOCKET|TLS|SSL|HTTP2|STREAM)[A-Z_]*|UND_ERR_[A-Z_]+|HPE_[A-Z_]+|(?:CERT|DEPTH|UNABLE)_[A-Z_]+)$/;
const TIMEOUT_NAME =
  /^(?:AbortError|TimeoutError|RequestTimeout|ConnectTimeoutError|HeadersTimeoutError|BodyTimeoutError)$/;
const NETWORK_NAME = /^(?:NetworkError|FetchError|SocketError|ExchangeNotAvailable|ConnectionError)$/;
const TIMEOUT_WORDS =
  /\b(?:timed? ?out|timeout of \d+ ?ms|request timeout|(?:operation|request|user) (?:was )?aborted|ETIMEDOUT|ESOCKETTIMEDOUT|deadline exceeded)\b/i;
const NETWORK_WORDS =
  /\b(?:socket hang up|network error|fetch failed|failed to fetch|load failed|network request failed|other side closed|connection (?:was )?(?:reset|refused|closed|terminated|lost)|ECONNRESET|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EPIPE|broken pipe|connection not open|http request error)\b/i;

/** How the connection failed, from an error's code and name; null where neither says. */
export function breakdownOf(error: object): Breakdown | null {
  const code = readString(error, "code");
  const name = readString(error, "name") ?? "";
  if (code !== null && TIMEOUT_CODES.has(code)) return "timeout";
  if (TIMEOUT_NAME.test(name)) return "timeout";
  if (code !== null && NETWORK_CODE.test(code)) return "network";
  const isOwn = NETWORK_NAME.test(name) && typeof read(error, "code") !== "number";
  if (!isOwn) return null;
  return TIMEOUT_WORDS.test(readString(error, "message")?.slice(0, 2000) ?? "") ? "timeout" : "network";
}

/** The same from the words of a message or a log line. */
export function breakdownIn(text: string): Breakdown | null {
  if (TIMEOUT_WORDS.test(text)) return "timeout";
  return NETWORK_WORDS.test(text) ? "network" : null;
}
