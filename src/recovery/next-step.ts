import { changesState } from "../model/changes-state.ts";
import type { BinanceErrorInfo, Retry } from "../result.ts";
import { backoff, type Backoff } from "./backoff.ts";

/** What to do now. Only `retry` and `sync-clock` end with the same call being sent again. */
export type Action = "retry" | "sync-clock" | "check-state" | "fix-request" | "stop";

export interface NextStep {
  readonly action: Action;
  /** Wait this long first, in milliseconds. */
  readonly delayMs: number;
  /** Why, in one English sentence. */
  readonly reason: string;
}

export interface NextStepOptions extends Backoff {
  /** How often the call was sent by now, this failure included; 1 unless given. */
  readonly attempt?: number | undefined;
  /** HTTP method of the call; GET and HEAD only read. */
  readonly method?: string | undefined;
  /** The caller's word that the call changes state, or does not; wins over the method. */
  readonly changesState?: boolean | undefined;
  /** Give up after this many attempts; 5 unless given. */
  readonly maxAttempts?: number | undefined;
}

/** A ban without a stated end lasts at least this long. */
const SHORTEST_BAN_MS = 120_000;
const RATE_WINDOW_MS = 60_000;

/**
 * What to do about an error: a pure decision, which waits for nothing. A call that may change state is never to
 * be sent again while it is unknown whether it took effect: the answer is `check-state` then. A call of which
 * nobody says that it only reads counts as one that changes state, and so does `null`, which is what
 * `parseError` gives for what it cannot recognise.
 *
 * @example
 * const step = nextStep(parseError(error), { attempt, method: "POST" });
 */
export function nextStep(error: BinanceErrorInfo | null, options: NextStepOptions = {}): NextStep {
  const changes = changesState(options, []) ?? error?.changesState ?? true;
  if (error === null) return unrecognised(changes);
  const { execution, retry } = adviceFor(error, changes);
  if (changes && execution !== "not-executed") return checkState(error);
  const attempt = wholeAttempt(options.attempt);
  switch (retry) {
    case "never":
      return step("stop", 0, "Sending it again cannot help.");
    case "after-fix":
      return step("fix-request", 0, "The request itself has to change first.");
    case "after-state-check":
      return checkState(error);
    case "after-clock-sync":
      return attempt > 2
        ? step("stop", 0, "Synchronising the clock did not help.")
        : step("sync-clock", 0, "The clock differs from the exchange's.");
    case "after-delay":
      return retryLater(error, attempt, options);
    default:
      retry satisfies never;
      return step("stop", 0, "Nothing is known that would help.");
  }
}

/** The parsed advice was for a read; the caller now says that the call changes state: trust only the worst. */
function adviceFor(error: BinanceErrorInfo, changes: boolean): { execution: string; retry: Retry } {
  const { execution, retry, readOnly } = error.advice;
  const isSentAgain = retry === "after-delay" || retry === "after-clock-sync";
  if (changes && readOnly && isSentAgain) return { execution: "unknown", retry: "after-state-check" };
  if (!changes && !readOnly && execution !== "not-executed") return { execution, retry: "after-delay" };
  return { execution, retry };
}

function retryLater(error: BinanceErrorInfo, attempt: number, options: NextStepOptions): NextStep {
  const { maxAttempts = 5 } = options;
  // NaN is reached by no count: it would be tried for ever.
  if (attempt >= (Number.isNaN(maxAttempts) ? 5 : maxAttempts))
    return step("stop", 0, `Given up after ${String(attempt)} attempts.`);
  const least = shortestWait(error, options.now);
  const delayMs = backoff(attempt, least, options);
  return step("retry", delayMs, least > 0 ? "The exchange asked to wait." : "It may work in a moment.");
}

function checkState(error: BinanceErrorInfo): NextStep {
  const wait = error.status === 418 || error.status === 429 ? (error.retryAfterMs ?? 0) : 0;
  return step("check-state", wait, "The call may have taken effect: look before sending it again.");
}

function unrecognised(changes: boolean): NextStep {
  if (changes) return step("check-state", 0, "Nothing is known of this failure: look before sending it again.");
  return step("stop", 0, "This is no error of the exchange that is known.");
}

/** How long the exchange wants to be left alone: as it said, else by what the limit says, else by custom. */
function shortestWait(
  { retryAt, retryAfterMs, status, params, advice }: BinanceErrorInfo,
  now: number | undefined,
): number {
  const hasClock = now !== undefined && Number.isFinite(now);
  const fromAt = retryAt === null || !hasClock ? null : Math.max(0, retryAt - now);
  const stated = fromAt ?? retryAfterMs;
  if (stated !== null) return stated;
  if (status === 418 || typeof params["bannedUntil"] === "number") return SHORTEST_BAN_MS;
  const interval = intervalOf(params);
  if (interval > 0) return Math.min(interval, RATE_WINDOW_MS);
  return status === 429 || advice.scope === "ip" ? 10_000 : 0;
}

/** The window of the limit, which some messages give as count and unit. */
function intervalOf({ intervalMs, intervalCount, intervalUnitMs }: BinanceErrorInfo["params"]): number {
  if (typeof intervalMs === "number") return intervalMs;
  if (typeof intervalUnitMs !== "number") return 0;
  return intervalUnitMs * (typeof intervalCount === "number" ? intervalCount : 1);
}

function wholeAttempt(attempt: number | undefined): number {
  return attempt !== undefined && Number.isFinite(attempt) && attempt >= 1 ? Math.floor(attempt) : 1;
}

function step(action: Action, delayMs: number, reason: string): NextStep {
  return { action, delayMs, reason };
}
