import type { Breakdown, BreakdownKind } from "./evidence.ts";
import { readString } from "./safe-read.ts";

/** The call never left: no address, nobody listens, no trusted certificate, no connection in time. */
const NOT_SENT_CODE =
  /^(?:ENOTFOUND|EAI_[A-Z]{1,20}|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT[A-Z_]{0,40}|(?:CERT|DEPTH|UNABLE|SELF_SIGNED)_[A-Z_]{1,60})$/;
const TIMEOUT_CODES: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "ETIMEDOUT",
  "ESOCKETTIMEDOUT",
  "ECONNABORTED",
  "ERR_CANCELED",
  "ABORT_ERR",
  "ERR_ABORTED",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_ABORTED",
]);
const NETWORK_CODE =
  /^(?:E(?:CONN[A-Z]{1,20}|PIPE|HOST[A-Z]{1,20}|NET[A-Z]{1,20}|PROTO)|ERR_(?:NETWORK|SOCKET|TLS|SSL|HTTP2|STREAM|INCOMPLETE|READING|QUIC)[A-Z_]{0,40}|UND_ERR_(?:SOCKET|DESTROYED|CLOSED|INFO|RES_[A-Z_]{1,40})|HPE_[A-Z_]{1,40}|Z_(?:BUF|DATA)_ERROR|Connection(?:Closed|Refused|Reset)|FailedToOpenSocket)$/;
const UNREADABLE_CODES: ReadonlySet<string> = /* @__PURE__ */ new Set(["ERR_BODY_PARSE_FAILURE", "INVALID_JSON"]);

const TIMEOUT_NAME =
  /^(?:AbortError|CanceledError|CancelError|TimeoutError|RequestTimeout|RequestTimeoutError|HeadersTimeoutError|BodyTimeoutError|ReadTimeout|ReadTimeoutError|ServerTimeoutError|SocketTimeoutException|TimeoutException)$/;
const NOT_SENT_NAME = /^(?:ConnectTimeoutError|ConnectTimeout|UnknownHostException|SSLCertVerificationError)$/;
const UNREADABLE_NAME = /^(?:SyntaxError|ParseError|JSONDecodeError|JsonParseException)$/;
/** Classes that clients also throw for answers that came. */
const NETWORK_NAME =
  /^(?:NetworkError|FetchError|SocketError|ExchangeNotAvailable|OperationFailed|ConnectionError|ConnectorClientError|ClientConnectionError|ClientPayloadError|ServerDisconnectedError|RemoteProtocolError|RequestError|BadResponse|NullResponse)$/;

const NOT_SENT_WORDS =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT|connect timeout error|getaddrinfo|no such host|name or service not known|temporary failure in name resolution|failed to resolve|nodename nor servname|could not resolve host|UnknownHostException|connection refused|actively refused|certificate (?:has expired|verify failed|is not trusted)|self[- ]signed certificate|ConnectTimeoutError|unable to connect\. is the computer)/i;
/** Words that say only that something failed: the cause beneath them tells more. */
const GENERIC_WORDS =
  /^(?:network ?error|fetch failed|failed to fetch|load failed|network request failed|http request error|error sending request for url)$/i;
const TIMEOUT_WORDS =
  /\b(?:timed[ -]?out|time ?out of \d{1,9} ?ms|timeout (?:awaiting|waiting for|exceeded|error)|(?:request|read|network|response|socket|headers|body|i\/o|gateway|connection|client) time-?out|time ?out(?= while)|it time ?out|(?:operation|request|user|signal|fetch|call|query) (?:(?:was|is|has been) )?(?:aborted|cancell?ed)|(?:stream|request|response) has been aborted|aborted (?:a request|without reason)|ETIMEDOUT|ESOCKETTIMEDOUT|ECONNABORTED|deadline exceeded|HttpClient\.Timeout|TimeoutException|TimeoutError|ReadTimeout|TaskCanceledException|Expecting no more than \d{1,9} ?ms)/i;
