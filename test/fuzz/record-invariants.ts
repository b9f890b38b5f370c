import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import type { BinanceErrorInfo } from "../../src/result.ts";

/** Invariants of every record. */
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
 * Two answers to the same input are equal, and shared objects are frozen, so that a change of one answer cannot change
 * another.
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

/** All properties of the shared prototypes. */
export function prototypes(): readonly unknown[] {
  return SHARED.flatMap(({ prototype }) =>
    Reflect.ownKeys(prototype).flatMap((key): readonly unknown[] => {
      const found = Reflect.getOwnPropertyDescriptor(prototype, key);
      return [key, found?.value, found?.get, found?.set];
    }),
  );
}

/** The prototypes did not change. */
export function expectPrototypes(before: readonly unknown[]): void {
  const now = prototypes();
  expect(now.length).toBe(before.length);
  expect(now.filter((value, index) => !Object.is(value, before[index]))).toEqual([]);
}
