import { describe, expect, test } from "vitest";
import { RULES } from "../../src/judge/rules.ts";
import { type BinanceErrorInfo, nextStep, parseError, type ParseContext } from "../../src/index.ts";

type Row = readonly [title: string, input: unknown, expected: string, context?: ParseContext];

const SYMBOL = { code: -1121, msg: "Invalid symbol." };
const CLOCK = { code: -1021, msg: "Timestamp for this request is outside of the recvWindow." };
const LIMIT = { code: -1015, msg: "Too many new orders; current limit is 50 orders per 10 SECOND." };
const TIMEOUT = {
  code: -1007,
  msg: "Timeout waiting for response from backend server. Send status unknown; execution status unknown.",
};
const BANNED = {
  code: -1003,
  msg: "Way too much request weight used; IP banned until 1700000009000. Please use WebSocket Streams for live updates to avoid bans.",
};
const REGION =
  "Service unavailable from a restricted location according to 'b. Eligibility' in https://www.binance.com/en/terms. Please contact customer service if you believe you received this message in error.";
const named = (name: string, message: string, more: object = {}): Error =>
  Object.defineProperty(Object.assign(new Error(message), more), "name", { value: name });
const halves = (cancelResult: string, newOrderResult: string): object => ({
  code: -2021,
  msg: "Order cancel-replace partially failed.",
  data: { cancelResult, newOrderResult, cancelResponse: { orderId: 1 }, newOrderResponse: LIMIT },
});

