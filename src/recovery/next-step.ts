import { changesState } from "../model/changes-state.ts";
import type { BinanceErrorInfo } from "../result.ts";
import { backoff, type Backoff, leastWait } from "./delay.ts";
import { type Effect, EFFECTS, type Plan, planFor } from "./policy.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/**
 * What to do now. Only `retry` and `sync-clock` end with the same call being sent again. `check-state`: look whether
 * it took effect, and do not send it again by itself. `accept`: the state is as wanted already.
 */
export type Action = "retry" | "sync-clock" | "check-state" | "fix-request" | "stop" | "accept";

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
  /** What kind of call it is; unknown counts as `place`, unless the method says that it reads. */
  readonly effect?: Effect | undefined;
  /** HTTP method of the call; GET and HEAD only read. */
  readonly method?: string | undefined;
  /** The caller's word that the call changes state, or does not; wins over the method. */
  readonly changesState?: boolean | undefined;
  /** Whether the outcome of an earlier attempt of the same call is unknown: a refusal does not settle it. */
  readonly open?: boolean | undefined;
  /** Give up after this many attempts; 5 unless given. */
  readonly maxAttempts?: number | undefined;
}

/** A step with what the loop needs to carry it out. */
export interface Decision extends NextStep {
  readonly verdict: Verdict;
  readonly plan: Plan;
  /** What of `delayMs` the exchange wants, without back-off and jitter. */
  readonly leastMs: number;
}

/** An order can be seen a moment after it was placed, not at once. */
export const FIRST_LOOK_MS = 1000;
const MOST_SYNCS = 2;

/**
 * What to do about an error: a pure decision, which waits for nothing. A call that places or moves is never to be
 * sent again while it is unknown whether it took effect: the answer is `check-state` then. A call of which nobody
 * says what it does counts as one that places, and `null`, which is what `parseError` gives for what it cannot
 * recognise, as an unknown outcome.
 *
 * @example
 * const step = nextStep(parseError(error), { attempt, effect: "place" });
 */
export function nextStep(error: BinanceErrorInfo | null, options: NextStepOptions = {}): NextStep {
  const { action, delayMs, reason } = decide(error, options);
  return { action, delayMs, reason };
}

/** The caller's word, else what method or error say of the call, else the most dangerous kind. */
export function effectOf(options: NextStepOptions, error: BinanceErrorInfo | null): Effect {
  if (options.effect !== undefined && EFFECTS.includes(options.effect)) return options.effect;
  return (changesState(options, []) ?? error?.changesState) === false ? "read" : "place";
}

/** The same for the loop, which knows how often in a row the clock was set. */
export function decide(
  error: BinanceErrorInfo | null,
  options: NextStepOptions & { readonly syncs?: number },
): Decision {
  const effect = effectOf(options, error);
  const verdict = verdictOf(error, effect === "read");
  const plan = error === null && effect === "read" ? "stop" : planFor(verdict, effect, options.open ?? false);
  const attempt = wholeAttempt(options.attempt);
  const waits = error !== null && (plan === "again" || isLimit(error));
  const leastMs = waits ? leastWait(error, options.now) : 0;
  const step = (action: Action, delayMs: number, reason: string): Decision => {
    return { action, delayMs, reason, verdict, plan, leastMs };
  };
  const later = (): number => backoff(attempt, leastMs, options);
  const isSpent = attempt >= mostAttempts(options.maxAttempts);
  const spent = `Given up after ${String(attempt)} attempts.`;
  switch (plan) {
    case "again":
      if (isSpent) return step("stop", 0, spent);
      return step("retry", later(), leastMs > 0 ? "The exchange asked to wait." : "It may work in a moment.");
    case "sync":
      if (isSpent) return step("stop", 0, spent);
      if ((options.syncs ?? attempt - 1) >= MOST_SYNCS) return step("stop", 0, "Synchronising the clock did not help.");
      return step("sync-clock", later(), "The clock differs from the exchange's.");
    case "probe":
    case "look":
    case "sync-look":
    case "check":
      return step("check-state", Math.max(FIRST_LOOK_MS, leastMs), LOOK_REASONS[verdict] ?? MAY_HAVE);
    case "accept":
      return step("accept", 0, "It is already as the call asks.");
    case "fix":
      return step("fix-request", 0, "The request itself has to change first.");
    case "stop":
      return step("stop", 0, error === null ? "This is not a known Binance error." : "Sending it again cannot help.");
    default:
      plan satisfies never;
      return step("stop", 0, "Nothing is known that would help.");
  }
}

const MAY_HAVE = "The call may have taken effect: look before sending it again.";
const LOOK_REASONS: Readonly<Partial<Record<Verdict, string>>> = {
  occupied: "Its id is taken, probably by an earlier attempt: look for that.",
  busy: "An earlier change still runs: look what becomes of it.",
  parts: "Part of it took effect: look before sending anything again.",
  look: "The state is not what the call expects: look at it first.",
};

/** Whether the error is a limit or ban, which stops other calls too. */
export function isLimit({ status, code, params, advice }: BinanceErrorInfo): boolean {
  if (status === 418 || status === 429 || typeof params["bannedUntil"] === "number") return true;
  if (advice.execution !== "not-executed" || advice.retry !== "after-delay") return false;
  return status === 403 || advice.scope === "ip" || code === -1003 || code === -1015;
}

function wholeAttempt(attempt: number | undefined): number {
  return attempt !== undefined && Number.isFinite(attempt) && attempt >= 1 ? Math.floor(attempt) : 1;
}

/** NaN is reached by no count. */
function mostAttempts(maxAttempts = 5): number {
  return Number.isNaN(maxAttempts) ? 5 : maxAttempts;
}
