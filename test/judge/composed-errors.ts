import { CATALOG, fill } from "../src/catalog.ts";
import type { FamilyId } from "../../src/index.ts";

/** A refusal of the exchange, with its family. */
export interface Refusal {
  readonly family: FamilyId;
  readonly body: { readonly code: number; readonly msg: string };
}

const VALUES: Readonly<Record<string, string>> = {
  ...{ integer: "50", decimal: "0.5", timestamp: "1700000000000", ip: "203.0.113.7", interval: "10 SECOND" },
  ...{ boolean: "true", string: "quantity", list: "a, b" },
};

/** Every code that means "not executed", with its first message. */
export const REFUSALS: readonly Refusal[] = CATALOG.families.flatMap(({ id, errors, tables }) =>
  errors.flatMap(({ code, messages, tables: shared, advice, retired }): Refusal[] => {
    const execution = CATALOG.advice.find((one) => one.id === advice)?.execution;
    const [message] = [
      ...messages,
      ...tables.filter((table) => shared.includes(table.id)).flatMap((one) => one.messages),
    ];
    const own = CATALOG.advice.find((one) => one.id === message?.advice)?.execution ?? execution;
    if (message === undefined || own !== "not-executed" || code > -1000 || retired !== undefined) return [];
    const msg = fill(
      message,
      message.parameters.map(({ type }) => VALUES[type] ?? "x"),
    );
    return [{ family: id, body: { code, msg } }];
  }),
);

const named = (name: string, message: string, more: object = {}): Error => {
  const error = Object.assign(new Error(message), more);
  Object.defineProperty(error, "name", { value: name });
  return error;
};

/** Signs that the call may have been executed, each made anew. */
export const SIGNS: readonly (readonly [title: string, make: () => unknown])[] = [
  ["-1000", () => ({ code: -1000, msg: "An unknown error occurred while processing the request." })],
  ["-1001", () => ({ code: -1001, msg: "Internal error; unable to process your request. Please try again." })],
  [
    "-1006",
    () => ({ code: -1006, msg: "An unexpected response was received from the message bus. Execution status unknown." }),
  ],
  [
    "-1007",
    () => ({
      code: -1007,
      msg: "Timeout waiting for response from backend server. Send status unknown; execution status unknown.",
    }),
  ],
  ["-1007 as text", () => '{"code":-1007,"msg":""}'],
  [
    "-1007 in an error",
    () =>
      named(
        "APIError",
        "Timeout waiting for response from backend server. Send status unknown; execution status unknown.",
        { code: -1007 },
      ),
  ],
  ["500", () => ({ status: 500 })],
  ["502 page", () => ({ status: 502, body: "<html><head><title>502 Bad Gateway</title></head></html>" })],
  [
    "503 in axios",
    () =>
      named("AxiosError", "Request failed with status code 503", {
        code: "ERR_BAD_RESPONSE",
        response: { status: 503, data: "" },
      }),
  ],
  ["504 in words", () => new Error("Server returned 504 Gateway Time-out")],
  ["408", () => named("HTTPError", "Response code 408 (Request Timeout)", { response: { statusCode: 408, body: "" } })],
  ["reset", () => named("Error", "read ECONNRESET", { code: "ECONNRESET" })],
  ["hang up", () => new Error("socket hang up")],
  ["axios timeout", () => named("AxiosError", "timeout of 1000ms exceeded", { code: "ECONNABORTED" })],
  ["abort", () => new DOMException("This operation was aborted", "AbortError")],
  ["timeout", () => new DOMException("The operation was aborted due to timeout", "TimeoutError")],
  ["fetch failed", () => new TypeError("fetch failed")],
  [
    "undici",
    () =>
      new TypeError("fetch failed", { cause: named("SocketError", "other side closed", { code: "UND_ERR_SOCKET" }) }),
  ],
  [
    "ccxt timeout",
    () => named("RequestTimeout", "binance POST https://api.binance.com/api/v3/order request timed out (10000 ms)"),
  ],
  ["got timeout", () => named("TimeoutError", "Timeout awaiting 'request' for 1000ms", { code: "ETIMEDOUT" })],
  ["cut answer", () => new SyntaxError("Unexpected end of JSON input")],
  ["page for an answer", () => new SyntaxError("Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON")],
  [
    "python",
    () =>
      "requests.exceptions.ConnectionError: ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))",
  ],
  [
    "Go",
    () =>
      'Post "https://fapi.binance.com/fapi/v1/order": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
  ],
  ["Java", () => "java.net.SocketTimeoutException: Read timed out"],
  ["WebSocket", () => new Error("WebSocket connection closed before the response")],
];

