import { describe, expect, test } from "vitest";
import { mayRead, startEffort } from "../../src/extract/effort.ts";
import { parseError, parseErrors } from "../../src/index.ts";

const KEYS = [
  ...["response", "data", "body", "responseText", "responseBody", "text", "json", "error", "err", "exception"],
  ...["cause", "errors", "details", "payload", "reason", "message", "msg", "result", "request", "config", "x"],
];

/** The object, counting how often a property of it or of what it holds is read. */
function watched(object: object, counter: { reads: number }): object {
  return new Proxy(object, {
    get(target, key) {
      counter.reads += 1;
      const value: unknown = Reflect.get(target, key);
      return typeof value === "object" && value !== null ? watched(value, counter) : value;
    },
  });
}

function eachOther(): object {
  const one: Record<string, unknown> = {};
  const other: Record<string, unknown> = {};
  for (const key of KEYS) [one[key], other[key]] = [other, one];
  return one;
}

function arraysOf(item: unknown, depth: number): unknown {
  return depth === 0 ? item : Array.from({ length: 60 }, () => arraysOf(item, depth - 1));
}

// Two objects that named each other under every key were read for seven seconds: only the depth had a limit.
describe("what names itself is not followed for ever", () => {
  test.each<[string, object]>([
    ["two objects that name each other under every key", eachOther()],
    ["arrays of arrays of one object", [arraysOf(eachOther(), 3)]],
    ["a cause without end", Object.assign(new Error("x"), { cause: eachOther(), response: eachOther() })],
  ])("%s", (_, input) => {
    const counter = { reads: 0 };
    const error = parseError(watched(input, counter), { now: 0 });
    expect(counter.reads).toBeLessThan(200_000);
    expect(error === null || error.code === null).toBe(true);
    counter.reads = 0;
    parseErrors(watched(input, counter), { now: 0 });
    expect(counter.reads).toBeLessThan(500_000);
  });

  test("an error is still found behind a few hundred objects", () => {
    const noise = Array.from({ length: 40 }, (_, index) => ({ index, data: { text: "x".repeat(1000) } }));
    const input = {
      errors: noise,
      payload: { reason: { response: { data: { code: -1121, msg: "Invalid symbol." } } } },
    };
    expect(parseError(input)?.code).toBe(-1121);
  });

  test("a few megabytes of text before it do not hide it either", () => {
    const input = { details: "{".repeat(4_000_000), payload: { code: -1121, msg: "Invalid symbol." } };
    expect(parseError(input)?.code).toBe(-1121);
  });
});

test.each([
  ["an object", {}, 1],
  ["an empty text", "", 1],
  ["a text", "x".repeat(512), 2],
  ["the longest text that is searched", "x".repeat(16_384), 33],
  ["a longer one", "x".repeat(100_000), 33],
])("what reading costs: %s", (_, value, cost) => {
  const effort = startEffort();
  const before = effort.left;
  expect(mayRead(value, effort)).toBe(true);
  expect(before - effort.left).toBe(cost);
  expect(mayRead(value, { left: 0 })).toBe(false);
});
