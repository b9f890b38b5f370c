import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextStep, parseError, parseErrors } from "../../src/index.ts";

const trap = (): never => {
  throw new Error("no");
};
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const cyclic = (): object => {
  const one: Record<string, unknown> = { message: "x" };
  one["cause"] = one;
  one["response"] = { data: one };
  return one;
};
const traps: ProxyHandler<object> = { get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap };

const HOSTILE: readonly (readonly [title: string, input: unknown])[] = [
  ["revoked proxy", revoked()],
  ["proxy that throws", new Proxy({}, traps)],
  ["array proxy that throws", new Proxy([], traps)],
  [
    "getters that throw",
    Object.defineProperties({}, { code: { get: trap, enumerable: true }, message: { get: trap } }),
  ],
  ["error whose message throws", Object.defineProperty(new Error("x"), "message", { get: trap })],
  ["headers that throw", { status: 429, headers: new Proxy({}, traps) }],
  ["cycle", cyclic()],
  ["null prototype", Object.create(null)],
  ["symbol", Symbol("x")],
  ["bigint", 1n],
  ["NaN", Number.NaN],
  ["huge text", "x".repeat(10_000_000)],
  ["huge open braces", '{"code":'.repeat(500_000)],
  ["huge quotes", '\\"'.repeat(500_000)],
  ["huge msg", { code: -1102, msg: `Mandatory parameter '${"'".repeat(1_000_000)}` }],
  ["huge spaces", { code: -1102, msg: " ".repeat(1_000_000) }],
  ["deep JSON", `${"[".repeat(10_000)}${"]".repeat(10_000)}`],
  ["code beyond integers", { code: 1e300, msg: "x" }],
  ["prototype keys", JSON.parse('{"__proto__":{"code":-1121},"constructor":{"code":1},"msg":"x"}')],
  ["detached buffer", detached()],
  // Their keys or elements were once listed, for minutes or until memory ran out.
  ["printed buffer of four billion holes", { type: "Buffer", data: Object.assign([], { length: 2 ** 32 - 1 }) }],
  ["buffer as headers", { status: 429, headers: new Uint8Array(20_000_000) }],
  ["text object as headers", { status: 429, headers: new String("x".repeat(50_000_000)) }],
];

function detached(): ArrayBuffer {
  const buffer = new ArrayBuffer(8);
  structuredClone(buffer, { transfer: [buffer] });
  return buffer;
}

describe("no input throws", () => {
  test.each(HOSTILE)("%s", (_, input) => {
    expect(() => nextStep(parseError(input))).not.toThrow();
    expect(() => parseErrors(input)).not.toThrow();
    expect(parseError(input)).toEqual(parseError(input));
  });

  // JSON has no -0: a record read back from JSON once differed.
  test.each([
    [{ code: -0, msg: "Unknown property" }],
    [{ error: { code: "-0", msg: "Invalid interval." } }],
    ['{"code":-000,"msg":"An unknown error occurred while processing the request."}'],
    [{ success: false, msg: "-0=Save withdrawal failed" }],
  ])("no -0 in the record of %j", (input) => {
    const error = parseError(input);
    expect(error).not.toBeNull();
    expect(JSON.parse(JSON.stringify(error))).toStrictEqual(error);
  });

  test("random values, plain and as JSON, with any context", () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withTypedArray: true }),
        fc.anything(),
        (value, loose) => {
          const context = { now: 0, headers: loose, url: typeof loose === "string" ? loose : undefined };
          parseErrors(value, context);
          parseErrors({ response: { data: value, status: loose } }, context);
          const text = safeJson(value);
          nextStep(parseError(text, context), { attempt: typeof loose === "number" ? loose : 1 });
        },
      ),
      { numRuns: 3000 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("real shapes with a piece cut out, doubled or replaced", () => {
    const base =
      'binance POST https://api.binance.com/api/v3/order 400 {"code":-1102,"msg":"Mandatory parameter \'x\' was not sent."}';
    fc.assert(
      fc.property(fc.nat(base.length), fc.nat(20), fc.string({ unit: "binary" }), (at, length, insertion) => {
        const text = base.slice(0, at) + insertion + base.slice(at + length);
        const error = parseError(text);
        expect(error === null || Object.isFrozen(error)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return "";
  }
}

test("the keys of a wide object are listed a few times, however often an input holds it", () => {
  let listed = 0;
  const wide = new Proxy(Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`key${String(index)}`, 1])), {
    ownKeys: (target) => {
      listed += 1;
      return Reflect.ownKeys(target);
    },
  });
  const several = (item: unknown): object => ({ errors: Array.from({ length: 17 }, () => item) });
  parseError(several(several(wide)));
  expect(listed).toBeGreaterThan(0);
  expect(listed).toBeLessThan(5);
});
