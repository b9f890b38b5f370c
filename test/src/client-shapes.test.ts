import { describe, expect, test } from "vitest";
import { type BinanceErrorInfo, parseError } from "../../src/index.ts";

type Expected = Partial<BinanceErrorInfo>;
const BODY = { code: -1121, msg: "Invalid symbol." };
const TEXT = JSON.stringify(BODY);
const BAD_SYMBOL: Expected = { kind: "body", code: -1121, name: "BAD_SYMBOL" };
const FAPI = "https://fapi.binance.com/fapi/v1/order";

class NamedError extends Error {
  constructor(name: string, message: string, more: object = {}) {
    super(message);
    Object.assign(this, more);
    this.name = name;
  }
}

const axiosError = (status: number, data: unknown, more: object = {}): Error =>
  new NamedError("AxiosError", `Request failed with status code ${String(status)}`, {
    code: status >= 500 ? "ERR_BAD_RESPONSE" : "ERR_BAD_REQUEST",
    config: { baseURL: "https://api.binance.com", url: "/api/v3/order?symbol=BTCUSDT", method: "post" },
    response: { status, data, headers: { "retry-after": "7" } },
    ...more,
  });

const SHAPES: readonly (readonly [title: string, input: unknown, expected: Expected])[] = [
  ["body", BODY, BAD_SYMBOL],
  ["body as text", TEXT, BAD_SYMBOL],
  ["body printed over several lines", JSON.stringify(BODY, null, 2), BAD_SYMBOL],
  ["body as bytes", new TextEncoder().encode(TEXT), BAD_SYMBOL],
  ["body as a Node buffer", Buffer.from(TEXT), BAD_SYMBOL],
  ["a Node buffer that went through JSON", Buffer.from(TEXT).toJSON(), BAD_SYMBOL],
  ["body with a null prototype", Object.assign(Object.create(null) as object, BODY), BAD_SYMBOL],
  ["code as text", { code: "-1121", msg: "Invalid symbol." }, BAD_SYMBOL],
  ["message under another key", { status: "FAIL", code: "-1121", errorMessage: "Invalid symbol." }, BAD_SYMBOL],
  ["JSON in a JSON string", JSON.stringify(TEXT), BAD_SYMBOL],
  ["JSON in msg", { success: false, msg: TEXT }, BAD_SYMBOL],
  ["array with one error", [{ orderId: 1 }, BODY], BAD_SYMBOL],
  [
    "superagent, which says header",
    new NamedError("Error", "Bad Request", {
      status: 429,
      response: { status: 429, text: TEXT, header: { "retry-after": "7" } },
    }),
    { ...BAD_SYMBOL, status: 429, retryAfterMs: 7000 },
  ],
  [
    "GraphQL",
    { errors: [{ message: "Request failed", extensions: { response: { status: 400, body: BODY } } }] },
    { ...BAD_SYMBOL, status: 400 },
  ],
  ["code in the message", { success: false, msg: "-1121=Invalid symbol." }, BAD_SYMBOL],
  ["code as key", { "239999": "The system is under maintenance, please try again later." }, { code: 239999 }],
  ["fetch-like response", { ok: false, status: 400, url: FAPI, body: BODY }, { ...BAD_SYMBOL, family: "usds-futures" }],
  ["undici response error", new NamedError("ResponseError", "400", { statusCode: 400, body: BODY }), BAD_SYMBOL],
  ["WebSocket API frame", { id: "a", status: 400, error: BODY }, { ...BAD_SYMBOL, status: 400 }],
  ["line of a structured log, parsed", { level: "error", err: TEXT }, BAD_SYMBOL],
  ["line of a structured log with details", { level: 50, msg: "order failed", details: BODY }, BAD_SYMBOL],
  ["stream frame", { error: { code: 2, msg: "Invalid request: too many parameters" }, id: 3 }, { code: 2 }],
  [
    "axios",
    axiosError(400, BODY),
    { ...BAD_SYMBOL, family: "spot", status: 400, changesState: true, retryAfterMs: 7000 },
  ],
  ["axios, body not parsed", axiosError(400, TEXT), { ...BAD_SYMBOL, family: "spot" }],
  ["axios, 502 of a proxy", axiosError(502, "<html><h1>502 Bad Gateway</h1></html>"), { kind: "http", status: 502 }],
  [
    "axios without response",
    new NamedError("AxiosError", "timeout of 5000ms exceeded", { code: "ECONNABORTED" }),
    { kind: "network" },
  ],
  [
    "official client",
    new NamedError("BadRequestError", "Invalid symbol.", { code: -1121 }),
    { ...BAD_SYMBOL, status: 400 },
  ],
  ["official client without code", new NamedError("RateLimitBanError", "x"), { kind: "http", status: 418 }],
  [
    "official client, 5xx",
    new NamedError("ServerError", "Server error: 503", { statusCode: 503 }),
    { kind: "http", status: 503 },
  ],
  [
    "official client, network",
    new NamedError("NetworkError", "Network error or request timeout."),
    { kind: "network" },
  ],
  [
    "binance",
    { code: -1121, message: "Invalid symbol.", body: BODY, headers: {}, requestUrl: FAPI },
    { ...BAD_SYMBOL, family: "usds-futures" },
  ],
  [
    "binance-api-node",
    new NamedError("Error", "Invalid symbol.", { code: -1121, url: FAPI }),
    { ...BAD_SYMBOL, family: "usds-futures" },
  ],
  [
    "binance-api-node, page",
    new NamedError("Error", "403 Forbidden <html><title>403 Forbidden</title>"),
    { kind: "http", status: 403 },
  ],
  ["node-binance-api", new Error(TEXT), BAD_SYMBOL],
  ["node-binance-api, WebSocket", new Error("WebSocket API error: Invalid symbol."), { match: "text", lost: ["code"] }],
  ["ccxt", new NamedError("BadSymbol", `binanceusdm ${TEXT}`), { ...BAD_SYMBOL, family: "usds-futures" }],
  ["ccxt with status", `binance 429 Too Many Requests ${TEXT}`, { ...BAD_SYMBOL, status: 429 }],
  [
    "ccxt in a Python traceback, code dropped",
    "ccxt.base.errors.BadSymbol: binance Invalid symbol.",
    { match: "text", lost: ["code"] },
  ],
  ["code under a longer name", { errorCode: -1121, errorMessage: "Invalid symbol." }, BAD_SYMBOL],
  ["code and text with underscores", { error_code: "-1121", error_msg: "Invalid symbol." }, BAD_SYMBOL],
  ["body under an unknown name", { ok: false, ret: BODY }, BAD_SYMBOL],
  ["error of JSON-RPC around it", { code: -32603, message: "Internal error", data: BODY }, BAD_SYMBOL],
  ["ccxt, code dropped", new NamedError("BadSymbol", "binance Invalid symbol."), { lost: ["code"] }],
  ["ccxt, unavailable", new NamedError("ExchangeNotAvailable", `binance ${TEXT}`), BAD_SYMBOL],
  [
    "ccxt, timeout",
    new NamedError("RequestTimeout", `binance POST ${FAPI} request timed out (10000 ms)`),
    { kind: "network" },
  ],
  ["connector-typescript", "Invalid symbol.", { match: "text", lost: ["code"] }],
  [
    "words beside a cause that has only a status",
    new Error("Gateway gave up on us", { cause: { status: 502 } }),
    { kind: "http", status: 502, message: "Gateway gave up on us" },
  ],
  ["cause chain", new Error("outer", { cause: new Error("inner", { cause: BODY }) }), BAD_SYMBOL],
  ["aggregate", new AggregateError([new Error("x"), new Error(TEXT)]), BAD_SYMBOL],
  [
    "fetch failed",
    new TypeError("fetch failed", { cause: new NamedError("Error", "read", { code: "ECONNRESET" }) }),
    { kind: "network" },
  ],
  ["abort", new DOMException("This operation was aborted", "AbortError"), { kind: "network" }],
  ["timeout", new DOMException("The operation timed out", "TimeoutError"), { kind: "network" }],
  ["python", "APIError(code=-1121): Invalid symbol.", BAD_SYMBOL],
  [
    "python with a page",
    "APIError(code=0): Invalid JSON error message from Binance: <!DOCTYPE html><title>502 Bad Gateway</title>",
    { kind: "http", status: 502 },
  ],
  [
    "python tuple",
    "ClientError: (400, -1121, 'Invalid symbol.', {'Retry-After': '1'})",
    { ...BAD_SYMBOL, status: 400 },
  ],
  ["Go", "<APIError> code=-1121, msg=Invalid symbol.", BAD_SYMBOL],
  ["Rust", 'ApiError { code: -1121, msg: "Invalid symbol." }', BAD_SYMBOL],
  [
    "PHP",
    `Array ( [code] => -1121 [msg] => Invalid symbol. [_method] => POST [_url] => ${FAPI} [_httpcode] => 400 )`,
    { ...BAD_SYMBOL, status: 400, family: "usds-futures" },
  ],
  [
    "Node's inspect",
    "{ msg: 'Invalid symbol.', code: -1121 }",
    { ...BAD_SYMBOL, message: "Invalid symbol.", known: true },
  ],
  [
    "escaped JSON in a log",
    `[400(-1121)] x: ${FAPI}  {\\"code\\":-1121,\\"msg\\":\\"Invalid symbol.\\"}`,
    { ...BAD_SYMBOL, status: 400 },
  ],
  ["words before the JSON", `2026-01-02 ERROR order failed: ${TEXT} (retrying)`, BAD_SYMBOL],
  ["labels", "Code: -1121 - Message: Invalid symbol.", BAD_SYMBOL],
  ["two lines", "An error has occurred. Code = -1121\nInvalid symbol.", BAD_SYMBOL],
  ["code and words", "binance: -1121 Invalid symbol. (placeOrder)", BAD_SYMBOL],
  ["text before the code", "Invalid symbol. (-1121)", BAD_SYMBOL],
  ["text before the named code", "PlaceOrderError: Invalid symbol. [code -1121]", BAD_SYMBOL],
  ["text in brackets", "ERROR -1121 (Invalid symbol.)", BAD_SYMBOL],
  ["a number in brackets, whose text fits", "Unknown order sent. (-2011)", { code: -2011, match: "exact" }],
  ["a number in brackets, whose text does not fit", "Unknown order sent. (-1121)", { match: "text", lost: ["code"] }],
  ["the client's name before a code alone", "binance error: -1121", { code: -1121, match: "code", message: "" }],
  ["Chinese around the code", "下单错误：-1121，Invalid symbol.", BAD_SYMBOL],
  ["the client's name in brackets", "[binance] Invalid symbol. code=-1121", BAD_SYMBOL],
  [
    "Java, code dropped, with its stack trace",
    "com.binance.api.client.exception.BinanceApiException: Invalid symbol.\n\tat com.binance.api.Client.execute(Client.java:45)",
    { match: "text", lost: ["code"] },
  ],
  ["cut JSON", '{"code":-1121,"msg":"Invalid symbol.","data":{"a', BAD_SYMBOL],
  [
    "status in words",
    "BinanceException: Invalid symbol. (HTTP status code: 400)",
    { status: 400, match: "text", lost: ["code"] },
  ],
];

