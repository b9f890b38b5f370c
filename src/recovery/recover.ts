import type { BinanceErrorInfo, ParseContext } from "../result.ts";
import { nextStep, type NextStep, type NextStepOptions } from "./next-step.ts";
import { type AbortSignalLike, sleep, throwIfAborted } from "./sleep.ts";

/** What a look at the state found: the call took effect (with its result), it did not, or nobody can tell. */
export type StateCheck<Result> =
  { readonly state: "done"; readonly result: Result } | { readonly state: "not-done" } | { readonly state: "unknown" };

export interface RecoverHooks<Result> extends Omit<NextStepOptions, "attempt" | "now"> {
  /** What the caller knows of the call: family, URL, method. */
  readonly context?: ParseContext | undefined;
  readonly signal?: AbortSignalLike | undefined;
  /** Sets the clock right; without it a clock error ends the loop. */
  readonly syncClock?: ((error: BinanceErrorInfo) => unknown) | undefined;
  /** Looks whether the call took effect; without it the loop ends where that is unknown. */
  readonly checkState?:
    | ((error: BinanceErrorInfo | null) => Promise<StateCheck<NoInfer<Result>>> | StateCheck<NoInfer<Result>>)
    | undefined;
  /** Called for every failure, for counting and logging. What it throws ends the loop. */
  readonly onError?: ((error: BinanceErrorInfo | null, step: NextStep, attempt: number) => void) | undefined;
  /** Waits longer than this end the loop; 5 minutes unless given. */
  readonly maxWaitMs?: number | undefined;
  /** Epoch milliseconds; the clock of the machine unless given. */
  readonly now?: (() => number) | undefined;
  /** Waits; a timer that the signal ends, unless given. */
  readonly sleep?: ((ms: number, signal: AbortSignalLike | undefined) => Promise<void>) | undefined;
}

export type Recover = <Result>(
  call: (attempt: number) => Promise<Result> | Result,
  hooks?: RecoverHooks<Result>,
) => Promise<Result>;

type ParseError = (input: unknown, context?: ParseContext) => BinanceErrorInfo | null;
type Outcome<Result> = { readonly again: boolean } | { readonly result: Result };

/**
 * Makes the loop for a parser: it sends a call until it works or `nextStep` says to stop, and then throws what
 * the call threw. A call that may have taken effect is sent again only after `checkState` found that it did not.
 */
export function createRecover(parseError: ParseError): Recover {
  return async (call, hooks = {}) => {
    for (let attempt = 1; ; attempt += 1) {
      throwIfAborted(hooks.signal);
      let failure: unknown;
      try {
        return await call(attempt);
      } catch (thrown) {
        failure = thrown;
      }
      const outcome = await recoverFrom(parseError(failure, hooks.context), attempt, hooks);
      if ("result" in outcome) return outcome.result;
      if (!outcome.again) throw failure;
    }
  };
}

async function recoverFrom<Result>(
  error: BinanceErrorInfo | null,
  attempt: number,
  hooks: RecoverHooks<Result>,
): Promise<Outcome<Result>> {
  const now = hooks.now === undefined ? Date.now() : hooks.now();
  const method = hooks.method ?? hooks.context?.method;
  const changesState = hooks.changesState ?? hooks.context?.changesState;
  const step = nextStep(error, { ...hooks, method, changesState, attempt, now });
  hooks.onError?.(error, step, attempt);
  if (step.delayMs > (hooks.maxWaitMs ?? 300_000)) return { again: false };
  const wait = hooks.sleep ?? sleep;
  switch (step.action) {
    case "retry":
      await wait(step.delayMs, hooks.signal);
      return { again: true };
    case "sync-clock":
      if (hooks.syncClock === undefined || error === null) return { again: false };
      await hooks.syncClock(error);
      return { again: true };
    case "check-state":
      if (step.delayMs > 0) await wait(step.delayMs, hooks.signal);
      return look(error, attempt, hooks);
    case "fix-request":
    case "stop":
      return { again: false };
    default:
      step.action satisfies never;
      return { again: false };
  }
}

async function look<Result>(
  error: BinanceErrorInfo | null,
  attempt: number,
  hooks: RecoverHooks<Result>,
): Promise<Outcome<Result>> {
  if (hooks.checkState === undefined) return { again: false };
  const found = await hooks.checkState(error);
  if (found.state === "done") return { result: found.result };
  const isSure = found.state === "not-done" && error !== null && error.advice.retry === "after-state-check";
  return { again: isSure && attempt < (hooks.maxAttempts ?? 5) };
}
