import type { Breakdown, BreakdownKind } from "./evidence.ts";
import { readString } from "./safe-read.ts";

/** The call never left: no address, connection refused, no trusted certificate, connect timeout. */
const NOT_SENT_CODE =
  /^(?:ENOTFOUND|EAI_[A-Z]{1,20}|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT[A-Z_]{0,40}|(?:CERT|DEPTH|UNABLE|SELF_SIGNED)_[A-Z_]{1,60}|ConnectTimeout(?:Error)?|UnknownHostException)$/;
const TIMEOUT_CODE =
  /^(?:E(?:SOCKET)?TIMEDOUT|ECONNABORTED|ERR_CANCELED|(?:ABORT_ERR|ERR_ABORTED)|UND_ERR_(?:HEADERS_TIMEOUT|BODY_TIMEOUT|ABORTED)|(?:Abort|Cancell?(?:ed)?|Timeout|RequestTimeout|HeadersTimeout|BodyTimeout|ReadTimeout|ServerTimeout)Error|RequestTimeout|ReadTimeout|(?:Socket)?TimeoutException)$/;
const NETWORK_CODE =
  /^(?:E(?:CONN[A-Z]{1,20}|PIPE|HOST[A-Z]{1,20}|NET[A-Z]{1,20}|PROTO)|(?:ERR|UND_ERR)_(?:NETWORK|SOCKET|TLS|SSL|HTTP2|STREAM|DESTROYED|CLOSED|RES_)[A-Z_]{0,40}|HPE_[A-Z_]{1,40}|Connection(?:Closed|Reset))$/;
const UNREADABLE_NAME =
  /^(?:SyntaxError|ParseError|JSONDecodeError|JsonParseException|ERR_BODY_PARSE_FAILURE|Z_(?:BUF|DATA)_ERROR)$/;
/** Classes that clients also throw when an answer arrived. */
const NETWORK_NAME =
  /^(?:NetworkError|FetchError|SocketError|ExchangeNotAvailable|OperationFailed|BadResponse|NullResponse|RequestError|ServerDisconnectedError|RemoteProtocolError|Client(?:Connection|Payload)Error|Connect(?:ion|orClient)Error)$/;

const NOT_SENT_WORDS =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT|connect timeout error|getaddrinfo|no such host|name or service not known|name resolution|failed to resolve|could not resolve host|UnknownHostException|connection refused|actively refused|certificate (?:has expired|verify failed)|self[- ]signed certificate|ConnectTimeoutError|unable to connect\. is)/i;
/** Words that only say "failed"; the cause below them says more. */
const GENERIC_WORDS = /^(?:network ?error|(?:fetch|load|network request) failed|failed to fetch|http request error)$/i;
const TIMEOUT_WORDS =
  /\b(?:timed[ -]?out|time ?out of \d|timeout (?:awaiting|waiting|exceeded|error|while)|(?:request|read|network|response|socket|headers|body|i\/o|gateway|connection|client|it) time ?-?out|(?:operation|request|user|signal|fetch|call|stream|response) (?:(?:was|is|has been) )?(?:aborted|cancell?ed)|aborted (?:a request|without reason)|E(?:SOCKET)?TIMEDOUT|ECONNABORTED|deadline exceeded|Client\.Timeout|(?:\w{0,20})Timeout(?:Exception|Error)|ReadTimeout|TaskCanceled)/i;
const NETWORK_WORDS =
  /\b(?:socket hang ?up|network ?error|(?:fetch|load|network request) failed|failed to fetch|http request error|network connection was lost|other side closed|connection (?:(?:was|has been|is|unexpectedly) )?(?:reset|closed|terminated|lost|aborted|broken|dropped|interrupted|not open)|ECONNRESET|EPIPE|EHOSTUNREACH|ENETUNREACH|broken pipe|premature close|(?:response|stream|body|socket|websocket) (?:(?:is|was|has been) )?(?:terminated|ended prematurely|closed|disconnected|not open)|server disconnected|remote end closed|peer closed|IncompleteRead|payload is not completed|incomplete (?:chunked|message|envelope)|unexpected (?:EOF|end of (?:file|stream))|empty reply from server|error (?:sending request|reading a body)|failed to respond|reset by peer|GOAWAY|no response)\b/i;
/** `Post "https://…": EOF` of Go, `TypeError: terminated` of undici, `aborted` of Node. */
const WHOLE_WORDS = /: EOF$|^(?:\w{1,20}: )?(?:terminated|aborted|canceled)$/i;
const UNREADABLE_WORDS =
  /(?:Unexpected (?:token|end of )|is not valid JSON|invalid json|JSONDecodeError|Expecting (?:value|property name|',' delimiter)|Extra data: line|Unterminated string|looking for beginning of value|(?:Failed to|Could not|Cannot) parse (?:JSON|response|body)|JSON parse error|Malformed JSON|incorrect header check|Bad control character|Expected (?:property name|',' or '}'|double-quoted))/i;

/** How the call broke, from an error's code and name; null if neither says. */
export function breakdownOf(error: object): Breakdown | null {
  const code = readString(error, "code") ?? readString(error, "errno") ?? "";
  const name = readString(error, "name") ?? "";
  const kind = kindOf(code) ?? kindOf(name);
  if (kind !== null) return { kind, isNameOnly: false, isGeneric: code === "ERR_NETWORK", words: "" };
  return NETWORK_NAME.test(name) ? { kind: "network", isNameOnly: true, isGeneric: true, words: "" } : null;
}

/** Weaker than any answer: the rest of the body may say enough. */
export const UNREADABLE: Breakdown = /* @__PURE__ */ Object.freeze({
  kind: "unreadable",
  isNameOnly: true,
  isGeneric: false,
  words: "",
});

function kindOf(sign: string): BreakdownKind | null {
  if (NOT_SENT_CODE.test(sign)) return "not-sent";
  if (TIMEOUT_CODE.test(sign)) return "timeout";
  if (UNREADABLE_NAME.test(sign)) return "unreadable";
  return NETWORK_CODE.test(sign) ? "network" : null;
}

/** How the call broke, from the words of a message or log line. */
export function breakdownsIn(text: string): readonly Breakdown[] {
  const found: Breakdown[] = [];
  // "Connect Timeout Error": the call never left.
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
