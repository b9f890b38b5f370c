import type { BinanceErrorInfo, FamilyId, ParseContext } from "../result.ts";
import type { Gate } from "./gate.ts";
import type { NextStep, NextStepOptions } from "./next-step.ts";
import { EFFECTS } from "./policy.ts";
import type { AbortSignalLike, Sleep } from "./sleep.ts";

/** Result of a state check: the call took effect (with its result), it was not found, or it is unknown. */
export type StateCheck<Result> =
  { readonly state: "done"; readonly result: Result } | { readonly state: "not-done" } | { readonly state: "unknown" };

type Maybe<Value> = Promise<Value> | Value;

export interface RecoverHooks<Result> extends Omit<NextStepOptions, "attempt" | "now" | "open"> {
  /** Context of the call: family, URL, method. */
  readonly context?: ParseContext | undefined;
  /** The call's own id (client order id, `withdrawOrderId`, `clientTranId`); `UnresolvedError` names it. */
  readonly id?: string | undefined;
  readonly signal?: AbortSignalLike | undefined;
  /** Sets the clock right; without it a clock error ends the loop. */
  readonly syncClock?: ((error: BinanceErrorInfo) => unknown) | undefined;
  /**
   * Checks by the client id whether the call took effect. `done` counts at any time, `not-done` only when the call can
   * no longer arrive. A check that throws does not count.
   */
  readonly checkState?: ((error: BinanceErrorInfo | null) => Maybe<StateCheck<NoInfer<Result>>>) | undefined;
  /** Returns the result if the state is already as wanted; without it `recover` throws what the call threw. */
  readonly onAlreadyDone?: ((error: BinanceErrorInfo) => Maybe<NoInfer<Result>>) | undefined;
  /**
   * Bet that a call that was not found was not executed, and send it once more with the same id. Correct as long as the
   * exchange needs at most `settleMs` to execute and show an order. Binance does not promise such a limit.
   */
  readonly resend?: boolean | undefined;
  /** The call's `recvWindow` in milliseconds. Default: 5,000. Infinity for FIX without `RecvWindow`. */
  readonly recvWindow?: number | undefined;
  /**
   * Milliseconds to execute and show an order. Default: 10,000 for spot, usds-futures and coin-futures, else 30,000.
   */
  readonly settleMs?: number | undefined;
  /** Looks end after this many milliseconds. Default: 5 minutes. */
  readonly lookForMs?: number | undefined;
  /** Gate shared with other calls: they wait for the same limits and bans. */
  readonly gate?: Gate | undefined;
  /** Called for every failure of the call, for counting and logging. An error from it ends the loop. */
  readonly onError?: ((error: BinanceErrorInfo | null, step: NextStep, attempt: number) => void) | undefined;
  /** Maximum wait in milliseconds that the exchange may ask for; a longer one ends the loop. Default: 5 minutes. */
  readonly maxWaitMs?: number | undefined;
  /** Epoch milliseconds. Default: the machine's clock. */
  readonly now?: (() => number) | undefined;
  /** Waits. Default: a timer that the signal ends. */
  readonly sleep?: Sleep | undefined;
}

const NUMBERS = ["baseDelayMs", "maxDelayMs", "recvWindow", "settleMs", "lookForMs", "maxWaitMs"] as const;
const FUNCTIONS = ["checkState", "syncClock", "onError", "onAlreadyDone", "now", "sleep", "random"] as const;
const BOOLEANS = ["resend", "changesState"] as const;

/** Throws a `TypeError` that names the wrong option, before anything is sent. */
export function checkOptions<Result>(call: unknown, hooks: RecoverHooks<Result>): void {
  if (typeof call !== "function") throw wrong("the first argument", "a function that sends the call", call);
  if (typeof hooks !== "object") throw wrong("the second argument", "an object of options", hooks);
  for (const name of NUMBERS) {
    const value: unknown = hooks[name];
    if (value !== undefined && !(typeof value === "number" && value >= 0))
      throw wrong(name, "a number of milliseconds, 0 or more", value);
  }
  const { maxAttempts, effect, id, gate }: Record<string, unknown> = { ...hooks };
  if (maxAttempts !== undefined && !(typeof maxAttempts === "number" && maxAttempts >= 1))
    throw wrong("maxAttempts", "a number, 1 or more", maxAttempts);
  for (const name of FUNCTIONS) {
    if (hooks[name] !== undefined && typeof hooks[name] !== "function") throw wrong(name, "a function", hooks[name]);
  }
  for (const name of BOOLEANS) {
    if (hooks[name] !== undefined && typeof hooks[name] !== "boolean") throw wrong(name, "true or false", hooks[name]);
  }
  if (effect !== undefined && !EFFECTS.some((known) => known === effect))
    throw wrong("effect", `one of ${EFFECTS.join(", ")}`, effect);
  if (id !== undefined && typeof id !== "string") throw wrong("id", "a text", id);
  if (gate !== undefined && !(typeof gate === "object" && gate !== null && "enter" in gate))
    throw wrong("gate", "made by createGate()", gate);
  if (hooks.now !== undefined && !Number.isFinite(hooks.now()))
    throw wrong("now", "a function that gives epoch milliseconds", hooks.now());
}

function wrong(name: string, wanted: string, value: unknown): TypeError {
  const shown =
    typeof value === "string"
      ? JSON.stringify(value.slice(0, 100))
      : typeof value === "object" && value !== null
        ? "an object"
        : String(value);
  return new TypeError(`recover: ${name} must be ${wanted}, not ${shown}`);
}

const QUICK_FAMILIES: readonly FamilyId[] = ["spot", "usds-futures", "coin-futures"];

/** Maximum milliseconds of a family to execute and show an order. Our estimate: Binance documents no limit. */
export function settleMsOf(family: FamilyId | null | undefined): number {
  return family != null && QUICK_FAMILIES.includes(family) ? 10_000 : 30_000;
}
