import { describe, expect, test, vi } from "vitest";
import { type BinanceErrorInfo, type RecoverHooks, type StateCheck, UnresolvedError } from "../../src/index.ts";
import { createRecover } from "../../src/recovery/recover.ts";
import { info } from "../src/info.ts";

type Hooks = RecoverHooks<string>;

/**
 * Runs the loop over a call that fails with each of these and then works; returns the result and the number of
 * attempts.
 */
async function run(
  failures: readonly (BinanceErrorInfo | null)[],
  hooks: Hooks = {},
): Promise<{ end: string; sent: number; waits: readonly number[] }> {
  const waits: number[] = [];
  let sent = 0;
  // The thrown value is the parser's result.
  const recover = createRecover((input) => failures[Number((input as Error).message)] ?? null);
  const call = (attempt: number): string => {
    sent += 1;
    expect(attempt).toBe(sent);
    if (sent <= failures.length) throw new Error(String(sent - 1));
    return "works";
  };
  const sleep = (ms: number): Promise<void> => {
    waits.push(ms);
    return Promise.resolve();
  };
  const end = await recover(call, { random: () => 0, now: () => 0, sleep, ...hooks }).catch((thrown: unknown) =>
    String(thrown),
  );
  return { end, sent, waits };
}

const LIMIT = info();
const BLIND = info({}, { execution: "unknown", retry: "after-state-check" });
const CLOCK = info({}, { retry: "after-clock-sync" });
const notDone = (): { state: "not-done" } => ({ state: "not-done" });

const GONE = info({}, { retry: "after-state-check" });
const HALF = info({}, { execution: "partial", retry: "after-state-check" });
const DONE = info({}, { retry: "already-done" });
const DUPLICATE = info({ code: -2010, message: "Duplicate order sent." }, { retry: "after-state-check" });
const PENDING = info({ code: -3007, family: "sapi" }, { retry: "after-state-check" });
const FIX = info({}, { retry: "after-fix" });
const found = (): StateCheck<string> => ({ state: "done", result: "found" });
/**
 * Times of all looks of a round that finds nothing: the first ones soon, the last two after the call can no longer
 * arrive.
 */
const ROUND = [1000, 2000, 4000, 8000, 1001, 5000];
const U = expect.stringMatching(/^UnresolvedError/u) as string;

