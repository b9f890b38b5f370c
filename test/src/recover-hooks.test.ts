import { describe, expect, test, vi } from "vitest";
import { createRecover, type RecoverHooks } from "../../src/recovery/recover.ts";
import type { BinanceErrorInfo } from "../../src/index.ts";
import { info } from "./info.ts";

type Hooks = RecoverHooks<string>;

/** Runs the loop over a call that fails with each of these and then works; how it ended, and how often it was sent. */
async function run(
  failures: readonly (BinanceErrorInfo | null)[],
  hooks: Hooks = {},
): Promise<{ end: string; sent: number; waits: readonly number[] }> {
  const waits: number[] = [];
  let sent = 0;
  // What is thrown is what the parser gives.
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

describe("what the loop does with each step", () => {
  test.each<[string, readonly (BinanceErrorInfo | null)[], Hooks, object]>([
    ["a retry", [LIMIT, LIMIT], {}, { end: "works", sent: 3, waits: [250, 500] }],
    ["a request to be fixed", [info({}, { retry: "after-fix" })], {}, { end: "Error: 0", sent: 1, waits: [] }],
    ["nothing to be done", [info({}, { retry: "never" })], {}, { end: "Error: 0", sent: 1, waits: [] }],
    ["no error of the exchange", [null], {}, { end: "Error: 0", sent: 1, waits: [] }],
    ["no way to set the clock", [CLOCK], {}, { end: "Error: 0", sent: 1, waits: [] }],
    ["no way to look", [BLIND], {}, { end: "Error: 0", sent: 1, waits: [] }],
    [
      "done after all",
      [BLIND],
      { checkState: () => ({ state: "done", result: "found" }) },
      { end: "found", sent: 1, waits: [] },
    ],
    ["not done", [BLIND], { checkState: notDone }, { end: "works", sent: 2, waits: [] }],
    ["nobody can tell", [BLIND], { checkState: () => ({ state: "unknown" }) }, { end: "Error: 0", sent: 1, waits: [] }],
    ["clock set", [CLOCK, CLOCK], { syncClock: () => 0 }, { end: "works", sent: 3, waits: [] }],
  ])("%s", async (_, failures, hooks, expected) => {
    expect(await run(failures, hooks)).toEqual(expected);
  });

  test("a failure that is not recognised is never sent again, whatever the look found", async () => {
    expect(await run([null], { checkState: notDone })).toMatchObject({ end: "Error: 0", sent: 1 });
    expect(await run([null], { checkState: () => ({ state: "done", result: "found" }) })).toMatchObject({
      end: "found",
    });
  });

  test("half of a call that took effect is not sent again, whatever the look found", async () => {
    const half = info({}, { execution: "partial", retry: "after-fix" });
    expect(await run([half], { checkState: notDone })).toMatchObject({ end: "Error: 0", sent: 1 });
  });

  test("looks end with the attempts", async () => {
    const blind = Array.from({ length: 9 }, () => BLIND);
    expect(await run(blind, { checkState: notDone })).toMatchObject({ end: "Error: 4", sent: 5 });
    expect(await run(blind, { checkState: notDone, maxAttempts: 2 })).toMatchObject({ end: "Error: 1", sent: 2 });
  });

  test("a look waits where the exchange asked for it", async () => {
    const limited = info({ status: 429, retryAfterMs: 700 }, { execution: "unknown", retry: "after-state-check" });
    expect(await run([limited], { checkState: notDone })).toEqual({ end: "works", sent: 2, waits: [700] });
  });

  test("the clock is set before the call is sent again, with the error at hand", async () => {
    const syncClock = vi.fn();
    await run([CLOCK], { syncClock });
    expect(syncClock.mock.calls).toEqual([[CLOCK]]);
    const checkState = vi.fn(notDone);
    await run([BLIND], { checkState });
    expect(checkState.mock.calls).toEqual([[BLIND]]);
  });
});

describe("what the caller knows of the call", () => {
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
    expect(await run([BLIND], hooks)).toMatchObject({ end: "Error: 0", sent: 1 });
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

  test("the signal reaches what waits, and ends the loop before anything is sent", async () => {
    const { signal } = new AbortController();
    const sleep = vi.fn(() => Promise.resolve());
    await run([LIMIT], { sleep, signal });
    expect(sleep.mock.calls).toEqual([[250, signal]]);
    const aborted = AbortSignal.abort(new Error("enough"));
    expect(await run([], { signal: aborted })).toMatchObject({ end: "Error: enough", sent: 0 });
  });
});

test("every failure is told, with step and attempt, and what that throws ends the loop", async () => {
  const onError = vi.fn();
  await run([LIMIT, LIMIT], { onError });
  expect(onError.mock.calls.map(([error, step, attempt]: unknown[]) => [error, step, attempt])).toEqual([
    [LIMIT, expect.objectContaining({ action: "retry" }), 1],
    [LIMIT, expect.objectContaining({ action: "retry" }), 2],
  ]);
  const end = await run([LIMIT], {
    onError: () => {
      throw new Error("told");
    },
  });
  expect(end).toMatchObject({ end: "Error: told", sent: 1 });
});
