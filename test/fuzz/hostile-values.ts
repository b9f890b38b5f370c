import { Buffer } from "node:buffer";
import fc from "fast-check";
import { mutated, mutations } from "./mutate-text.ts";
import { REAL_BODIES } from "./real-bodies.ts";

/** A real body or text, often damaged. */
export const mutatedText: fc.Arbitrary<string> = fc
  .tuple(fc.nat(), fc.nat(), mutations)
  .map(([at, otherAt, changes]) => mutated(bodyAt(at), changes, bodyAt(otherAt)));

export const loose: fc.Arbitrary<unknown> = fc.anything({
  withNullPrototype: true,
  withBigInt: true,
  withTypedArray: true,
  withDate: true,
  withSparseArray: true,
  maxDepth: 3,
});

const KEYS = [
  ...["code", "msg", "message", "status", "error", "data", "response", "headers", "cause", "name", "url", "method"],
  ...["__proto__", "constructor", "toString", "errorCode", "success", "cancelResult", "newOrderResponse", "retryAfter"],
];
/** Objects whose keys are those that readers look for, with any values; "__proto__" is a key like any other. */
const nearly: fc.Arbitrary<unknown> = fc
  .dictionary(fc.constantFrom(...KEYS), fc.oneof(loose, mutatedText, fc.integer({ min: -5000, max: 700 })), {
    maxKeys: 6,
    noNullPrototype: true,
  })
  .map((value) => parsedOr(value, safeJson(value)));

type Wrapper = (value: unknown, text: string, other: unknown, status: unknown) => unknown;

/** Forms in which a text or body reaches an application. */
const WRAPPERS: readonly Wrapper[] = [
  (value) => value,
  (value, _, other, status) => ({ response: { status, data: value, headers: other } }),
  (value, text, _, status) => Object.assign(new Error(text), { response: { status, data: value } }),
  (_, text, other) => Object.assign(new Error(text), { code: other }),
  (_, text, __, status) => ({ statusCode: status, body: text, headers: { "retry-after": "7" } }),
  (value, _, other) => [other, value, value],
  (_, text) => Buffer.from(text),
  (_, text) => Buffer.from(text).toJSON(),
  (value) => ({ error: { error: { error: value } } }),
  (_, text) => JSON.stringify(JSON.stringify(text)),
  (_, text) => `2024-05-01 ERROR ${text} at order.ts:7`,
  (value) => ({ data: { cancelResult: "FAILURE", newOrderResult: "NOT_ATTEMPTED", cancelResponse: value } }),
  (value, text) => new AggregateError([value], text),
  (_, text, __, status) => ({ name: "FetchError", message: text, status, config: { url: text, method: "get" } }),
];

const wrapped: fc.Arbitrary<unknown> = fc
  .tuple(fc.constantFrom(...WRAPPERS), mutatedText, loose, fc.constantFrom(200, 400, 418, 429, 500, 503, "429", -1))
  .map(([wrap, text, other, status]) => wrap(parsedOr(text, text), text, other, status));

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(loose, nearly, mutatedText, wrapped, wrapped);

function bodyAt(index: number): string {
  return REAL_BODIES[index % REAL_BODIES.length] ?? "";
}

function parsedOr(other: unknown, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the other one is the value.
    return other;
  }
}

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    // A bigint, or a cycle.
    return "";
  }
}