describe("actions of the loop", () => {
  test.each<[string, readonly (BinanceErrorInfo | null)[], Hooks, object]>([
    ["a retry", [LIMIT, LIMIT], {}, { end: "works", sent: 3, waits: [250, 500] }],
    ["a request to be fixed", [FIX], {}, { end: "Error: 0", sent: 1, waits: [] }],
    ["nothing to be done", [info({}, { retry: "never" })], {}, { end: "Error: 0", sent: 1, waits: [] }],
    ["no way to set the clock", [CLOCK], {}, { end: "Error: 0", sent: 1, waits: [] }],
    [
      "clock set, with growing pauses",
      [CLOCK, CLOCK],
      { syncClock: () => 0 },
      { end: "works", sent: 3, waits: [250, 500] },
    ],
    ["clock set twice in a row", [CLOCK, CLOCK, CLOCK], { syncClock: () => 0 }, { end: "Error: 2", sent: 3 }],
    ["clock set, then a limit", [CLOCK, CLOCK, LIMIT, CLOCK], { syncClock: () => 0 }, { end: "works", sent: 5 }],
    ["unknown, no way to look", [BLIND], {}, { end: U, sent: 1, waits: [] }],
    ["unknown, found", [BLIND], { checkState: found }, { end: "found", sent: 1, waits: [1000] }],
    ["unknown, not found", [BLIND], { checkState: notDone }, { end: U, sent: 1, waits: ROUND }],
    [
      "unreadable, not found",
      [null],
      { checkState: notDone },
      { end: U, sent: 1, waits: [1000, 2000, 4000, 8000, 15_000, 6001, 5000] },
    ],
    ["the bet", [BLIND], { checkState: notDone, resend: true }, { end: "works", sent: 2, waits: ROUND }],
    [
      "the bet is made once",
      [BLIND, BLIND],
      { checkState: notDone, resend: true },
      { end: U, sent: 2, waits: [...ROUND, ...ROUND] },
    ],
    [
      "the bet is refused for a while",
      [BLIND, LIMIT, LIMIT],
      { checkState: notDone, resend: true },
      { end: "works", sent: 4 },
    ],
    [
      "five attempts at most",
      [BLIND, LIMIT, LIMIT, LIMIT, LIMIT],
      { checkState: notDone, resend: true },
      { end: U, sent: 5 },
    ],
    [
      "the bet meets a clock",
      [BLIND, CLOCK],
      { checkState: notDone, resend: true, syncClock: () => 0 },
      { end: "works", sent: 3 },
    ],
    [
      "the bet meets a clock that is not set",
      [BLIND, CLOCK],
      { checkState: notDone, resend: true },
      { end: U, sent: 2 },
    ],
    ["the bet is refused", [BLIND, FIX], { checkState: notDone, resend: true }, { end: U, sent: 2 }],
    ["the bet is occupied", [BLIND, DUPLICATE], { checkState: notDone, resend: true }, { end: U, sent: 2 }],
    ["the bet without a look", [BLIND], { resend: true }, { end: U, sent: 1 }],
    [
      "the bet without a window",
      [BLIND],
      { resend: true, recvWindow: Infinity, checkState: notDone },
      { end: U, sent: 1 },
    ],
    ["occupied at once, found", [DUPLICATE], { checkState: found }, { end: "found", sent: 1 }],
    ["occupied at once, not found", [DUPLICATE], { checkState: notDone, resend: true }, { end: U, sent: 1 }],
    [
      "looks that tell nothing",
      [BLIND],
      { checkState: () => ({ state: "unknown" }), lookForMs: 20_000 },
      { end: U, sent: 1, waits: [1000, 2000, 4000, 8000, 1001] },
    ],
    ["half of it took effect", [HALF], { checkState: notDone, resend: true }, { end: "Error: 0", sent: 1 }],
    ["the state is another", [GONE], { checkState: found }, { end: "Error: 0", sent: 1, waits: [] }],
    ["as wanted already", [DONE], { onAlreadyDone: () => "as wanted" }, { end: "as wanted", sent: 1 }],
    ["as wanted already, without onAlreadyDone", [DONE], {}, { end: "Error: 0", sent: 1 }],
    [
      "a setting",
      [BLIND, BLIND, DONE],
      { effect: "set", onAlreadyDone: () => "set" },
      { end: "set", sent: 3, waits: [250, 500] },
    ],
    ["a setting, all attempts unknown", [BLIND, BLIND], { effect: "set", maxAttempts: 2 }, { end: U, sent: 2 }],
    ["a setting, refused after an unknown attempt", [BLIND, FIX], { effect: "set" }, { end: U, sent: 2 }],
    ["a cancel", [BLIND, GONE], { effect: "cancel", checkState: found }, { end: "found", sent: 2 }],
    [
      "a cancel that finds no order at once",
      [GONE],
      { effect: "cancel", checkState: found },
      { end: "found", sent: 1 },
    ],
    [
      "a cancel that finds no order, nor does a look",
      [GONE],
      { effect: "cancel", checkState: notDone },
      { end: "Error: 0", sent: 1 },
    ],
    ["an amend, seen", [BLIND], { effect: "amend", checkState: found }, { end: "found", sent: 1, waits: [1000] }],
    [
      "an amend, not seen",
      [BLIND],
      { effect: "amend", checkState: notDone },
      { end: "works", sent: 2, waits: [1000, 250] },
    ],
    ["an amend, no way to look", [BLIND], { effect: "amend" }, { end: "works", sent: 2, waits: [250] }],
    ["a guarded replacement", [BLIND, GONE], { effect: "replace", checkState: found }, { end: "found", sent: 2 }],
    ["a transfer without an id", [BLIND], { effect: "move", checkState: notDone, resend: true }, { end: U, sent: 1 }],
    [
      "a transfer with an id",
      [BLIND],
      { effect: "move", id: "t1", checkState: notDone, resend: true },
      { end: "works", sent: 2 },
    ],
    ["a loan while another runs", [PENDING], { effect: "move", checkState: found }, { end: "found", sent: 1 }],
    [
      "a loan while another runs, not found",
      [PENDING],
      { effect: "move", checkState: notDone },
      { end: "Error: 0", sent: 1 },
    ],
    ["a read", [BLIND, null], { effect: "read" }, { end: "Error: 1", sent: 2, waits: [250] }],
  ])("%s", async (_, failures, hooks, expected) => {
    expect(await run(failures, hooks)).toMatchObject(expected);
  });

  test("the clock is set, and the state looked at, with the error at hand", async () => {
    const syncClock = vi.fn();
    await run([CLOCK], { syncClock });
    expect(syncClock.mock.calls).toEqual([[CLOCK]]);
    const checkState = vi.fn(found);
    await run([BLIND], { checkState });
    expect(checkState.mock.calls).toEqual([[BLIND]]);
  });

  test("a look that is banned waits for the end of the ban", async () => {
    let looks = 0;
    const checkState = (): StateCheck<string> => {
      looks += 1;
      if (looks === 1) throw new Error("1");
      return found();
    };
    const ban = info({ status: 418, retryAfterMs: 150_000 });
    expect(await run([BLIND, ban], { checkState })).toEqual({ end: "found", sent: 1, waits: [1000, 150_000] });
  });
});

