import { describe, expect, test } from "vitest";
import { nextStep } from "../../src/index.ts";
import type { NextStepOptions } from "../../src/recovery/next-step.ts";
import { info } from "../src/info.ts";

const NOW = 1_700_000_000_000;
const stepOf = (error: Parameters<typeof nextStep>[0], options: NextStepOptions = {}): [string, number] => {
  const { action, delayMs, reason } = nextStep(error, { random: () => 0, ...options });
  expect(reason).toMatch(/^[A-Z].*\.$/);
  return [action, delayMs];
};

describe("from advice to action", () => {
  test.each([
    ["not-executed", "never", "stop"],
    ["not-executed", "after-fix", "fix-request"],
    ["not-executed", "after-state-check", "check-state"],
    ["not-executed", "after-clock-sync", "sync-clock"],
    ["not-executed", "after-delay", "retry"],
    ["partial", "never", "check-state"],
    ["partial", "after-delay", "check-state"],
    ["unknown", "after-delay", "check-state"],
    ["unknown", "after-clock-sync", "check-state"],
    ["unknown", "after-fix", "check-state"],
  ] as const)("%s, %s: a write gets %s", (execution, retry, action) => {
    const error = info({}, { execution, retry });
    expect(stepOf(error)[0]).toBe(action);
    for (const method of ["POST", "PUT", "DELETE", "PATCH", "nobody knows"])
      expect(stepOf(error, { method })[0]).toBe(action);
    expect(stepOf(error, { changesState: true, method: "GET" })[0]).toBe(action);
    expect(stepOf(info({ changesState: true }, { execution, retry }))[0]).toBe(action);
  });

  test.each([
    ["advice of a write, read now", { execution: "unknown", retry: "after-state-check" }, { method: "GET" }, "retry"],
    ["the same by the caller's word", { execution: "partial", retry: "never" }, { changesState: false }, "retry"],
    ["no outcome in doubt", { execution: "not-executed", retry: "never" }, { method: "GET" }, "stop"],
    ["advice of a read", { execution: "not-executed", retry: "never", readOnly: true }, { method: "GET" }, "stop"],
    ["advice of a read, write now", { readOnly: true }, { method: "POST" }, "check-state"],
    ["advice of a read, unknown kind now", { readOnly: true }, {}, "check-state"],
    ["a read that must be fixed, write now", { readOnly: true, retry: "after-fix" }, { method: "POST" }, "fix-request"],
    [
      "a read after a look",
      { execution: "unknown", retry: "after-state-check", readOnly: true },
      { method: "GET" },
      "retry",
    ],
  ] as const)("%s", (_, advice, options, action) => {
    expect(stepOf(info({}, advice), options)[0]).toBe(action);
  });

  test("the record's facts about the call count if the caller says nothing", () => {
    const unknown = { execution: "unknown", retry: "after-state-check" } as const;
    expect(stepOf(info({ changesState: false }, unknown))[0]).toBe("retry");
    expect(stepOf(info({ changesState: false }, unknown), { method: "POST" })[0]).toBe("check-state");
    expect(stepOf(info({ changesState: false }, unknown), { changesState: true })[0]).toBe("check-state");
  });

  test("a failure that is not recognised", () => {
    expect(stepOf(null)).toEqual(["check-state", 1000]);
    expect(stepOf(null, { method: "POST" })).toEqual(["check-state", 1000]);
    expect(stepOf(null, { method: "GET" })).toEqual(["stop", 0]);
  });
});

describe("how often", () => {
  const clock = info({}, { retry: "after-clock-sync" });
  test.each([
    [clock, { attempt: 2 }, "sync-clock"],
    [clock, { attempt: 3 }, "stop"],
    [info(), { attempt: 4 }, "retry"],
    [info(), { attempt: 5 }, "stop"],
    [info(), { attempt: 2, maxAttempts: 3 }, "retry"],
    [info(), { attempt: 3, maxAttempts: 3 }, "stop"],
    [info(), { attempt: 1, maxAttempts: 1 }, "stop"],
    [info(), { attempt: 1.9, maxAttempts: 2 }, "retry"],
    [info(), { attempt: 0, maxAttempts: 2 }, "retry"],
    [info(), { attempt: -9, maxAttempts: 2 }, "retry"],
    [info(), { attempt: Number.POSITIVE_INFINITY, maxAttempts: 2 }, "retry"],
    [info(), { attempt: Number.NaN, maxAttempts: 2 }, "retry"],
  ] as const)("%#", (error, options, action) => {
    expect(stepOf(error, options)[0]).toBe(action);
  });
});

