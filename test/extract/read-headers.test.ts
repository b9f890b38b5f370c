import { expect, test } from "vitest";
import { readHeader } from "../../src/extract/read-headers.ts";

const NAME = "retry-after";
/** As many headers, the last of them the one that is asked for. */
function headersOf(count: number): Readonly<Record<string, string>> {
  const others = Array.from({ length: count - 1 }, (_, index): [string, string] => [`x${String(index)}`, "1"]);
  return Object.fromEntries([...others, ["Retry-After", "7"]]);
}

test.each<[string, unknown, string | null]>([
  ["Headers", new Headers({ "Retry-After": "7" }), "7"],
  ["Headers without it", new Headers({ x: "1" }), null],
  ["a Map", new Map([[NAME, "7"]]), "7"],
  ["a Map of numbers", new Map([[NAME, 7]]), "7"],
  ["a plain object", { [NAME]: "7" }, "7"],
  ["in capitals", { "Retry-After": "7" }, "7"],
  ["a number", { "Retry-After": 7 }, "7"],
  ["several values", { [NAME]: ["7", "8"] }, "7"],
  ["several values in capitals", { "RETRY-AFTER": ["7", "8"] }, "7"],
  ["an empty list", { [NAME]: [] }, null],
  ["a list of numbers", { [NAME]: [7] }, null],
  ["another header", { "x-retry-after": "7" }, null],
  ["a truth", { [NAME]: true }, null],
  ["a function of another kind", { get: () => undefined, [NAME]: "7" }, "7"],
  ["a function that gives null", { get: () => null, [NAME]: "7" }, "7"],
  [
    "a function that throws",
    {
      get: () => {
        throw new Error("no");
      },
      "Retry-After": "7",
    },
    "7",
  ],
  ["a header named get", { get: "x", [NAME]: "7" }, "7"],
  ["a thousand keys", headersOf(1000), "7"],
  ["more keys than headers have", headersOf(1001), null],
  ["a text", "retry-after: 7", null],
  ["null", null, null],
  ["nothing", undefined, null],
])("a header of %s", (_, headers, value) => {
  expect(readHeader(headers, NAME)).toBe(value);
});

test("a function is asked as a method, with the name", () => {
  const headers = {
    values: { [NAME]: "7" } as Readonly<Record<string, string>>,
    get(name: string): string | undefined {
      return this.values[name];
    },
  };
  expect(readHeader(headers, NAME)).toBe("7");
});
