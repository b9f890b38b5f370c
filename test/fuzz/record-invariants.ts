import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import type { BinanceErrorInfo } from "../../src/result.ts";

/** What every record promises, whatever it was made of. */
export function expectRecord(error: BinanceErrorInfo): void {
  const again: unknown = JSON.parse(JSON.stringify(error));
  if (!isDeepStrictEqual(again, error)) expect(again).toStrictEqual(error);
  if (!Object.isFrozen(error)) expect.fail("the record is not frozen");
  const parts: readonly unknown[] = Object.values(error);
  for (const value of [error, ...parts]) {
    if (typeof value !== "object" || value === null) continue;
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== Array.prototype) expect.fail("a part has a foreign prototype");
    if (Object.hasOwn(value, "__proto__")) expect.fail("__proto__ is no name for anything");
  }
}

/**
 * Two answers to the same question: equal, and what is the same object in both cannot be changed, so that nobody's
 * change of an answer shows in another's.
 */
export function expectSame(one: BinanceErrorInfo | null, other: BinanceErrorInfo | null): void {
  if (!isDeepStrictEqual(one, other)) expect(other).toStrictEqual(one);
  if (one !== null && other !== null) expectNothingShared(one, other);
}

function expectNothingShared(one: object, other: object): void {
  if (one === other && !Object.isFrozen(one)) expect.fail(`two answers share ${JSON.stringify(one)}`);
  for (const key of Object.keys(one)) {
    const value: unknown = Reflect.get(one, key);
    const counterpart: unknown = Reflect.get(other, key);
    if (typeof value !== "object" || value === null) continue;
    if (typeof counterpart === "object" && counterpart !== null) expectNothingShared(value, counterpart);
  }
}

const SHARED = [Object, Array, String, Number, Function, Error, Map, Set, RegExp, Promise, Uint8Array];

/** Everything on the prototypes that all programs share. */
export function prototypes(): readonly unknown[] {
  return SHARED.flatMap(({ prototype }) =>
    Reflect.ownKeys(prototype).flatMap((key): readonly unknown[] => {
      const found = Reflect.getOwnPropertyDescriptor(prototype, key);
      return [key, found?.value, found?.get, found?.set];
    }),
  );
}

/** Nothing was added to them, taken away or put in the place of anything. */
export function expectPrototypes(before: readonly unknown[]): void {
  const now = prototypes();
  expect(now.length).toBe(before.length);
  expect(now.filter((value, index) => !Object.is(value, before[index]))).toEqual([]);
}