const NETWORK_WORDS =
  /\b(?:socket hang ?up|network ?error|fetch failed|failed to fetch|load failed|network request failed|network connection was lost|other side closed|(?:socket )?connection (?:(?:was|has been|is|unexpectedly) )?(?:reset|closed|terminated|lost|aborted|broken|dropped|interrupted)|ECONNRESET|EPIPE|EHOSTUNREACH|ENETUNREACH|broken pipe|connection not open|http request error|premature close|(?:response|stream|body) (?:was )?(?:terminated|ended prematurely|closed)|server disconnected|remote end closed|peer closed|IncompleteRead|payload is not completed|incomplete (?:chunked read|message|envelope)|unexpected (?:EOF|end of (?:file|stream))|empty reply from server|connection closed before|error (?:sending request for url|reading a body)|failed to respond|socket (?:is )?closed|websocket (?:is |was |has been )?(?:closed|disconnected|not open|connection closed)|closed before (?:the )?(?:response|reply)|reset by peer|GOAWAY|Content-Length mismatch|did not receive (?:a )?response|no response (?:was )?received)/i;
/** `Post "https://…": EOF` of Go, `TypeError: terminated` of undici, `aborted` of Node. */
const WHOLE_WORDS = /(?:": EOF|: EOF)$|^(?:TypeError: )?terminated$|^aborted$|^(?:Canceled|AxiosError: )?canceled$/i;
const UNREADABLE_WORDS =
  /(?:Unexpected token|Unexpected end of (?:JSON )?input|is not valid JSON|invalid json response|Invalid JSON error message|JSONDecodeError|Expecting value: line|Expecting property name|Extra data: line|Unterminated string|invalid character '|looking for beginning of value|Failed to parse (?:JSON|response|body)|JSON (?:parse error|Parse error)|Could not parse (?:JSON|response|body)|Malformed JSON|incorrect header check|invalid (?:stored block|distance|block type)|Bad control character|Expected (?:property name|',' or '}'|double-quoted)|unreadable (?:response|answer|body))/i;

/** How the call broke, from an error's code and name; null where neither says. */
export function breakdownOf(error: object): Breakdown | null {
  const code = readString(error, "code") ?? readString(error, "errno");
  const name = readString(error, "name") ?? "";
  const kind = (code === null ? null : kindOfCode(code)) ?? kindOfName(name);
  if (kind !== null) return { kind, isNameOnly: false, isGeneric: code === "ERR_NETWORK", words: "" };
  return NETWORK_NAME.test(name) ? { kind: "network", isNameOnly: true, isGeneric: true, words: "" } : null;
}

function kindOfCode(code: string): BreakdownKind | null {
  if (NOT_SENT_CODE.test(code)) return "not-sent";
  if (TIMEOUT_CODES.has(code)) return "timeout";
  if (UNREADABLE_CODES.has(code)) return "unreadable";
  return NETWORK_CODE.test(code) ? "network" : null;
}

function kindOfName(name: string): BreakdownKind | null {
  if (NOT_SENT_NAME.test(name)) return "not-sent";
  if (TIMEOUT_NAME.test(name)) return "timeout";
  return UNREADABLE_NAME.test(name) ? "unreadable" : null;
}

/** All that the words of a message or log line say about it. */
export function breakdownsIn(text: string): readonly Breakdown[] {
  const found: Breakdown[] = [];
  // "Connect Timeout Error" is no timeout of a call that left.
  const rest = text.replace(NOT_SENT_WORDS, " ");
  if (rest !== text) found.push({ kind: "not-sent", isNameOnly: false, isGeneric: false, words: "" });
  for (const [kind, pattern] of WORDS) {
    const words = pattern.exec(rest)?.[0];
    if (words === undefined) continue;
    found.push({ kind, isNameOnly: false, isGeneric: GENERIC_WORDS.test(words), words });
  }
  return found;
}

const WORDS: readonly (readonly [BreakdownKind, RegExp])[] = /* @__PURE__ */ Object.freeze([
  ["timeout", TIMEOUT_WORDS],
  ["network", NETWORK_WORDS],
  ["network", WHOLE_WORDS],
  ["unreadable", UNREADABLE_WORDS],
]);