const NO_ERRORS: readonly (readonly [title: string, input: unknown])[] = [
  ["success with 200", { code: 200, msg: "The operation of cancel all open order is done." }],
  ["success with zeroes", { code: "000000", message: "success", data: [], success: true }],
  ["success with 0 and data", { code: 0, msg: "OK", data: { id: 1 } }],
  ["an error of JSON-RPC alone", { jsonrpc: "2.0", error: { code: -32601, message: "Method not found" }, id: 1 }],
  ["settings that have a code", { market: { code: -5, title: "x" }, theme: { code: 7, msg: "dark" } }],
  ["an order", { symbol: "BTCUSDT", orderId: 28, status: "FILLED" }],
  ["a frame with a result", { id: 1, status: 200, result: { serverTime: 1 } }],
  ["a batch of orders", [{ orderId: 1 }, { orderId: 2 }]],
  ["a mistake in the caller's code", new TypeError("Cannot read properties of undefined (reading 'x')")],
  ["any text", "hello world"],
  ["a text with numbers", "filled 2010 at -1021 today"],
  ["a negative number in brackets", "profit of today (-1121)"],
  ["a foreign code", "Order failed: -1121"],
  ["an empty text", ""],
  ["null", null],
  ["undefined", undefined],
  ["a function", () => BODY],
];

describe("what clients surface", () => {
  test.each(SHAPES)("%s", (_, input, expected) => {
    expect(parseError(input)).toMatchObject(expected);
  });

  test.each(NO_ERRORS)("no error: %s", (_, input) => {
    expect(parseError(input)).toBeNull();
  });

  test("a text without code gives the code where the family has it once", () => {
    const error = parseError("Invalid symbol.", { family: "spot" });
    expect(error).toMatchObject({ code: -1121, name: "BAD_SYMBOL", match: "text", lost: ["code"] });
    expect(error?.advice).toMatchObject({ execution: "not-executed", retry: "after-fix" });
  });

  test("an empty body is an error where the caller knows the status", () => {
    expect(parseError("", { status: 502 })).toMatchObject({ kind: "http", status: 502, lost: ["body"] });
    expect(parseError("", { status: 200 })).toBeNull();
  });

  test("an unread fetch response gives its status", () => {
    const response = new Response("x", { status: 429, headers: { "Retry-After": "5" } });
    expect(parseError(response, { now: 0 })).toMatchObject({ status: 429, retryAfterMs: 5000, retryAt: 5000 });
  });
});