/** Rows of each rule: input, and the advice's id or execution. */
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  "broken-connection": [
    ["a reset", named("Error", "read ECONNRESET", { code: "ECONNRESET" }), "network-error"],
    ["a timeout", named("TimeoutError", "x"), "network-timeout"],
    [
      "a timeout that quotes an earlier refusal",
      `request timed out; last: ${JSON.stringify(LIMIT)}`,
      "network-timeout",
    ],
    ["a timeout whose cause is a refusal", named("AbortError", "x", { cause: LIMIT }), "network-timeout"],
    ["a code that says the same in more words", `timed out: ${JSON.stringify(TIMEOUT)}`, "backend-timeout"],
    ["words of a known message are no words about the connection", TIMEOUT, "backend-timeout"],
    [
      "never sent, and something else broke",
      new AggregateError([{ code: "ENOTFOUND" }, { code: "EPIPE" }]),
      "network-error",
    ],
  ],
  "server-error": [
    ["502", { status: 502 }, "http-5xx"],
    [
      "504 whose body quotes a 429",
      { status: 504, body: `429 Too Many Requests ${JSON.stringify(LIMIT)}` },
      "http-5xx",
    ],
    ["408", { status: 408, data: CLOCK }, "http-408"],
    ["the highest of two", { status: 429, response: { status: 503 } }, "http-5xx"],
    ["a code that says the same in more words", { ...TIMEOUT, status: 503 }, "backend-timeout"],
    ["a class that says less", named("BadRequestError", "x", { statusCode: 500 }), "http-5xx"],
    ["the caller's word", SYMBOL, "http-5xx", { status: 500 }],
    ["for a read, what the code says", { ...CLOCK, status: 500 }, "clock-skew", { method: "GET" }],
  ],
  "unreadable-answer": [
    ["a page in place of JSON", new SyntaxError("Unexpected token '<', \"<!DOCTYPE\" is not valid JSON"), "code-lost"],
    ["with 200", named("SyntaxError", "Unexpected end of JSON input", { status: 200 }), "code-lost"],
  ],
  "one-half-done": [
    ["cancelled, not placed", halves("SUCCESS", "FAILURE"), "partial"],
    ["409 of which only the refused half is left", { ...LIMIT, status: 409 }, "partial"],
    ["and without its code", { status: 409, data: { msg: "Invalid symbol." } }, "partial"],
    ["409 with an unknown execution", { ...TIMEOUT, status: 409 }, "unknown"],
    ["in a log", `order failed: ${JSON.stringify(halves("SUCCESS", "NOT_ATTEMPTED"))}`, "partial"],
  ],
  "ban-or-region": [
    ["418 alone", { status: 418 }, "http-418"],
    ["418 with a code that says nothing of it", { ...SYMBOL, status: 418 }, "http-418"],
    ["418 with the ban's text", { ...BANNED, status: 418 }, "ip-banned"],
    ["451", { status: 451, body: { code: 0, msg: REGION } }, "http-451"],
    ["418 with an unknown execution", { ...TIMEOUT, status: 418 }, "backend-timeout"],
    ["418 with the code of one, and no text", { code: -1007, msg: "", status: 418 }, "backend-timeout"],
    ["418 with a half", { code: -2021, msg: "Order cancel-replace partially failed.", status: 418 }, "partial"],
    ["451 with a text of an unknown execution", { code: -1121, msg: TIMEOUT.msg, status: 451 }, "unknown"],
  ],
  "known-code": [
    ["its text", LIMIT, "too-many-orders"],
    ["a code alone", { code: -1021, msg: "" }, "clock-skew"],
    ["an unknown text", { code: -1021, msg: "x" }, "clock-skew"],
    ["a text of another code makes it more careful", { code: -1121, msg: TIMEOUT.msg }, "unknown"],
    ["and never less", { code: -1007, msg: "Invalid symbol." }, "unknown"],
    ["with 429", { ...LIMIT, status: 429 }, "too-many-orders"],
  ],
  "known-text": [
    ["one meaning", "Invalid symbol.", "not-executed"],
    ["in a client's words", "binance Invalid symbol.", "not-executed"],
    ["unknown execution", TIMEOUT.msg, "unknown"],
    ["with its wait", LIMIT.msg, "too-many-orders"],
  ],
  "status-of-limit": [
    ["429", { status: 429 }, "http-429"],
    ["429 with an unknown code", { status: 429, data: { code: -98_765, msg: "x" } }, "http-429"],
    ["a firewall", "<html><title>403 Forbidden</title></html>", "http-403"],
  ],
  "unknown-code": [
    ["negative", { code: -98_765, msg: "x" }, "unknown-code"],
    ["positive", { code: 98_765, msg: "x" }, "unknown-code"],
  ],
  "unread-body": [
    ["400", new Response("{}", { status: 400 }), "body-unread"],
    ["200", new Response("{}", { status: 200 }), "body-unread"],
    ["a stream", { statusCode: 400, body: new Response("{}").body }, "body-unread"],
  ],
  "status-alone": [
    ["400", { status: 400 }, "http-4xx"],
    ["404", { status: 404 }, "http-404"],
    ["409", { status: 409 }, "http-409"],
    ["in a client's words", "Request failed with status code 400", "http-4xx"],
    ["in Python's words", "400 Client Error: Bad Request for url: https://api.binance.com/api/v3/order", "http-4xx"],
  ],
  "never-sent": [
    ["no address", named("Error", "getaddrinfo ENOTFOUND api.binance.com", { code: "ENOTFOUND" }), "not-sent"],
    ["connection refused", new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } }), "not-sent"],
    [
      "no connection in time",
      named("ConnectTimeoutError", "Connect Timeout Error", { code: "UND_ERR_CONNECT_TIMEOUT" }),
      "not-sent",
    ],
    ["a certificate", { code: "CERT_HAS_EXPIRED", message: "certificate has expired" }, "not-sent"],
  ],
  "class-alone": [
    ["ccxt", named("ExchangeNotAvailable", "binance"), "network-error"],
    ["a cut answer", { status: 200, data: '{"symbol":"BTCUSDT","orderId":1' }, "code-lost"],
    ["a cut answer of a batch", { status: 200, data: '[{"orderId":1},{"code":-2013' }, "code-lost"],
    ["the text of a cut answer", '{"symbol":"BTCUSDT","orderId":1', "code-lost", { status: 200 }],
    ["a page with 200", { status: 200, data: "<html><body>hello</body></html>" }, "code-lost"],
  ],
};

describe.each(Object.entries(ROWS))("%s", (_, rows) => {
  for (const [title, input, expected, context] of rows) {
    test(title, () => {
      const error = parseError(input, { family: "spot", method: "POST", now: 0, ...context });
      expect([error?.advice.id, error?.advice.execution]).toContain(expected);
    });
  }
});

test("every rule has its rows", () => {
  expect(RULES.map(({ name }) => name)).toEqual(Object.keys(ROWS));
});