type Compose = (body: Refusal["body"], sign: unknown) => unknown;
const asText = (value: unknown): string => {
  if (typeof value === "string") return value;
  return value instanceof Error || value instanceof DOMException
    ? `${value.name}: ${value.message}${causeText(value)}`
    : JSON.stringify(value);
};
const causeText = ({ cause }: { readonly cause?: unknown }): string =>
  cause === undefined ? "" : ` (${asText(cause)})`;
const asError = (value: unknown): unknown => (value instanceof Error ? value : new Error(asText(value), {}));
const python = ({ code, msg }: Refusal["body"]): string => `APIError(code=${String(code)}): ${msg}`;

/** Forms in which a client, a batch or a log shows both in one. */
export const FORMS: readonly (readonly [title: string, compose: Compose])[] = [
  ["aggregate", (body, sign) => new AggregateError([body, sign], "All attempts failed")],
  ["aggregate, sign first", (body, sign) => new AggregateError([sign, body])],
  ["aggregate of errors", (body, sign) => new AggregateError([new Error(JSON.stringify(body)), asError(sign)])],
  ["errors", (body, sign) => ({ message: "Order failed", errors: [sign, body] })],
  ["cause: the sign", (body, sign) => new Error(JSON.stringify(body), { cause: sign })],
  ["cause: the body", (body, sign) => Object.assign(asError(sign) as Error, { cause: body })],
  [
    "cause: the body in an error",
    (body, sign) => Object.assign(asError(sign) as Error, { cause: new Error(python(body)) }),
  ],
  ["a client's error with a cause", (body, sign) => named("BinanceError", body.msg, { code: body.code, cause: sign })],
  ["chain", (body, sign) => new Error("outer", { cause: new Error(python(body), { cause: sign }) })],
  ["array", (body, sign) => [body, sign]],
  ["array, sign first", (body, sign) => [sign, body]],
  ["batch with a success", (body, sign) => ({ status: 200, data: [{ orderId: 1, status: "NEW" }, body, sign] })],
  [
    "settled",
    (body, sign) => [
      { status: "fulfilled", value: { orderId: 1 } },
      { status: "rejected", reason: body },
      { status: "rejected", reason: sign },
    ],
  ],
  ["beside each other", (body, sign) => ({ error: body, lastError: sign })],
  ["original error", (body, sign) => ({ ...body, originalError: sign })],
  ["quoted by the sign", (body, sign) => new Error(`${asText(sign)}; last error: ${JSON.stringify(body)}`)],
  ["quoted in Python", (body, sign) => `${asText(sign)} (previous attempt: ${python(body)})`],
  ["quoting the sign", (body, sign) => `${python(body)} | then ${asText(sign)}`],
  ["two lines of a log", (body, sign) => `ERROR ${JSON.stringify(body)}\nERROR ${asText(sign)}`],
  ["log in JSON", (body, sign) => JSON.stringify({ level: "error", msg: python(body), err: asText(sign) })],
  ["JSON in JSON", (body, sign) => JSON.stringify({ error: JSON.stringify(body), reason: asText(sign) })],
  [
    "pino",
    (body, sign) => ({ level: 50, err: { type: "Error", message: JSON.stringify(body) }, cause: sign, msg: "order" }),
  ],
  [
    "cancel-replace",
    (body, sign) => ({
      code: -2022,
      msg: "Order cancel-replace failed.",
      data: {
        cancelResult: "FAILURE",
        newOrderResult: "FAILURE",
        cancelResponse: body,
        newOrderResponse: typeof sign === "object" ? sign : { code: -1007, msg: asText(sign) },
      },
    }),
  ],
];

/** Statuses of unknown outcome, around a body that is a refusal or quotes one. */
export const STATUS_FORMS: readonly (readonly [
  title: string,
  compose: (body: Refusal["body"], status: number) => unknown,
])[] = [
  ["beside the body", (body, status) => ({ ...body, status })],
  ["fetch-like", (body, status) => ({ ok: false, status, body })],
  [
    "axios",
    (body, status) =>
      named("AxiosError", `Request failed with status code ${String(status)}`, { response: { status, data: body } }),
  ],
  [
    "axios, text",
    (body, status) => named("AxiosError", "x", { status, response: { status, data: JSON.stringify(body) } }),
  ],
  [
    "quoted in the body",
    (body, status) => ({ statusCode: status, body: `upstream said 429 Too Many Requests ${JSON.stringify(body)}` }),
  ],
  ["in a class that says less", (body, status) => named("BadRequestError", body.msg, { code: body.code, status })],
  ["in words", (body, status) => `HTTP ${String(status)}: ${JSON.stringify(body)}`],
  [
    "in ccxt's words",
    (body, status) =>
      named(
        "ExchangeNotAvailable",
        `binance POST https://api.binance.com/api/v3/order ${String(status)} Error ${JSON.stringify(body)}`,
      ),
  ],
  ["frame", (body, status) => ({ id: 1, status, error: body })],
];
export const OPEN_STATUSES = [408, 500, 502, 503, 504] as const;
