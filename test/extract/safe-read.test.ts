import { describe, expect, test } from "vitest";
import { readBytes } from "../../src/extract/read-bytes.ts";
import { firstString, isArray, isError, ownKeys, read, readObject, readString } from "../../src/extract/safe-read.ts";

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}
const BROKEN = revoked({});
const keys = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${String(index)}`, 1]));

describe("what is read of an object", () => {
  const value = { text: "x", empty: "", number: 5, object: { a: 1 }, nothing: null };
  test("a value, or undefined", () => {
    expect(read(value, "number")).toBe(5);
    expect(read(value, "other")).toBeUndefined();
    expect(read(BROKEN, "number")).toBeUndefined();
  });
  test.each([
    ["text", "x"],
    ["empty", null],
    ["number", null],
    ["other", null],
  ])("a text: %s", (key, expected) => {
    expect(readString(value, key)).toBe(expected);
  });
  test.each([
    ["object", value.object],
    ["nothing", null],
    ["text", null],
    ["other", null],
  ])("an object: %s", (key, expected) => {
    expect(readObject(value, key)).toBe(expected);
  });
  test("the first text of several", () => {
    expect(firstString(value, ["other", "empty", "text"])).toBe("x");
    expect(firstString(value, ["number"])).toBeNull();
    expect(firstString(value, [])).toBeNull();
  });
  test.each<[string, object, readonly string[]]>([
    ["few", { a: 1, b: 2 }, ["a", "b"]],
    ["as many as may be", keys(3), ["k0", "k1", "k2"]],
    ["one more", keys(4), []],
    ["a text's", new String("ab"), []],
    ["a buffer's", new Uint8Array(2), []],
    ["a broken object's", BROKEN, []],
  ])("keys: %s", (_, object, expected) => {
    expect(ownKeys(object, 3)).toEqual(expected);
  });
});

test.each<[string, object, boolean]>([
  ["an error", new Error("x"), true],
  ["one of another kind", new TypeError("x"), true],
  ["one of another realm", { [Symbol.toStringTag]: "Error" }, true],
  ["an object", {}, false],
  ["what cannot be asked", BROKEN, false],
])("an error or not: %s", (_, value, isOne) => {
  expect(isError(value)).toBe(isOne);
});

test.each<[string, unknown, boolean]>([
  ["an array", [], true],
  ["an object", { length: 0 }, false],
  ["nothing", undefined, false],
  ["an array that cannot be asked", revoked([]), false],
])("an array or not: %s", (_, value, isOne) => {
  expect(isArray(value)).toBe(isOne);
});

const bytes = new TextEncoder().encode("xé!x");
test.each<[string, object, string | null]>([
  ["a typed array", bytes, "xé!x"],
  ["a part of one", bytes.subarray(1, 4), "é!"],
  ["its buffer", bytes.buffer, "xé!x"],
  ["a view", new DataView(bytes.buffer, 1, 2), "é"],
  ["a printed buffer", { type: "Buffer", data: [...bytes] }, "xé!x"],
  ["a printed buffer of texts", { type: "Buffer", data: ["120"] }, "x"],
  ["an object of another type", { type: "buffer", data: [120] }, null],
  ["a printed buffer without data", { type: "Buffer", data: "x" }, null],
  ["an object", { data: [120] }, null],
  ["an array", [120], null],
  ["what cannot be asked", BROKEN, null],
])("the text of %s", (_, value, text) => {
  expect(readBytes(value)).toBe(text);
});
