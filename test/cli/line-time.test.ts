import { expect, test } from "vitest";
import { lineTime } from "../../src/cli/annotate-lines.ts";

const MOMENT = Date.UTC(2024, 4, 1, 10, 20, 30);

test.each<[string, number | null]>([
  ["2024-05-01T10:20:30Z INFO", MOMENT],
  ["[2024-05-01 10:20:30,250] INFO", MOMENT + 250],
  ["2024/05/01 10:20:30.123456 main.go:12", MOMENT + 123],
  ["2024-05-01T12:20:30.000+02:00 x", MOMENT],
  ["2024-05-01T05:20:30-0500 x", MOMENT],
  ['203.0.113.7 - - [01/May/2024:12:20:30 +0200] "GET /', MOMENT],
  ["May  1 10:20:30 host app[7]: x", Date.UTC(2000, 4, 1, 10, 20, 30)],
  ['{"time":1714558830000,"level":"error"}', MOMENT],
  ["1714558830 ERROR", MOMENT],
  ['{"level":50,"ts":1714558830.25}', MOMENT],
  ["2024-05-01 is a date alone", null],
  ["order id 1714558830000 filled", null],
  ["Mai  1 10:20:30 x", null],
  ["no time", null],
  ["", null],
])("%s", (line, expected) => {
  expect(lineTime(line)).toBe(expected);
});
