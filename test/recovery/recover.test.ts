import { describe, expect, test, vi } from "vitest";
import { recover, UnresolvedError } from "../../src/index.ts";

const body = (code: number, msg: string, status = 400): object => ({
  response: { status, data: { code, msg }, headers: {} },
});
const failing = (...failures: readonly unknown[]): (() => Promise<string>) => {
  let index = 0;
  return () => {
    const failure = failures[index];
    index += 1;
    return failure === undefined
      ? Promise.resolve("done")
      : Promise.reject(failure instanceof Error ? failure : Object.assign(new Error("x"), failure));
  };
};
const context = { family: "spot", method: "POST" } as const;
const sleep = (): Promise<void> => Promise.resolve();
const LIMIT = body(-1015, "Too many new orders.", 429);
const TIMEOUT = body(
  -1007,
  "Timeout waiting for response from backend server. Send status unknown; execution status unknown.",
  408,
);
const CLOCK = body(-1021, "Timestamp for this request is outside of the recvWindow.");

describe("recover", () => {
  test("waits and sends a refused call again", async () => {
    const waits: number[] = [];
    const onError = vi.fn();
    const result = await recover(failing(LIMIT, LIMIT), {
      context,
      onError,
      random: () => 0,
      sleep: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
    });
    expect(result).toBe("done");
    expect(waits).toHaveLength(2);
    expect(
      onError.mock.calls.map(([error, step, attempt]: unknown[]) => [
        (error as { name: string }).name,
        (step as { action: string }).action,
        attempt,
      ]),
    ).toEqual([
      ["TOO_MANY_ORDERS", "retry", 1],
      ["TOO_MANY_ORDERS", "retry", 2],
    ]);
  });

  test("sends nothing again while the outcome is unknown", async () => {
    const call = vi.fn(failing(TIMEOUT));
    await expect(recover(call, { context, sleep })).rejects.toThrow();
    expect(call).toHaveBeenCalledTimes(1);
  });

  test("takes the result that the state check found", async () => {
    const call = vi.fn(failing(TIMEOUT));
    const result = await recover(call, { context, sleep, checkState: () => ({ state: "done", result: "found" }) });
    expect(result).toBe("found");
    expect(call).toHaveBeenCalledTimes(1);
  });

  test("synchronises the clock, twice at most", async () => {
    const syncClock = vi.fn();
    expect(await recover(failing(CLOCK), { context, syncClock, sleep })).toBe("done");
    await expect(recover(failing(CLOCK, CLOCK, CLOCK, CLOCK), { context, syncClock, sleep })).rejects.toThrow();
    expect(syncClock).toHaveBeenCalledTimes(3);
  });

  test("ends when the signal aborts, also while it waits", async () => {
    const controller = new AbortController();
    const running = recover(failing(LIMIT), { context, signal: controller.signal });
    setTimeout(() => {
      controller.abort(new Error("enough"));
    }, 5);
    await expect(running).rejects.toThrow("enough");
  });

  test("does not wait longer than it may", async () => {
    const banned = body(
      -1003,
      `Way too much request weight used; IP banned until ${String(Date.now() + 3_600_000)}.`,
      418,
    );
    await expect(recover(failing(banned), { context, sleep })).rejects.toThrow();
  });

  test("throws the call's error if it was refused", async () => {
    const refused = Object.assign(new Error("x"), body(-1121, "Invalid symbol."));
    await expect(recover(failing(refused), { context })).rejects.toBe(refused);
  });

  test("reports an unknown outcome, also for an error that isn't the exchange's", async () => {
    const mistake = new TypeError("x is not a function");
    const thrown: unknown = await recover(failing(mistake), { context, id: "my-order" }).catch(
      (error: unknown) => error,
    );
    expect(thrown).toBeInstanceOf(UnresolvedError);
    expect(thrown).toMatchObject({
      name: "UnresolvedError",
      id: "my-order",
      attempts: 1,
      looks: 0,
      reason: "no-look",
      cause: mistake,
      errors: [mistake],
    });
    await expect(recover(failing(mistake), { context, effect: "read" })).rejects.toBe(mistake);
  });

  test("a recovery within a recovery that ended unresolved is unresolved", async () => {
    const refusal = { response: { status: 400, data: { code: -2010, msg: "Duplicate order sent." } } };
    const inner = (): Promise<string> =>
      Promise.reject(
        new UnresolvedError({ id: null, attempts: 2, looks: 3, reason: "refused", errors: [], cause: refusal }),
      );
    await expect(recover(inner, { context })).rejects.toMatchObject({ attempts: 1, name: "UnresolvedError" });
  });
});
