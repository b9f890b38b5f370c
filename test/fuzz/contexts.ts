import fc from "fast-check";
import { allTables } from "../../generated/tables/all.ts";
import type { NextStepOptions } from "../../src/api-types.ts";
import type { ParseContext } from "../../src/result.ts";
import { loose } from "./hostile-values.ts";

const METHODS = ["GET", "get", "HEAD", "OPTIONS", "POST", "delete", "PUT", "PATCH", "", "CONNECT", "GET "];
const URLS = ["/api/v3/order", "https://fapi.binance.com/fapi/v1/order", "api.binance.us", "x", "constructor", "//"];
const STATUSES = [200, 400, 403, 404, 408, 409, 418, 429, 451, 500, 503, 599, 0, -1, 429.5, Number.NaN];
const NOWS = [0, 1_700_000_000_000, -1, 8.64e15, 1e300, -1e308];
const WAITS = ["0", "7", "1e9", "999999999999999", "9999999999999", "Wed, 21 Oct 2026 07:28:00 GMT", "-1", "soon", ""];

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 });

const headers: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...WAITS).map((wait): unknown => ({ "Retry-After": wait })),
  fc.constantFrom<unknown>(new Headers({ "retry-after": "5" }), new Map([["retry-after", "5"]]), [], "retry-after: 5"),
  loose,
);

/** The clock is always given, so that results are reproducible. */
export const context: fc.Arbitrary<ParseContext> = fc.record({
  family: maybe(fc.constantFrom(...allTables.map(({ family }) => family))),
  url: maybe(fc.constantFrom(...URLS)),
  method: maybe(fc.constantFrom(...METHODS)),
  changesState: maybe(fc.boolean()),
  status: maybe(fc.constantFrom(...STATUSES)),
  headers: maybe(headers),
  now: fc.constantFrom(...NOWS),
});

const numbers = fc.constantFrom(0, 1, 2, 3, 5, 100, -1, 0.5, 1e308, Number.NaN, Number.POSITIVE_INFINITY);

export const options: fc.Arbitrary<NextStepOptions> = fc.record({
  attempt: maybe(numbers),
  method: maybe(fc.constantFrom(...METHODS)),
  changesState: maybe(fc.boolean()),
  maxAttempts: maybe(numbers),
  baseDelayMs: maybe(numbers),
  maxDelayMs: maybe(numbers),
  now: maybe(fc.oneof(numbers, fc.constantFrom(...NOWS, Number.NEGATIVE_INFINITY))),
  random: fc.constantFrom(
    () => 0,
    () => 1,
    () => Number.NaN,
    () => 7,
  ),
});
