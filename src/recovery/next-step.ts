import { changesState } from "../model/changes-state.ts";
import type { BinanceErrorInfo } from "../result.ts";
import { backoff, type Backoff, minWait } from "./delay.ts";
import { type Effect, EFFECTS, type Plan, planFor } from "./policy.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/**
 * What to do now. Only `retry` and `sync-clock` lead to sending the same call again. `check-state`: check whether the
 * call took effect; do not send it again automatically. `accept`: the state is already as wanted.
 */
export type Action = "retry" | "sync-clock" | "check-state" | "fix-request" | "stop" | "accept";

export interface NextStep {
  readonly action: Action;
  /** Milliseconds to wait first. */
  readonly delayMs: number;
  /** Why, in one English sentence. */
  readonly reason: string;
}

export interface NextStepOptions extends Backoff {
  /** How often the call was sent, including this failure. Default: 1. */
  readonly attempt?: number | undefined;
  /** Kind of the call. Default: `place`, or `read` for GET and HEAD. */
  readonly effect?: Effect | undefined;
  /** HTTP method of the call; GET and HEAD only read. */
  readonly method?: string | undefined;
  /** Whether the call changes state; wins over the method. */
  readonly changesState?: boolean | undefined;
  /** Whether the outcome of an earlier attempt of this call is unknown; a refusal does not resolve it. */
  readonly open?: boolean | undefined;
  /** Maximum number of attempts. Default: 5. */
  readonly maxAttempts?: number | undefined;
}

/** A step with the details for the loop. */
export interface Decision extends NextStep {
  readonly verdict: Verdict;
  readonly plan: Plan;
  /** The part of `delayMs` that the exchange asks for, without back-off and jitter. */
  readonly minWaitMs: number;
}

/** An order is visible only a moment after it was placed. */
export const FIRST_LOOK_MS = 1000;
const MAX_SYNCS = 2;

/**
 * What to do about an error: a pure decision that does not wait. Never send a call that places or moves again while it
 * is unknown whether it took effect: the answer is then `check-state`. A call of unknown kind counts as `place`.
 * `null`, which `parseError` returns for unrecognised input, counts as an unknown outcome.
 *
 * @example
 * const step = nextStep(parseError(error), { attempt, effect: "place" });
 */
export function nextStep(error: BinanceErrorInfo | null, options: NextStepOptions = {}): NextStep {
  const { action, delayMs, reason } = decide(error, options);
  return { action, delayMs, reason };
}

/** The kind from the caller, else from method or error, else the most dangerous kind. */
export function effectOf(options: NextStepOptions, error: BinanceErrorInfo | null): Effect {
  if (options.effect !== undefined && EFFECTS.includes(options.effect)) return options.effect;
  return (changesState(options, []) ?? error?.changesState) === false ? "read" : "place";
}

/** The same for the loop, which counts how often in a row the clock was set. */
export function decide(
  error: BinanceErrorInfo | null,
  options: NextStepOptions & { readonly syncs?: number },
): Decision {
  const effect = effectOf(options, error);
  const verdict = verdictOf(error, effect === "read");
  const plan = error === null && effect === "read" ? "stop" : planFor(verdict, effect, options.open ?? false);
  const attempt = wholeAttempt(options.attempt);
  const waits = error !== null && (plan === "again" || isLimit(error));
  const minWaitMs = waits ? minWait(error, options.now) : 0;
  const step = (action: Action, delayMs: number, reason: string): Decision => {
    return { action, delayMs, reason, verdict, plan, minWaitMs };
  };
  const later = (): number => backoff(attempt, minWaitMs, options);
  const isSpent = attempt >= mostAttempts(options.maxAttempts);
  const spent = `Given up after ${String(attempt)} attempts.`;
  switch (plan) {
    case "again":
      if (isSpent) return step("stop", 0, spent);
      return step("retry", later(), minWaitMs > 0 ? "The exchange asked to wait." : "It may work in a moment.");
    case "sync":
      if (isSpent) return step("stop", 0, spent);
      if ((options.syncs ?? attempt - 1) >= MAX_SYNCS) return step("stop", 0, "Synchronising the clock did not help.");
      return step("sync-clock", later(), "The clock differs from the exchange's.");
    case "probe":
    case "look":
    case "sync-look":
    case "check":
      return step("check-state", Math.max(FIRST_LOOK_MS, minWaitMs), LOOK_REASONS[verdict] ?? MAY_HAVE);
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

/** Whether the error is a limit or ban, which also stops other calls. */
export function isLimit({ status, code, params, advice }: BinanceErrorInfo): boolean {
  if (status === 418 || status === 429 || typeof params["bannedUntil"] === "number") return true;
  if (advice.execution !== "not-executed" || advice.retry !== "after-delay") return false;
  return status === 403 || advice.scope === "ip" || code === -1003 || code === -1015;
}

function wholeAttempt(attempt: number | undefined): number {
  return attempt !== undefined && Number.isFinite(attempt) && attempt >= 1 ? Math.floor(attempt) : 1;
}

/** No count reaches NaN. */
function mostAttempts(maxAttempts = 5): number {
  return Number.isNaN(maxAttempts) ? 5 : maxAttempts;
}
