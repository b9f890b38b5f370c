import { describe, expect, expectTypeOf, test } from "vitest";
import { isBinanceError, parseError } from "../../src/index.ts";
import { createMakeError, makeError } from "../../src/testing.ts";
import { table as spot } from "../../generated/tables/spot.ts";
import type { FamilyTable } from "../../generated/tables/format.ts";
import { MESSAGES } from "./catalog.ts";

const VALUES = {
  integer: 7,
  decimal: "0.1978200",
  timestamp: 1_700_000_000_000,
  ip: "203.0.113.7",
  interval: "10 SECOND",
  boolean: true,
  string: "x",
  list: "a, b",
} as const;
type Loose = (family: string, name: string, params: object, options: object) => ReturnType<typeof makeError>;

describe("makeError", () => {
  test("returns what the exchange sends", () => {
    const made = makeError("spot", "TOO_MANY_ORDERS", { limit: 50, interval: "10 SECOND" });
    expect(made).toMatchObject({
      status: 429,
      headers: { "retry-after": "60" },
      body: { code: -1015, msg: "Too many new orders; current limit is 50 orders per 10 SECOND." },
    });
    const error = parseError(made, { family: "spot" });
    expect(error).toMatchObject({
      name: "TOO_MANY_ORDERS",
      params: { limit: 50, interval: "10 SECOND", intervalMs: 10_000 },
    });
  });

  test("every message of the catalog can be made and is recognised again", () => {
    // The types know every name; here the names come from the catalog.
    const make: unknown = makeError;
    for (const { family, name, message, code } of MESSAGES) {
      const params = Object.fromEntries(message.parameters.map(({ name: key, type }) => [key, VALUES[type]]));
      const made = (make as Loose)(family, name, params, { message: message.id });
      const error = parseError(made, { family });
      expect(error?.template, `${family} ${String(code)} ${made.body.msg}`).not.toBeNull();
      expect(error?.match).not.toBe("other-code");
    }
  });

  test("a ban states its end", () => {
    const made = makeError("spot", "TOO_MANY_REQUESTS", { bannedUntil: 1_700_000_060_000 }, { now: 1_700_000_000_000 });
    expect(made).toMatchObject({ status: 418, headers: { "retry-after": "60" } });
    expect(parseError(made, { family: "spot", now: 1_700_000_000_000 })).toMatchObject({ retryAfterMs: 60_000 });
  });

  // 1e-21 became `0.`: digits beyond the twentieth were cut off.
  test.each([
    [1e-7, "0.0000001"],
    [-1.25e-7, "-0.000000125"],
    [1.2345678901234e-7, "0.00000012345678901234"],
    [1e-21, `0.${"0".repeat(20)}1`],
    [1e-40, "1e-40"],
    [1e21, "1e+21"],
    [0.1, "0.1"],
  ])("the number %d is sent as %s and comes back", (limitPrice, digits) => {
    const made = makeError("usds-futures", "PRICE_HIGHTER_THAN_MULTIPLIER_UP", { limitPrice });
    expect(made.body.msg).toContain(` ${digits}.`);
    expect(parseError(made, { family: "usds-futures" })?.params).toEqual({ limitPrice });
  });

  test("says what is missing", () => {
    const make: unknown = makeError;
    const loose = make as Loose;
    expect(() => loose("spot", "NOPE", {}, {})).toThrow(/no error "NOPE"/);
    expect(() => loose("spot", "TOO_MANY_ORDERS", { limti: 5 }, {})).toThrow(/limit, interval/);
    expect(() => createMakeError([spot])("sapi", "UNKNOWN")).toThrow(/no table/);
  });
});

test("types: params of a named error, and of makeError", () => {
  const error = parseError(makeError("spot", "TOO_MANY_ORDERS", { limit: 50, interval: "10 SECOND" }), {
    family: "spot",
  });
  expect(isBinanceError(error, "spot", "TOO_MANY_ORDERS")).toBe(true);
  if (isBinanceError(error, "spot", "TOO_MANY_ORDERS")) {
    expectTypeOf(error.params.limit).toEqualTypeOf<number | undefined>();
    expectTypeOf(error.params.intervalMs).toEqualTypeOf<number | undefined>();
    expectTypeOf(error.name).toEqualTypeOf<"TOO_MANY_ORDERS">();
  }
  expect(isBinanceError(error, "spot", "TOO_MANY_ORDERS", "too-many-new-orders-current-limit-is-orders-per")).toBe(
    true,
  );
  if (isBinanceError(error, "spot", "TOO_MANY_ORDERS", "too-many-new-orders-current-limit-is-orders-per")) {
    expectTypeOf(error.params.limit).toEqualTypeOf<number>();
  }
  expect(isBinanceError(error, "usds-futures", "TOO_MANY_ORDERS")).toBe(false);
  expect(isBinanceError(null, "spot", "BAD_SYMBOL")).toBe(false);
  // @ts-expect-error no such name in this family
  expect(isBinanceError(error, "spot", "NO_SUCH_NAME")).toBe(false);
  // @ts-expect-error a limit is no truth value
  expect(() => makeError("spot", "TOO_MANY_ORDERS", { limit: true, interval: "1 DAY" })).not.toThrow();
  expectTypeOf<FamilyTable["rows"]>().toEqualTypeOf<readonly string[]>();
});
