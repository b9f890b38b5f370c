import { expect, test } from "vitest";
import { BinanceApiError, parseError, parseErrors } from "../../src/index.ts";

function thawed(value: unknown, path: string): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = Object.isFrozen(value) ? [] : [path];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => thawed(inner, `${path}.${key}`))];
}

test.each([
  ["a text without parameters", { code: -1121, msg: "Invalid symbol." }],
  ["a text with parameters", { code: -1015, msg: "Too many new orders; current limit is 50 orders per 10 SECOND." }],
  ["an unknown code", { code: -98_765, msg: "x" }],
  ["a status", { status: 418, headers: { "retry-after": "3" }, body: "" }],
  [
    "a client's error",
    Object.assign(new Error("x"), { response: { status: 400, data: { code: -2019, msg: "Margin is insufficient." } } }),
  ],
  ["a text that lost its code", "Duplicate order sent."],
  [
    "a cancel-replace",
    {
      code: -2021,
      msg: "Order cancel-replace partially failed.",
      data: {
        cancelResult: "SUCCESS",
        newOrderResult: "FAILURE",
        cancelResponse: {},
        newOrderResponse: { code: -2010, msg: "Duplicate order sent." },
      },
    },
  ],
])("records are frozen all the way down: %s", (_, input) => {
  for (const error of [parseError(input), ...parseErrors(input)]) {
    expect(error).not.toBeNull();
    expect(thawed(error, "error")).toEqual([]);
  }
});

test("the message of a BinanceApiError is one printable line", () => {
  const hostile = "a\r\nb\u001b[31mc\u202ed\u2028e\u0000f\ttail";
  const info = parseError({ code: -1121, msg: hostile }, { family: "spot" });
  if (info === null) throw new Error("It is an error.");
  expect(new BinanceApiError(info).message).toBe("spot -1121 BAD_SYMBOL: a b [31mc d e f tail");
});
