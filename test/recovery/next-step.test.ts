import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextStep, parseError } from "../../src/index.ts";

const NOW = 1_700_000_000_000;
const ban = (until: number): object => ({
  code: -1003,
  msg: `Way too much request weight used; IP banned until ${String(until)}.`,
});
const spot = (input: unknown, more: object = {}): ReturnType<typeof parseError> =>
  parseError(input, { family: "spot", now: NOW, ...more });

describe("what to do next", () => {
  test.each([
    ["a wrong symbol", { code: -1121, msg: "Invalid symbol." }, "fix-request"],
    [
      "a clock that differs",
      { code: -1021, msg: "Timestamp for this request is outside of the recvWindow." },
      "sync-clock",
    ],
    ["too many orders", { code: -1015, msg: "Too many new orders." }, "retry"],
    ["half a cancel-replace", { code: -2021, msg: "Order cancel-replace partially failed." }, "check-state"],
  ] as const)("%s", (_, body, action) => {
    expect(nextStep(spot(body, { method: "POST" }), { now: NOW }).action).toBe(action);
  });

  test("a ban is never retried before its time, however it is known", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 259_200_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 4 }),
        (ms, chance, attempt) => {
          const seconds = Math.ceil(ms / 1000);
          const errors = [
            spot(ban(NOW + ms), { status: 418 }),
            spot("", { status: 418, headers: { "Retry-After": String(seconds) } }),
            spot({ id: 1, status: 418, error: { code: -1003, msg: "x", data: { retryAfter: NOW + ms } } }),
          ];
          for (const error of errors) {
            const step = nextStep(error, { now: NOW, random: () => chance, attempt });
            expect(step.action).toBe("retry");
            expect(NOW + step.delayMs).toBeGreaterThanOrEqual(NOW + ms);
          }
        },
      ),
    );
  });

  test("a ban without a stated end waits two minutes at least", () => {
    expect(nextStep(spot("", { status: 418 }), { now: NOW }).delayMs).toBeGreaterThanOrEqual(120_000);
  });

  test("time that passed since the error was parsed is not waited again", () => {
    const error = spot("", { status: 429, headers: new Headers({ "retry-after": "60" }) });
    expect(nextStep(error, { now: NOW + 59_000, random: () => 0 }).delayMs).toBe(1000);
  });

  test("waits grow, stay under the cap, and end", () => {
    const error = spot({ code: -2013, msg: "Order does not exist." }, { method: "GET" });
    const waits = [1, 2, 3, 4, 5, 6].map((attempt) =>
      nextStep(error, { attempt, random: () => 1, maxAttempts: 6, maxDelayMs: 3000 }),
    );
    expect(waits.map(({ delayMs }) => delayMs)).toEqual([500, 1000, 2000, 3000, 3000, 0]);
    expect(waits.at(-1)?.action).toBe("stop");
  });

  test("waits the limit's own interval if nothing else is stated", () => {
    const error = spot({ code: -1015, msg: "Too many new orders; current limit is 50 orders per 10 SECOND." });
    expect(nextStep(error, { random: () => 0 }).delayMs).toBe(10_000);
  });

  test("invalid numbers from the caller do no harm", () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), fc.double(), fc.double(), (attempt, random, base, most) => {
        const error = spot({ code: -1015, msg: "" });
        const { delayMs } = nextStep(error, { attempt, random: () => random, baseDelayMs: base, maxDelayMs: most });
        expect(delayMs).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(delayMs)).toBe(true);
      }),
    );
  });
});
