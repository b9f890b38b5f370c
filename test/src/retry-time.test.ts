import { describe, expect, test, vi } from "vitest";
import { retryTime, type Waits } from "../../src/judge/retry-time.ts";

const NOW = 1_700_000_000_000;
const DATE = new Date(NOW).toUTCString();
const waits = (headers: unknown, frame: number | null = null, bannedUntil: string | null = null): Waits => {
  return { headers: [headers], quoted: [], at: frame === null ? [] : [frame], bannedUntil };
};
const of = (header: string | null, frame: number | null = null, ban: string | null = null): unknown =>
  retryTime(waits(header === null ? null : { "retry-after": header }, frame, ban), NOW);
const at = (time: number): object => ({ at: time, afterMs: Math.max(0, time - NOW) });

describe("when the exchange will listen again", () => {
  test.each([
    ["seconds", "7", at(NOW + 7000)],
    ["none", "0", at(NOW)],
    ["parts of a second, rounded up", "0.0001", at(NOW + 1)],
    ["more digits than one", "12.25", at(NOW + 12_250)],
    ["white space", " 7 ", at(NOW + 7000)],
    ["a year and a day", String(366 * 86_400), at(NOW + 366 * 86_400_000)],
    ["longer than that", String(366 * 86_400 + 1), null],
    ["a hundred billion seconds", "100000000000", null],
    ["epoch milliseconds", String(NOW + 5), at(NOW + 5)],
    ["the least that is epoch milliseconds", "100000000001", at(100_000_000_001)],
    ["a date", new Date(NOW + 60_000).toUTCString(), at(NOW + 60_000)],
    ["a date that is past", new Date(NOW - 60_000).toUTCString(), at(NOW - 60_000)],
    ["a sign", "-7", null],
    ["a unit", "7s", null],
    ["a year alone", "2030-01-01", null],
    ["a time that is no date of HTTP", "2030-01-01T00:00:00Z", null],
    ["a date and words, 63 characters", `${DATE} (${"x".repeat(31)})`, at(NOW)],
    ["a date and words, 64 characters", `${DATE} (${"x".repeat(32)})`, null],
    ["a word", "soon", null],
    ["digits before and after words", "x7", null],
    ["a long text that begins with a date", `${new Date(NOW).toUTCString()}${" (x)".repeat(20)}`, null],
    ["ten digits after the point", "1.0123456789", null],
    ["nothing", "", null],
  ] as const)("header with %s", (_, header, expected) => {
    expect(of(header)).toEqual(expected);
  });

  test.each([
    ["a frame", of(null, NOW + 9), at(NOW + 9)],
    ["a ban in milliseconds", of(null, null, String(NOW + 9)), at(NOW + 9)],
    ["a ban in seconds", of(null, null, String(NOW / 1000 + 9)), at(NOW + 9000)],
    ["a hundred billion, in milliseconds", of(null, null, "100000000000"), at(100_000_000_000)],
    ["a ban of zero", of(null, null, "0"), at(0)],
    ["a ban that is not a number", of(null, null, "x"), null],
    ["a ban that is not a number beside a frame", of(null, NOW + 9, "x"), at(NOW + 9)],
    ["the latest: header", of("10", NOW + 1, String(NOW + 2)), at(NOW + 10_000)],
    ["the latest: frame", of("1", NOW + 20_000, String(NOW + 2)), at(NOW + 20_000)],
    ["the latest: ban", of("1", NOW + 20_000, String(NOW + 30_000)), at(NOW + 30_000)],
    ["a header that says nothing beside a frame", of("soon", NOW + 1), at(NOW + 1)],
    ["nothing at all", of(null), null],
  ])("%s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  test.each<[string, unknown]>([
    ["an object", { "Retry-After": "7" }],
    ["an object of lists", { "retry-after": ["7"] }],
    ["a number", { "retry-after": 7 }],
    ["Headers", new Headers({ "Retry-After": "7" })],
    ["a Map", new Map([["Retry-After", "7"]])],
    ["a Map in small letters", new Map([["retry-after", "7"]])],
    [
      "entries",
      [
        ["Date", "x"],
        ["Retry-After", "7"],
      ],
    ],
    ["a flat list", ["Date", "x", "Retry-After", "7"]],
    ["a flat list of bytes", ["Date", "x", "Retry-After", "7"].map((text) => Buffer.from(text))],
    [
      "an object whose get is another",
      {
        get: (): never => {
          throw new Error("x");
        },
        "retry-after": "7",
      },
    ],
  ])("headers as %s", (_, headers) => {
    expect(retryTime(waits(headers), NOW)).toEqual(at(NOW + 7000));
  });

  test("the latest of several headers, also quoted ones", () => {
    const headers = [{ "retry-after": "7" }, undefined, { "retry-after": "9" }];
    expect(retryTime({ headers, quoted: ["8"], at: [], bannedUntil: null }, NOW)).toEqual(at(NOW + 9000));
    expect(retryTime({ headers, quoted: ["60"], at: [], bannedUntil: null }, NOW)).toEqual(at(NOW + 60_000));
  });

  test("no header among headers, and no headers", () => {
    expect(retryTime(waits({}), NOW)).toBeNull();
    expect(retryTime(waits(undefined), NOW)).toBeNull();
  });

  test.each([[undefined], [Number.NaN], [Number.POSITIVE_INFINITY]])("the machine's clock for %s", (now) => {
    vi.spyOn(Date, "now").mockReturnValue(NOW);
    expect(retryTime(waits({ "retry-after": "7" }), now)).toEqual(at(NOW + 7000));
  });
});
