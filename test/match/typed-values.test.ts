import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { intervalMs } from "../../src/match/params.ts";
import { numberOf } from "../../src/match/params.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  ["10 SECOND", 10 * SECOND],
  ["1 MINUTE", MINUTE],
  ["MINUTE", MINUTE],
  ["SECOND", SECOND],
  ["DAY", DAY],
  ["HOUR", HOUR],
  ["3HOUR", 3 * HOUR],
  ["5 minutes", 5 * MINUTE],
  ["Minutes", MINUTE],
  ["2 days", 2 * DAY],
  ["90 secs", 90 * SECOND],
  ["250 ms", 250],
  ["1 millisecond", 1],
  ["2 milliseconds", 2],
  ["7 s", 7 * SECOND],
  ["7 sec", 7 * SECOND],
  ["7 second", 7 * SECOND],
  ["7 m", 7 * MINUTE],
  ["7 min", 7 * MINUTE],
  ["7 mins", 7 * MINUTE],
  ["7 minute", 7 * MINUTE],
  ["7 h", 7 * HOUR],
  ["7 hour", 7 * HOUR],
  ["7 d", 7 * DAY],
  ["7 day", 7 * DAY],
  ["7 w", 49 * DAY],
  ["7 week", 49 * DAY],
  ["0 SECOND", 0],
  ["19 SECOND", 19 * SECOND],
  ["10", null],
  ["", null],
  [" DAY", DAY],
  ["10  DAY", null],
  ["10 fortnight", null],
  ["1:2", null],
  ["1/2", null],
])("the interval %j in milliseconds", (text, ms) => {
  expect(intervalMs(text)).toBe(ms);
});

test.each([
  ["50", 50],
  ["-50", -50],
  ["0", 0],
  ["-0", 0],
  ["-0.0", 0],
  ["0.1978200", 0.19782],
  ["9/9", null],
  ["9:9", null],
  ["5.", 5],
  [".5", 0.5],
  ["-.5", -0.5],
  ["1.2.3", null],
  ["", null],
  ["-", null],
  ["--1", null],
  [" ", null],
  ["1e3", 1000],
  ["1e999", null],
  ["-1e999", null],
  ["123456789012345", 123_456_789_012_345],
  ["1234567890123456", 1_234_567_890_123_456],
  ["-1234567890.12345", -1_234_567_890.123_45],
  ["0.12345678901234567", 0.123_456_789_012_345_67],
  ["123456789012345678", 123_456_789_012_345_680],
  ["x", null],
])("the number %j", (text, number) => {
  expect(numberOf(text)).toBe(number);
});

property.prop([fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }), fc.nat(22)])(
  "a number of any length is what the engine makes of it",
  (whole, places) => {
    const text = String(whole);
    const at = text.length - places;
    // A point must not precede the first digit.
    const pointed = at > (text.startsWith("-") ? 1 : 0) ? `${text.slice(0, at)}.${text.slice(at)}` : text;
    expect(numberOf(pointed)).toBe(Number(pointed) + 0);
  },
);
