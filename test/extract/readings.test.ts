import { expect, test } from "vitest";
import { readingsOf } from "../../src/extract/readings.ts";

test.each<[string, string, readonly string[]]>([
  ["plain", "Invalid symbol.", ["Invalid symbol."]],
  ["nothing", "  ", []],
  ["with the client's name", "binance Invalid symbol.", ["Invalid symbol."]],
  ["with a futures client's name", "binanceusdm Invalid symbol.", ["Invalid symbol."]],
  ["and another's", "binancecoinm Invalid symbol.", ["Invalid symbol."]],
  ["and a third's", "binanceus Invalid symbol.", ["Invalid symbol."]],
  ["with a name that only begins so", "binancex Invalid.", ["binancex Invalid."]],
  ["with a client's name within", "the binance Invalid.", ["the binance Invalid."]],
  [
    "with a parenthesis behind it",
    "Invalid symbol. (order)",
    ["Invalid symbol. (order)", "Invalid symbol.", "Invalid symbol. (order"],
  ],
  ["with a parenthesis alone", " (order)", ["(order)", "order"]],
  ["within quotes", "'Invalid symbol.'", ["'Invalid symbol.'", "Invalid symbol."]],
  ["within other quotes", '`"Invalid"`', ['`"Invalid"`', "Invalid"]],
  ["before brackets", "Invalid symbol.)}]>, ", ["Invalid symbol.)}]>,", "Invalid symbol."]],
  ["of quotes alone", "'''", ["'''"]],
  ["after a colon", "x: y: z", ["x: y: z", "y: z", "z"]],
  ["of two lines", "one\r\ntwo", ["one\r\ntwo", "one", "two"]],
  ["of two lines with spaces around", " one \n two ", ["one \n two", "one", "two"]],
  ["of five lines", "a\nb\nc\nd\ne", ["a\nb\nc\nd\ne", "a", "b", "c", "d"]],
  ["of six parts", "a: b: c: d: e: f", ["a: b: c: d: e: f", "b: c: d: e: f", "c: d: e: f", "d: e: f", "e: f"]],
])("what may be the message: %s", (_, text, expected) => {
  expect(readingsOf(text)).toEqual(expected);
});

test("a parenthesis of more than 80 characters is part of the message", () => {
  const long = (length: number): string => `x (${"y".repeat(length - 3)})`;
  expect(readingsOf(long(80))).toContain("x");
  expect(readingsOf(long(81))).not.toContain("x");
});

test("twelve readings at most", () => {
  const lines = ["a (b)'", "c (d)'", "e (f)'", "g (h)'"].join("\n");
  expect(readingsOf(`${lines}: i (j)': k (l)': m (n)'`)).toHaveLength(12);
});
