import { expect, test } from "vitest";
import { joinTransport, NO_TRANSPORT, withTransport, bodyFacts } from "../../src/extract/facts.ts";
import { objectTransport } from "../../src/extract/object-transport.ts";
import { codeOf, statusOf } from "../../src/extract/status.ts";

const HEADERS = { "retry-after": "7" };
const URL = "https://api.binance.com/api/v3/order";

test.each<[string, object, object]>([
  ["status", { status: 400 }, { status: 400 }],
  ["statusCode", { statusCode: 400 }, { status: 400 }],
  ["httpStatus", { httpStatus: 400 }, { status: 400 }],
  ["httpStatusCode", { httpStatusCode: 400 }, { status: 400 }],
  ["http_status", { http_status: 400 }, { status: 400 }],
  ["_httpcode", { _httpcode: "400" }, { status: 400 }],
  ["own status first", { status: 400, response: { status: 500 } }, { status: 400 }],
  ["response's status", { response: { status: 500 } }, { status: 500 }],
  ["response's status before the name's", { name: "BadRequestError", response: { status: 500 } }, { status: 500 }],
  ["name", { name: "BadRequestError" }, { status: 400 }],
  ["name 401", { name: "UnauthorizedError" }, { status: 401 }],
  ["name 403", { name: "ForbiddenError" }, { status: 403 }],
  ["name 404", { name: "NotFoundError" }, { status: 404 }],
  ["name 418", { name: "RateLimitBanError" }, { status: 418 }],
  ["name 429", { name: "TooManyRequestsError" }, { status: 429 }],
  ["headers", { headers: HEADERS }, { headers: HEADERS }],
  ["response's headers", { response: { headers: HEADERS } }, { headers: HEADERS }],
  ["url", { url: URL }, { url: URL }],
  ["requestUrl", { requestUrl: URL }, { url: URL }],
  ["_url", { _url: URL }, { url: URL }],
  ["response's url", { response: { url: URL } }, { url: URL }],
  ["request's url", { request: { url: URL } }, { url: URL }],
  ["config's url", { config: { url: URL } }, { url: URL }],
  ["config's url and base", { config: { url: "/api", baseURL: "https://x.y" } }, { url: "https://x.y/api" }],
  ["config's base alone", { config: { baseURL: "https://x.y" } }, { url: "https://x.y" }],
  ["config's whole url beside a base", { config: { url: URL, baseURL: "https://x.y" } }, { url: URL }],
  ["config of the response", { response: { config: { url: URL, method: "get" } } }, { url: URL, method: "get" }],
  ["own url before the config's", { url: URL, config: { url: "/x" } }, { url: URL }],
  ["config's url before the response's", { config: { url: URL }, response: { url: "/x" } }, { url: URL }],
  ["method", { method: "POST" }, { method: "POST" }],
  ["_method", { _method: "POST" }, { method: "POST" }],
  ["config's method", { config: { method: "POST" } }, { method: "POST" }],
  ["request's method", { request: { method: "POST" } }, { method: "POST" }],
  ["own method first", { method: "GET", config: { method: "POST" } }, { method: "GET" }],
])("%s", (_, value, expected) => {
  expect(objectTransport(value)).toEqual({ ...NO_TRANSPORT, ...expected });
});

test.each([
  [{}],
  [{ status: 99 }],
  [{ status: "x" }],
  [{ name: "Error" }],
  [{ name: "constructor" }],
  [{ url: "" }],
  [{ response: null }],
])("nothing in %j", (value) => {
  expect(objectTransport(value)).toBe(NO_TRANSPORT);
});

test.each<[unknown, number | null]>([
  [100, 100],
  [599, 599],
  ["429", 429],
  [99, null],
  [600, null],
  [400.5, null],
  ["4000", null],
  ["0400", null],
  ["x400", null],
  ["400x", null],
  [null, null],
  [undefined, null],
])("the status %j", (value, status) => {
  expect(statusOf(value)).toBe(status);
});

test.each<[unknown, number | null]>([
  [-1121, -1121],
  ["-1121", -1121],
  ["400002", 400_002],
  [0, 0],
  [-31_999, -31_999],
  // JSON-RPC keeps these for itself.
  [-32_000, null],
  [-32_768, null],
  [-32_769, -32_769],
  ["123456789012345", 123_456_789_012_345],
  ["1234567890123456", null],
  ["1.5", null],
  ["x1", null],
  ["1x", null],
  ["", null],
  [1.5, null],
  [2 ** 53, null],
  [Number.NaN, null],
  [null, null],
  [true, null],
])("the code %j", (value, code) => {
  expect(codeOf(value)).toBe(code);
});

test("what the inside says of the way counts, and the outside for what it does not say", () => {
  const all = { status: 400, headers: HEADERS, url: URL, method: "GET", family: "spot", retryAt: 1 } as const;
  const other = { status: 500, headers: {}, url: "x", method: "POST", family: "sapi", retryAt: 2 } as const;
  expect(joinTransport(all, other)).toEqual(all);
  expect(joinTransport({ ...NO_TRANSPORT }, other)).toEqual(other);
  expect(joinTransport(NO_TRANSPORT, other)).toBe(other);
  expect(joinTransport(all, NO_TRANSPORT)).toBe(all);
  const facts = bodyFacts(-1121, "x", { ...all, status: null });
  expect(withTransport(facts, other)).toEqual({ ...facts, transport: { ...all, status: 500 } });
});