test("the order of the errors in one does not matter", () => {
  const parts = [LIMIT, { status: 504 }, SYMBOL, named("AbortError", "x")];
  const ids = [parts, parts.toReversed(), [parts[2], parts[0], parts[3], parts[1]]].map(
    (errors) => parseError(new AggregateError(errors), { family: "spot", method: "POST" })?.advice.execution,
  );
  expect(ids).toEqual(["unknown", "unknown", "unknown"]);
});

test.each<[string, BinanceErrorInfo["kind"], unknown]>([
  ["a body", "body", SYMBOL],
  ["a body beside a broken connection", "body", named("ExchangeNotAvailable", JSON.stringify(SYMBOL))],
  ["a status", "http", { status: 400 }],
  ["a status beside a broken connection", "http", { code: "ERR_NETWORK", response: { status: 502 } }],
  ["a cut answer", "http", { status: 200, data: '{"symbol":"BTCUSDT"' }],
  ["no answer", "network", { code: "ECONNRESET" }],
])("a received answer is never a broken connection: %s", (_, kind, input) => {
  expect(parseError(input, { family: "spot" })?.kind).toBe(kind);
});

// -2013 may be a cut -20130.
test.each([
  '{"code":-20',
  '{"code":-2013',
  '{ "code": "-2013',
  '[{"code":-2013',
  'binance {"code":-2013',
  '400 {\\"code\\":-2013\\"',
  '{"code":-2013...',
  '{"code":-2013…',
  '{"msg":"x","code":-2013',
])("a cut number is not a code: %s", (body) => {
  for (const status of [400, 502]) {
    const error = parseError(body, { family: "spot", method: "POST", status });
    expect(error).toMatchObject({ code: null, lost: ["body"], advice: { execution: "unknown" } });
  }
});

test.each(['{"code":-2013,', '{"code":"-2013"', "{'code': -2013, 'msg': 'Order does", "code=-2013", "{} code=-2013"])(
  "a number that ends before the cut is a code: %s",
  (body) => {
    expect(parseError(body, { family: "spot", method: "POST", status: 400 })?.code).toBe(-2013);
  },
);

test.each([
  "Internal Server Error",
  "500 Internal Server Error",
  '{"msg":"Internal Server Error"}',
  "Error: Internal Server Error.",
])("a reason phrase is not a text of the exchange: %s", (body) => {
  const error = parseError(body, { family: "sapi", method: "POST", status: 500 });
  expect(error).toMatchObject({ code: null, name: null, template: null, advice: { id: "http-5xx" } });
});

test("an unread response reports that it has to be read, and how", () => {
  const error = parseError(new Response("{}", { status: 429, headers: { "Retry-After": "7" } }), { now: 0 });
  expect(error?.message).toContain("await response.text()");
  expect(error).toMatchObject({ status: 429, retryAfterMs: 7000, lost: ["body"], advice: { id: "http-429" } });
});

test("families that disagree give neutral advice, and their common facts", () => {
  const error = parseError({ code: -4003, msg: "" }, { method: "POST" });
  expect(error?.candidates.length).toBeGreaterThan(1);
  expect(error?.advice).toMatchObject({ id: "several-meanings" });
  const agreed = parseError({ code: -1121, msg: "Invalid symbol." }, { method: "POST" });
  expect(agreed?.advice).toMatchObject({ id: "symbol-invalid", retry: "after-fix" });
});

test("reads are not told to look at the state", () => {
  for (const input of [
    TIMEOUT,
    { status: 502 },
    { code: "ECONNRESET" },
    new SyntaxError("Unexpected end of JSON input"),
  ]) {
    expect(nextStep(parseError(input, { family: "spot", method: "GET" }), { now: 0 }).action).toBe("retry");
  }
});

test("a record is frozen throughout", () => {
  const frozen = (value: unknown): boolean =>
    typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
  for (const input of [SYMBOL, LIMIT, BANNED, { ...LIMIT, status: 429 }, halves("SUCCESS", "FAILURE"), [LIMIT]]) {
    expect(frozen(parseError(input, { family: "spot" }))).toBe(true);
    expect(frozen(parseError(input))).toBe(true);
  }
});
