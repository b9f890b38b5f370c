/** The part of `AbortSignal` that waiting needs. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

// The timers of browsers and Node aren't part of the language's types.
declare const setTimeout: (callback: () => void, ms: number) => unknown;
declare const clearTimeout: (timer: unknown) => void;

/** Maximum of one timer: 2^31 - 1 ms. */
const MAX_TIMER_MS = 2_147_483_647;

/** Waits, or rejects with the signal's reason when it aborts. */
export async function sleep(ms: number, signal?: AbortSignalLike): Promise<void> {
  for (let left = ms; left > 0; left -= MAX_TIMER_MS) await sleepOnce(Math.min(left, MAX_TIMER_MS), signal);
  throwIfAborted(signal);
}

export function throwIfAborted(signal: AbortSignalLike | undefined): void {
  if (signal?.aborted === true) throw abortReason(signal);
}

/**
 * Resolves with the value, or rejects with the signal's reason when it aborts. For reads only: the work keeps running.
 */
export function orAbort<Value>(value: Promise<Value> | Value, signal: AbortSignalLike | undefined): Promise<Value> {
  if (signal === undefined) return Promise.resolve(value);
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      reject(abortReason(signal));
    };
    signal.addEventListener("abort", onAbort);
    if (signal.aborted) onAbort();
    Promise.resolve(value)
      .then(resolve, reject)
      .finally(() => {
        signal.removeEventListener("abort", onAbort);
      });
  });
}

function sleepOnce(ms: number, signal: AbortSignalLike | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(abortReason(signal));
      return;
    }
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(abortReason(signal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", onAbort);
  });
}

function abortReason(signal: AbortSignalLike | undefined): Error {
  const reason = signal?.reason;
  return reason instanceof Error ? reason : new Error("The wait was aborted", { cause: reason });
}

export type Sleep = (ms: number, signal: AbortSignalLike | undefined) => Promise<void>;

/**
 * One clock for a whole recovery. It never goes back, and it advances by every wait that `sleep` was asked for. So a
 * machine's clock that is set back or stopped changes no wait.
 */
export class Clock {
  readonly #now: () => number;
  readonly #sleep: Sleep;
  #time = Number.NEGATIVE_INFINITY;

  constructor(now: () => number, sleep: Sleep) {
    this.#now = now;
    this.#sleep = sleep;
  }

  /** Epoch milliseconds. */
  now(): number {
    const now = this.#now();
    if (now > this.#time) this.#time = now;
    return this.#time;
  }

  async sleep(ms: number, signal: AbortSignalLike | undefined): Promise<void> {
    const end = this.now() + ms;
    await this.#sleep(ms, signal);
    if (end > this.#time) this.#time = end;
  }
}
