import { describe, expect, test } from "vitest";
import { requestIpAfter, TAILS, withoutRequestIp, withoutTail } from "../../src/match/tails.ts";

const OFTEN = "Too much request weight used.";

describe("a sentence that the API puts behind a message or not", () => {
  test.each([...TAILS])("is taken off: %s", (tail) => {
    for (const written of [tail, tail.slice(0, -1), tail.replace("live", "LIVE").replace("recorded", "'recorded'")]) {
      expect(withoutTail(`${OFTEN} ${written}`), written).toBe(OFTEN);
    }
  });

  test.each([
    ["no tail", OFTEN],
    ["a tail alone", ` ${TAILS[0] ?? ""}`],
    ["a tail without anything before it", TAILS[0] ?? ""],
    ["other words with such an end", `${OFTEN} Please use fewer calls, to avoid bans.`],
    ["other words of that length", `${OFTEN} Please use the websocket for live updates to avoid scans.`],
    ["words between", `${OFTEN} Please use ${"x ".repeat(60)} to avoid bans.`],
    ["nothing", ""],
    ["a text beyond any message", `${"x".repeat(2000)} ${TAILS[0] ?? ""}`],
  ])("nothing is removed: %s", (_, text) => {
    expect(withoutTail(text)).toBeNull();
  });

  test("for any length of the text before it", () => {
    const before = "x".repeat(150);
    expect(withoutTail(`${before} ${TAILS[0] ?? ""}`)).toBe(before);
  });

  test("the longest text that is looked at", () => {
    const tail = ` ${TAILS[0] ?? ""}`;
    const before = "x".repeat(2000 - tail.length);
    expect(withoutTail(before + tail)).toBe(before);
    expect(withoutTail(`x${before}${tail}`)).toBeNull();
  });
});

describe("the caller's address behind a message", () => {
  test.each([
    ["Invalid symbol., request ip: 203.0.113.7", "Invalid symbol.", "203.0.113.7"],
    ["Invalid symbol., request ip: 203.0.113.7.", "Invalid symbol.", "203.0.113.7"],
    ["x, request ip: 2001:db8::1", "x", "2001:db8::1"],
    ["x, request ip: 203.0.113.*", "x", "203.0.113.*"],
    ["x, request ip: 1.1.1.1 .", "x", "1.1.1.1"],
    [`${"x".repeat(99)}, request ip: 1.1`, "x".repeat(99), "1.1"],
    ["a, request ip: 1.1, request ip: 2.2", "a, request ip: 1.1", "2.2"],
  ])("%s", (text, message, ip) => {
    expect(withoutRequestIp(text)).toEqual({ text: message, ip });
  });

  test.each([
    ["none", "Invalid symbol."],
    ["nothing before it", ", request ip: 203.0.113.7"],
    ["no address", "x, request ip: unknown host."],
    ["a character alone", "x, request ip: :"],
    ["an address within a text", "x, request ip: 203.0.113.7 is banned"],
    ["two of them", "x, request ip: 203.0.113.7 203.0.113.8"],
    ["longer than any address", `x, request ip: ${"1.".repeat(60)}1`],
    ["of 65 characters", `x, request ip: 1.${"1".repeat(60)}.11`],
    ["a text beyond any message", `${"x".repeat(2000)}, request ip: 203.0.113.7`],
  ])("is not read: %s", (_, text) => {
    expect(withoutRequestIp(text)).toBeNull();
  });

  test.each([
    ["Invalid symbol., request ip: 203.0.113.7", 15, "203.0.113.7"],
    ["Invalid symbol., request ip: 203.0.113.7. Next", 15, "203.0.113.7"],
    ["Invalid symbol., request ip: ?", 15, null],
    ["Invalid symbol., request ip: 203.0.113.7", 14, null],
    ["Invalid symbol.", 15, null],
  ])("behind a message in a longer text: %s", (text, end, ip) => {
    expect(requestIpAfter(text, end)).toBe(ip);
  });
});
