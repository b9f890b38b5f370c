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

export interface Round<Result> {
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
  readonly leastMs: number;
  /** Maximum number of looks. */
  readonly mostLooks: number;
  readonly onLook: () => void;
  readonly onFailure: (failure: unknown) => void;
}

const LONGEST_PAUSE_MS = 15_000;
const BETWEEN_NEGATIVES_MS = 5000;

/**
 * Looks after 1, 2, 4, 8, then every 15 seconds until it is found. "Not found" counts only if the look began after
 * `quietAt`, and twice, 5 seconds apart. A failed look does not count.
 */
export async function lookFor<Result>(round: Round<Result>): Promise<Found<Result>> {
  const { hooks, clock, quietAt, deadline, mostLooks } = round;
  let pause = FIRST_LOOK_MS;
  let next = clock.now() + Math.max(FIRST_LOOK_MS, round.leastMs);
  let negativeAt: number | null = null;
  for (let looks = 1; looks <= mostLooks; looks += 1) {
    if (next > deadline) return { end: "time" };
    await clock.sleep(Math.max(0, next - clock.now()), hooks.signal);
    const { begun, found, leastMs } = await lookOnce(round, looks);
    if (found.state === "done") return { end: "found", result: found.result };
    if (found.state === "not-done" && begun > quietAt) {
      if (negativeAt !== null && begun - negativeAt >= BETWEEN_NEGATIVES_MS) return { end: "absent" };
      negativeAt ??= begun;
    }
    pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
    const now = clock.now();
    // From here on the next look counts.
    const counts = negativeAt === null ? quietAt + 1 : negativeAt + BETWEEN_NEGATIVES_MS;
    next = Math.max(now + leastMs, counts > now ? Math.min(counts, now + pause) : now + pause);
  }
  return { end: "time" };
}

interface Look<Result> {
  readonly begun: number;
  readonly found: StateCheck<Result>;
  /** Wait that the exchange asks for. */
  readonly leastMs: number;
}

async function lookOnce<Result>(round: Round<Result>, attempt: number): Promise<Look<Result>> {
  const { hooks, clock, deadline } = round;
  const { gate, signal } = hooks;
  let begun = clock.now();
  try {
    await gate?.pass("ip", { clock, signal, maxWaitMs: Math.max(0, deadline - begun) });
    begun = clock.now();
    round.onLook();
    return { begun, found: checked(await orAbort(round.checkState(round.error), signal)), leastMs: 0 };
  } catch (failure) {
    if (signal?.aborted === true) throw failure;
    round.onFailure(failure);
    const now = clock.now();
    const error = round.parse(failure, { family: hooks.context?.family, changesState: false, now });
    const { delayMs, leastMs } = decide(error, { ...hooks, effect: "read", attempt, now });
    gate?.hold(error, { delayMs, now, failure });
    return { begun, found: { state: "unknown" }, leastMs };
  }
}

/** JavaScript callers can return anything. */
function checked<Result>(found: StateCheck<Result> | null | undefined): StateCheck<Result> {
  if (found?.state === "done" || found?.state === "not-done" || found?.state === "unknown") return found;
  throw new TypeError('checkState must give { state: "done", result }, { state: "not-done" } or { state: "unknown" }');
}
