import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sleep, throwIfAborted } from "../../src/recovery/sleep.ts";

const MAX_TIMER_MS = 2_147_483_647;

describe("waiting", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("as long as told, and no longer", async () => {
    let over = false;
    const running = sleep(1000).then(() => {
      over = true;
    });
    await vi.advanceTimersByTimeAsync(999);
    expect(over).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await running;
    expect(over).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([[0], [-5]])("not at all for %s ms", async (ms) => {
    await sleep(ms);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("longer than one timer can wait", async () => {
    let over = false;
    const running = sleep(MAX_TIMER_MS + 10).then(() => {
      over = true;
    });
    await vi.advanceTimersByTimeAsync(MAX_TIMER_MS);
    expect(over).toBe(false);
    await vi.advanceTimersByTimeAsync(10);
    await running;
    expect(over).toBe(true);
  });

  test("until the signal aborts, with its reason, leaving no timer", async () => {
    const controller = new AbortController();
    const running = expect(sleep(1000, controller.signal)).rejects.toThrow("enough");
    controller.abort(new Error("enough"));
    await running;
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([[1000], [0]])("not at all once the signal aborted: %s ms", async (ms) => {
    const running = expect(sleep(ms, AbortSignal.abort(new Error("before")))).rejects.toThrow("before");
    expect(vi.getTimerCount()).toBe(0);
    await running;
  });

  test("leaves no listener behind", async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    const running = sleep(10, signal);
    await vi.advanceTimersByTimeAsync(10);
    await running;
    expect(added.mock.calls).toEqual([["abort", expect.any(Function)]]);
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });
});

describe("an aborted signal", () => {
  test("whose reason is not an error gives one, with the reason as its cause", () => {
    try {
      throwIfAborted(AbortSignal.abort("words"));
      expect.unreachable();
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(Error);
      expect(thrown).toMatchObject({ message: "The wait was aborted", cause: "words" });
    }
  });

  test("a missing or unaborted signal throws nothing", () => {
    throwIfAborted(undefined);
    throwIfAborted(new AbortController().signal);
  });
});