describe("the caller's context of the call", () => {
  const reads: readonly Hooks[] = [
    { method: "GET" },
    { changesState: false },
    { context: { method: "GET" } },
    { context: { changesState: false } },
    { method: "GET", context: { method: "POST" } },
    { changesState: false, context: { changesState: true } },
  ];
  test.each(reads)("a read is sent again: %o", async (hooks) => {
    expect(await run([BLIND], hooks)).toMatchObject({ end: "works", sent: 2 });
  });

  const writes: readonly Hooks[] = [
    { method: "POST", context: { method: "GET" } },
    { changesState: true, context: { changesState: false } },
    { context: { method: "DELETE" } },
    { context: { changesState: true, method: "GET" } },
  ];
  test.each(writes)("a write is not: %o", async (hooks) => {
    expect(await run([BLIND], hooks)).toMatchObject({ end: U, sent: 1 });
  });
});

describe("how long it waits", () => {
  test.each([
    [300_000, {}, 2],
    [300_001, {}, 1],
    [50, { maxWaitMs: 50 }, 2],
    [51, { maxWaitMs: 50 }, 1],
  ])("told to wait %s ms with %o", async (retryAfterMs, hooks, sent) => {
    expect(await run([info({ retryAfterMs })], hooks)).toMatchObject({ sent });
  });

  test("from now on: the time that the error names less the clock", async () => {
    const until = info({ retryAt: 5000, retryAfterMs: 9999 });
    expect((await run([until], { now: () => 2000 })).waits).toEqual([3000]);
    vi.spyOn(Date, "now").mockReturnValue(4000);
    expect((await run([until], { now: undefined })).waits).toEqual([1000]);
  });

  test("the machine's timer unless a way to wait is given", async () => {
    expect(await run([LIMIT], { sleep: undefined, baseDelayMs: 1 })).toMatchObject({
      end: "works",
      sent: 2,
      waits: [],
    });
  });

  test("the signal ends waits, and ends the loop before anything is sent", async () => {
    const { signal } = new AbortController();
    const sleep = vi.fn(() => Promise.resolve());
    await run([LIMIT], { sleep, signal });
    expect(sleep.mock.calls).toEqual([[250, signal]]);
    const aborted = AbortSignal.abort(new Error("enough"));
    expect(await run([], { signal: aborted })).toMatchObject({ end: "Error: enough", sent: 0 });
  });
});

test("every failure is told, with step and attempt", async () => {
  const onError = vi.fn();
  await run([LIMIT, LIMIT], { onError });
  expect(onError.mock.calls.map(([error, step, attempt]: unknown[]) => [error, step, attempt])).toEqual([
    [LIMIT, { action: "retry", delayMs: 250, reason: expect.any(String) as string }, 1],
    [LIMIT, { action: "retry", delayMs: 500, reason: expect.any(String) as string }, 2],
  ]);
});