test.each([[0], [-9], [Number.NaN]])("attempt %s counts as the first", (attempt) => {
  expect(stepOf(info(), { attempt })).toEqual(["retry", 250]);
});

describe("waits for the exchange", () => {
  const ip = { scope: "ip" } as const;
  test.each([
    ["nothing said", info(), 250],
    ["until a time", info({ retryAt: NOW + 5000, retryAfterMs: 9 }), 5000],
    ["until a time that is past", info({ retryAt: NOW - 5000 }), 250],
    ["for a while", info({ retryAfterMs: 7000 }), 7000],
    ["a ban by status, no end said", info({ status: 418 }), 120_000],
    ["a ban by its text, no end said", info({ params: { bannedUntil: 1 } }), 120_000],
    ["a ban's end that is not a number", info({ params: { bannedUntil: "x" } }), 250],
    ["an interval", info({ params: { intervalMs: 10_000 } }), 10_000],
    ["an interval of a day", info({ params: { intervalMs: 86_400_000 } }), 86_400_000],
    ["an interval in two parts", info({ params: { intervalCount: 3, intervalUnitMs: 1000 } }), 3000],
    ["a unit without count", info({ params: { intervalUnitMs: 1000 } }), 1000],
    ["a unit that is not a number", info({ params: { intervalCount: 3, intervalUnitMs: "1000" } }), 250],
    ["a count without unit", info({ params: { intervalCount: 3 } }), 250],
    ["an interval before the status", info({ status: 429, params: { intervalMs: 2000 } }), 2000],
    ["429", info({ status: 429 }), 10_000],
    ["a limit of the address", info({}, ip), 10_000],
    ["a firewall's block", info({ status: 403 }), 300_000],
    ["a ban that is said to be over", info({ status: 418, retryAfterMs: 0 }), 120_000],
    ["a ban that ended before now", info({ status: 418, retryAt: NOW - 600_000, retryAfterMs: 0 }), 120_000],
    ["a ban of less than two minutes", info({ status: 418, retryAfterMs: 30_000 }), 120_000],
    ["a ban of hours", info({ status: 418, retryAfterMs: 7_200_000 }), 7_200_000],
    ["429 with a moment", info({ status: 429, retryAfterMs: 3 }), 1000],
    ["429 with a time that is past", info({ status: 429, retryAfterMs: 0 }), 10_000],
    ["words: minutes", info({ message: "Please try again in 5 minutes." }), 300_000],
    ["words: one minute", info({ message: "Please try again in one minute." }), 60_000],
    ["words: seconds", info({ message: "More than 1 request in 2 seconds" }), 2000],
    ["words: an hour", info({ message: "retry after an hour" }), 3_600_000],
    [
      "words: tomorrow, UTC",
      info({ message: "adjust your borrow amount or try again tomorrow." }),
      86_400_000 - (NOW % 86_400_000),
    ],
    ["words that name no time", info({ message: "Please try again later." }), 250],
    ["another status", info({ status: 400 }), 250],
  ])("%s", (_, error, delayMs) => {
    expect(stepOf(error, { now: NOW })).toEqual(["retry", delayMs]);
  });

  test("without the caller's clock, the time that was left when the error was read", () => {
    expect(stepOf(info({ retryAt: NOW + 5000, retryAfterMs: 9000 }))).toEqual(["retry", 9000]);
  });

  test.each([
    [418, 8000, 120_000],
    [418, 500_000, 500_000],
    [429, 8000, 8000],
    [429, 30, 1000],
    [429, null, 10_000],
    [503, 8000, 1000],
    [null, 8000, 1000],
  ])("before a look at the state: status %s, told to wait %s", (status, retryAfterMs, delayMs) => {
    const error = info({ status, retryAfterMs }, { execution: "unknown", retry: "after-state-check" });
    expect(stepOf(error)).toEqual(["check-state", delayMs]);
  });

  test("the reason names the source of the wait", () => {
    expect(nextStep(info({ retryAfterMs: 1 })).reason).toContain("exchange asked");
    expect(nextStep(info()).reason).not.toContain("exchange asked");
    expect(nextStep(info(), { attempt: 7 }).reason).toContain("7 attempts");
    expect(nextStep(info({}, { retry: "never" })).reason).toContain("cannot help");
  });
});
