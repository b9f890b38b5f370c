import type { Execution } from "../../src/index.ts";

export type Kind = "place" | "replace" | "batch";

/** What the server sends. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** `cut`: half of the body. `reset`: the connection breaks. `silent`: no answer. */
  readonly end?: "cut" | "reset" | "silent";
}

export interface Situation {
  readonly name: string;
  readonly kind?: Kind;
  readonly answer: Answer;
  /** The facts, independent of the client. */
  readonly truth: {
    readonly execution: Execution;
    readonly code: number | null;
    /** The exchange's wait in milliseconds. */
    readonly waitMs?: number;
  };
}

const BALANCE = "Account has insufficient balance for requested action.";
const WAIT = { "retry-after": "7" };
const page = (title: string): string =>
  `<html><head><title>${title}</title></head><body><center><h1>${title}</h1></center></body></html>`;
const half = (code: number, msg: string): object => ({ code, msg });

const refused = (code: number | null): Situation["truth"] => ({ execution: "not-executed", code });
const unknown = (code: number | null): Situation["truth"] => ({ execution: "unknown", code });

/** Binance's answers to a call that changes state. Every 5xx counts as unknown, even if a page promises more. */
export const SITUATIONS: readonly Situation[] = [
  { name: "400 `{code, msg}`", answer: { status: 400, body: half(-2010, BALANCE) }, truth: refused(-2010) },
  {
    name: "400, parameter in the text",
    answer: {
      status: 400,
      body: half(-1104, "Not all sent parameters were read; read '8' parameter(s) but was sent '9'."),
    },
    truth: refused(-1104),
  },
  {
    name: "400, code as text",
    answer: { status: 400, body: { code: "-1121", msg: "Invalid symbol." } },
    truth: refused(-1121),
  },
  {
    name: "400, as text/plain",
    answer: { status: 400, body: half(-2010, BALANCE), headers: { "content-type": "text/plain" } },
    truth: refused(-2010),
  },
  {
    name: "400, new code",
    answer: { status: 400, body: half(-1987, "A rule of tomorrow.") }, // Unknown meaning: may have been executed.
    truth: unknown(-1987),
  },
  {
    name: "401",
    answer: { status: 401, body: half(-2015, "Invalid API-key, IP, or permissions for action.") },
    truth: refused(-2015),
  },
  { name: "403 of the firewall, HTML", answer: { status: 403, body: page("403 Forbidden") }, truth: refused(null) },
  {
    name: "408 -1007",
    answer: {
      status: 408,
      body: half(
        -1007,
        "Timeout waiting for response from backend server. Send status unknown; execution status unknown.",
      ),
    },
    truth: unknown(-1007),
  },
  {
    name: "418 with `Retry-After`",
    answer: { status: 418, headers: WAIT, body: half(-1003, "Way too many requests; IP banned until 4102444800000.") },
    truth: { ...refused(-1003), waitMs: 7000 },
  },
  {
    name: "429 with `Retry-After`",
    answer: {
      status: 429,
      headers: WAIT,
      body: half(-1003, "Too many requests; current limit is 2400 requests per minute."),
    },
    truth: { ...refused(-1003), waitMs: 7000 },
  },
  {
    name: "451",
    answer: {
      status: 451,
      body: half(
        0,
        "Service unavailable from a restricted location according to 'b. Eligibility' in https://www.binance.com/en/terms. Please contact customer service if you believe you received this message in error.",
      ),
    },
    truth: refused(0),
  },
  {
    name: "500 -1000",
    answer: { status: 500, body: half(-1000, "An unknown error occurred while processing the request.") },
    truth: unknown(-1000),
  },
  { name: "502 of a proxy, HTML", answer: { status: 502, body: page("502 Bad Gateway") }, truth: unknown(null) },
  {
    name: "503 Unknown error",
    answer: { status: 503, body: half(-1000, "Unknown error, please check your request or try again later.") },
    truth: unknown(-1000),
  },
  { name: "503 Service Unavailable", answer: { status: 503, body: "Service Unavailable." }, truth: unknown(null) },
  {
    name: "503 -1001",
    answer: { status: 503, body: half(-1001, "Internal error; unable to process your request. Please try again.") },
    truth: unknown(-1001),
  },
  { name: "504, HTML", answer: { status: 504, body: page("504 Gateway Time-out") }, truth: unknown(null) },
  { name: "200, empty", answer: { status: 200, body: "" }, truth: unknown(null) },
  {
    name: "200, cut",
    answer: { status: 200, body: { symbol: "BTCUSDT", orderId: 28, status: "NEW" }, end: "cut" },
    truth: unknown(null),
  },
  { name: "reset", answer: { status: 200, body: "", end: "reset" }, truth: unknown(null) },
  { name: "no answer", answer: { status: 200, body: "", end: "silent" }, truth: unknown(null) },
  {
    name: "cancel-replace 409: cancelled, order refused",
    kind: "replace",
    answer: {
      status: 409,
      body: {
        code: -2021,
        msg: "Order cancel-replace partially failed.",
        data: {
          cancelResult: "SUCCESS",
          newOrderResult: "FAILURE",
          cancelResponse: { symbol: "BTCUSDT", orderId: 7, status: "CANCELED" },
          newOrderResponse: half(-2010, BALANCE),
        },
      },
    },
    truth: { execution: "partial", code: -2021 },
  },
  {
    name: "cancel-replace 400: both refused",
    kind: "replace",
    answer: {
      status: 400,
      body: {
        code: -2022,
        msg: "Order cancel-replace failed.",
        data: {
          cancelResult: "FAILURE",
          newOrderResult: "NOT_ATTEMPTED",
          cancelResponse: half(-2011, "Unknown order sent."),
          newOrderResponse: null,
        },
      },
    },
    truth: refused(-2022),
  },
  {
    name: "batch 200, second item refused",
    kind: "batch",
    answer: {
      status: 200,
      body: [{ symbol: "BTCUSDT", orderId: 28, status: "NEW" }, half(-2019, "Margin is insufficient.")],
    },
    truth: { execution: "partial", code: -2019 },
  },
];
