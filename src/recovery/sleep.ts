/** The timers of browsers and Node, of which the language itself knows nothing. */
interface Timers {
  setTimeout?: (callback: () => void, ms: number) => unknown;
  clearTimeout?: (timer: unknown) => void;
}

/** A timer can wait no longer than this at once (2^31 - 1 ms). */
const LONGEST_TIMER_MS = 2_147_483_647;

/** Waits, or rejects with the signal's reason as soon as it aborts. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  for (let left = ms; left > 0; left -= LONGEST_TIMER_MS) await sleepOnce(Math.min(left, LONGEST_TIMER_MS), signal);
  signal?.throwIfAborted();
}

function sleepOnce(ms: number, signal: AbortSignal | undefined): Promise<void> {
  const timers: Timers = globalThis;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      timers.clearTimeout?.(timer);
      reject(abortReason(signal));
    };
    const timer = timers.setTimeout?.(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    if (signal?.aborted === true) onAbort();
    else signal?.addEventListener("abort", onAbort, { once: true });
  });
}

function abortReason(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new Error("The wait was aborted", { cause: reason });
}