describe("an error of a hook is reported beside the call's error", () => {
  const told = new Error("told");
  const throws = (): never => {
    throw told;
  };
  const thrownBy = async (failure: BinanceErrorInfo, hooks: Hooks): Promise<unknown> => {
    const recover = createRecover(() => failure);
    const original = new Error("original");
    const sleep = (): Promise<void> => Promise.resolve();
    const thrown: unknown = await recover((): Promise<string> => Promise.reject(original), {
      sleep,
      now: () => 0,
      ...hooks,
    }).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ cause: original, errors: [original, told] });
    return thrown;
  };

  test.each<[string, BinanceErrorInfo, Hooks]>([
    ["onError", LIMIT, { onError: throws }],
    ["syncClock", CLOCK, { syncClock: throws }],
    ["onAlreadyDone", DONE, { onAlreadyDone: throws }],
    ["sleep", LIMIT, { sleep: throws }],
  ])("%s", async (_, failure, hooks) => {
    expect(await thrownBy(failure, hooks)).toBeInstanceOf(AggregateError);
  });

  test.each<[string, Hooks]>([
    ["onError", { onError: throws }],
    ["checkState", { checkState: throws }],
    ["sleep", { checkState: notDone, sleep: throws }],
  ])("unresolved: %s", async (_, hooks) => {
    expect(await thrownBy(BLIND, hooks)).toBeInstanceOf(UnresolvedError);
  });

  test("an invalid result of checkState is reported", async () => {
    const checkState = (() => undefined) as unknown as NonNullable<Hooks["checkState"]>;
    const recover = createRecover(() => BLIND);
    const sleep = (): Promise<void> => Promise.resolve();
    await expect(
      recover((): Promise<string> => Promise.reject(new Error("x")), { sleep, now: () => 0, checkState }),
    ).rejects.toMatchObject({ name: "UnresolvedError", errors: [{ message: "x" }, { name: "TypeError" }] });
  });
});

describe("a mistake in the options is told before anything is sent", () => {
  test.each<[string, object, RegExp]>([
    ["NaN", { recvWindow: Number.NaN }, /recvWindow must be a number of milliseconds, 0 or more, not NaN/],
    ["negative", { settleMs: -1 }, /settleMs must be .*, not -1/],
    ["a text", { lookForMs: "5s" }, /lookForMs must be .*, not "5s"/],
    ["no attempts", { maxAttempts: 0 }, /maxAttempts must be a number, 1 or more, not 0/],
    ["no function", { checkState: {} }, /checkState must be a function, not an object/],
    ["no boolean", { resend: "yes" }, /resend must be true or false, not "yes"/],
    ["another effect", { effect: "buy" }, /effect must be one of read, set, cancel, .*, not "buy"/],
    ["an id that is a number", { id: 7 }, /id must be a text, not 7/],
    ["no gate", { gate: {} }, /gate must be made by createGate\(\), not an object/],
    ["no clock", { now: () => Number.NaN }, /now must be a function that gives epoch milliseconds, not NaN/],
  ])("%s", async (_, hooks, message) => {
    const call = vi.fn();
    await expect(createRecover(() => null)(call, hooks)).rejects.toThrow(message);
    expect(call).not.toHaveBeenCalled();
  });

  test("no call", async () => {
    const nothing = undefined as unknown as () => string;
    await expect(createRecover(() => null)(nothing)).rejects.toThrow(/the first argument must be a function/);
  });
});

describe("an abort", () => {
  test("while the outcome is unknown says so", async () => {
    const controller = new AbortController();
    const checkState = (): StateCheck<string> => {
      controller.abort(new Error("enough"));
      return { state: "not-done" };
    };
    const recover = createRecover(() => BLIND);
    const sleep = (): Promise<void> =>
      controller.signal.aborted ? Promise.reject(new Error("enough")) : Promise.resolve();
    const cause = new Error("timeout");
    await expect(
      recover((): Promise<string> => Promise.reject(cause), {
        signal: controller.signal,
        sleep,
        now: () => 0,
        checkState,
      }),
    ).rejects.toMatchObject({ name: "UnresolvedError", reason: "aborted", cause, attempts: 1, looks: 1 });
  });

  test("ends a look that hangs", async () => {
    const controller = new AbortController();
    const checkState = (): Promise<StateCheck<string>> => {
      setTimeout(() => {
        controller.abort(new Error("enough"));
      }, 1);
      return new Promise(() => undefined);
    };
    const { signal } = controller;
    expect(await run([BLIND], { signal, checkState })).toMatchObject({ end: U });
  });
});

describe("one clock", () => {
  test("a stopped or reset clock makes no look late or early", async () => {
    let now = 1e12;
    for (const tick of [0, -60_000]) {
      const looks: number[] = [];
      const checkState = (): StateCheck<string> => {
        looks.push(looks.length);
        now += tick;
        return { state: "not-done" };
      };
      expect(await run([BLIND], { now: () => now, checkState })).toMatchObject({ end: U, waits: ROUND });
      expect(looks).toHaveLength(ROUND.length);
    }
  });

  test("the time of a running look counts", async () => {
    let now = 0;
    const checkState = (): StateCheck<string> => {
      now += 20_000;
      return { state: "not-done" };
    };
    expect((await run([BLIND], { now: () => now, checkState })).waits).toEqual([1000, 2000, 4000]);
  });
});
