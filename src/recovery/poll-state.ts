import type { BinanceErrorInfo, ParseContext } from "../result.ts";
import { decide, FIRST_LOOK_MS } from "./next-step.ts";
import type { RecoverHooks, StateCheck } from "./options.ts";
import { type Clock, orAbort } from "./sleep.ts";

/** Result of a series of looks. */
export type Found<Result> =
  | { readonly end: "found"; readonly result: Result }
  /** Two looks that began when the call could no longer arrive did not find it. */
  | { readonly end: "absent" }
  | { readonly end: "time" };

export interface Poll<Result> {
  readonly hooks: RecoverHooks<Result>;
  readonly checkState: NonNullable<RecoverHooks<Result>["checkState"]>;
  readonly clock: Clock;
  readonly parse: (failure: unknown, context: ParseContext) => BinanceErrorInfo | null;
  readonly error: BinanceErrorInfo | null;
  /** Epoch milliseconds from which on "not found" counts. */
  readonly quietAt: number;
  /** Epoch milliseconds after which no look starts. */
  readonly deadline: number;
  /** Milliseconds that the exchange asks to wait before the first look. */
  readonly minWaitMs: number;
  /** Maximum number of looks. */
  readonly maxLooks: number;
  readonly onLook: () => void;
  readonly onFailure: (failure: unknown) => void;
}

const MAX_PAUSE_MS = 15_000;
const BETWEEN_NEGATIVES_MS = 5000;

/**
 * Looks after 1, 2, 4, 8, then every 15 seconds until it is found. "Not found" counts only if the look began after
 * `quietAt`, and twice, 5 seconds apart. A failed look does not count.
 */
export async function pollState<Result>(poll: Poll<Result>): Promise<Found<Result>> {
  const { hooks, clock, quietAt, deadline, maxLooks } = poll;
  let pause = FIRST_LOOK_MS;
  let next = clock.now() + Math.max(FIRST_LOOK_MS, poll.minWaitMs);
  let negativeAt: number | null = null;
  for (let looks = 1; looks <= maxLooks; looks += 1) {
    if (next > deadline) return { end: "time" };
    await clock.sleep(Math.max(0, next - clock.now()), hooks.signal);
    const { begun, found, minWaitMs } = await checkOnce(poll, looks);
    if (found.state === "done") return { end: "found", result: found.result };
    if (found.state === "not-done" && begun > quietAt) {
      if (negativeAt !== null && begun - negativeAt >= BETWEEN_NEGATIVES_MS) return { end: "absent" };
      negativeAt ??= begun;
    }
    pause = Math.min(MAX_PAUSE_MS, pause * 2);
    const now = clock.now();
    // From here on the next look counts.
    const counts = negativeAt === null ? quietAt + 1 : negativeAt + BETWEEN_NEGATIVES_MS;
    next = Math.max(now + minWaitMs, counts > now ? Math.min(counts, now + pause) : now + pause);
  }
  return { end: "time" };
}

interface CheckResult<Result> {
  readonly begun: number;
  readonly found: StateCheck<Result>;
  /** Wait that the exchange asks for. */
  readonly minWaitMs: number;
}

async function checkOnce<Result>(poll: Poll<Result>, attempt: number): Promise<CheckResult<Result>> {
  const { hooks, clock, deadline } = poll;
  const { gate, signal } = hooks;
  let begun = clock.now();
  try {
    await gate?.pass("ip", { clock, signal, maxWaitMs: Math.max(0, deadline - begun) });
    begun = clock.now();
    poll.onLook();
    return { begun, found: checked(await orAbort(poll.checkState(poll.error), signal)), minWaitMs: 0 };
  } catch (failure) {
    if (signal?.aborted === true) throw failure;
    poll.onFailure(failure);
    const now = clock.now();
    const error = poll.parse(failure, { family: hooks.context?.family, changesState: false, now });
    const { delayMs, minWaitMs } = decide(error, { ...hooks, effect: "read", attempt, now });
    gate?.hold(error, { delayMs, now, failure });
    return { begun, found: { state: "unknown" }, minWaitMs };
  }
}

/** JavaScript callers can return anything. */
function checked<Result>(found: StateCheck<Result> | null | undefined): StateCheck<Result> {
  if (found?.state === "done" || found?.state === "not-done" || found?.state === "unknown") return found;
  throw new TypeError('checkState must give { state: "done", result }, { state: "not-done" } or { state: "unknown" }');
}
