import fc from "fast-check";
import { expect, test } from "vitest";
import type { NextStepOptions } from "../../src/api-types.ts";
import { nextStep, parseError } from "../../src/index.ts";
import type { BinanceErrorInfo, ParseContext } from "../../src/result.ts";
import { fuzzOptions } from "../support/fuzz-runs.ts";
import { context, options } from "./contexts.ts";
import { hostileValue } from "./hostile-values.ts";

const READS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);
const WRITES: ReadonlySet<string> = new Set(["POST", "PUT", "PATCH", "DELETE"]);

test("no call that changes state is repeated unless it was certainly not executed", { timeout: 7_200_000 }, () => {
  let repeated = 0;
  fc.assert(
    fc.property(hostileValue, context, options, (input, given, asked) => {
      const error = parseError(input, given);
      const { action, delayMs } = nextStep(error, asked);
      if (!(Number.isFinite(delayMs) && delayMs >= 0)) expect.fail(`a wait of ${String(delayMs)}`);
      if (action !== "retry" && action !== "sync-clock") return;
      if (error === null) return expect.fail("nothing is known, and it is repeated");
      if (isSaidToRead(error, asked)) return;
      repeated += 1;
      expect(writeExecution(input, given, error), JSON.stringify(error)).toBe("not-executed");
    }),
    fuzzOptions(5000),
  );
  expect(repeated).toBeGreaterThan(20);
});

// A 408 leaves the outcome unknown, whatever its body says: the advice for a read was to set the clock, and it was once
// used for a write.
test.each([408, 500, 503])(
  "a clock error with status %s, read as a read, is not a clock error for a write",
  (status) => {
    const error = parseError({ code: -1021, msg: "" }, { family: "spot", method: "GET", status });
    // A read is sent again in any case; only a write depends on the reading.
    expect(["sync-clock", "retry"]).toContain(nextStep(error).action);
    expect(nextStep(error, { changesState: true }).action).toBe("check-state");
  },
);

// A clock of -Infinity made an endless wait, and no count reaches NaN attempts.
test.each([{ now: Number.NEGATIVE_INFINITY }, { now: Number.NaN }, { maxAttempts: Number.NaN, attempt: 5 }])(
  "options that are not numbers: %j",
  (asked) => {
    const error = parseError({ code: -1003, msg: "" }, { family: "spot", headers: { "retry-after": "7" }, now: 0 });
    const { action, delayMs } = nextStep(error, { random: () => 0, method: "GET", ...asked });
    expect([action, delayMs]).toEqual("attempt" in asked ? ["stop", 0] : ["retry", 7000]);
  },
);

/** The call is said to be a read, and nothing of higher precedence contradicts it. */
function isSaidToRead(error: BinanceErrorInfo, { changesState, method }: NextStepOptions): boolean {
  if (changesState !== undefined) return !changesState;
  const verb = method?.toUpperCase() ?? "";
  return READS.has(verb) || (!WRITES.has(verb) && error.changesState === false);
}

/** Advice for a read proves nothing about a write, so parse it again as a write. */
function writeExecution(input: unknown, given: ParseContext, error: BinanceErrorInfo): string {
  if (!error.advice.readOnly) return error.advice.execution;
  return parseError(input, { ...given, changesState: true })?.advice.execution ?? "nothing";
}
