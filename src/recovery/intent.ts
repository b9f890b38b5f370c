import { changesState } from "../model/changes-state.ts";
import type { BinanceErrorInfo, ParseContext } from "../result.ts";
import { backoff } from "./delay.ts";
import { type Found, pollState } from "./poll-state.ts";
import { decide, type Decision, effectOf, isLimit } from "./next-step.ts";
import { type RecoverHooks, settleMsOf } from "./options.ts";
import { type Effect, isOnce } from "./policy.ts";
import { Clock, sleep, throwIfAborted } from "./sleep.ts";
import { UnresolvedError, type UnresolvedReason } from "./unresolved.ts";

export type ParseError = (input: unknown, context?: ParseContext) => BinanceErrorInfo | null;

type Outcome<Result> = { readonly end: "again" } | { readonly end: "found"; readonly result: Result };

const AGAIN = { end: "again" } as const;
/** A timestamp may be this far ahead of the server's clock. */
const AHEAD_MS = 1000;
const MAX_WAIT_MS = 300_000;
const MAX_ATTEMPTS = 5;

/**
 * One intended change, to be executed once. It is open after the first attempt of unknown outcome; a later refusal does
 * not close it.
 */
export class Intent<Result> {
  attempts = 0;
  readonly #parseError: ParseError;
  readonly #hooks: RecoverHooks<Result>;
  readonly #call: { readonly method: string | undefined; readonly changesState: boolean | undefined };
  readonly #clock: Clock;
  readonly #failures: unknown[] = [];
  #otherFailure: { readonly thrown: unknown } | null = null;
  #looks = 0;
  #syncs = 0;
  /** Attempts whose outcome is unknown. */
  #unknown = 0;
  #isOccupied = false;

  constructor(parseError: ParseError, hooks: RecoverHooks<Result>) {
    const { context, method = context?.method, now = Date.now } = hooks;
    this.#parseError = parseError;
    this.#hooks = hooks;
    this.#clock = new Clock(now, hooks.sleep ?? sleep);
    const said = changesState({ method, changesState: hooks.changesState ?? context?.changesState }, []) ?? undefined;
    this.#call = { method, changesState: hooks.effect === undefined ? said : hooks.effect !== "read" };
  }

  get #isOpen(): boolean {
    return this.#unknown > 0 || this.#isOccupied;
  }

  /** Waits until the call may be sent, and counts the attempt. */
  async enter(): Promise<() => void> {
    const { signal, gate, maxWaitMs = MAX_WAIT_MS } = this.#hooks;
    try {
      throwIfAborted(signal);
      const scope = this.#effect(null) === "read" ? "ip" : "account";
      const leave = await gate?.enter(scope, { clock: this.#clock, signal, maxWaitMs });
      this.attempts += 1;
      return leave ?? (() => undefined);
    } catch (thrown) {
      if (this.#isOpen) throw this.#unresolved("waiting", thrown);
      throw thrown;
    }
  }

  /** Handles a failure: the call is sent again, or there is a result. Throws otherwise. */
  async settle(failure: unknown): Promise<Outcome<Result>> {
    this.#failures.push(failure);
    const error = this.#parse(failure, { ...this.#hooks.context, ...this.#call });
    const now = this.#clock.now();
    const step = decide(error, {
      ...this.#hooks,
      ...this.#call,
      attempt: this.attempts,
      open: this.#isOpen,
      syncs: this.#syncs,
      now,
    });
    const effect = this.#effect(error);
    if (effect !== "read") {
      if (step.verdict === "unknown") this.#unknown += 1;
      if (step.verdict === "occupied") this.#isOccupied = true;
    }
    if (step.verdict !== "clock") this.#syncs = 0;
    this.#hooks.gate?.hold(error, { delayMs: step.delayMs, now, failure });
    const { action, delayMs, reason } = step;
    await this.#hook(() => this.#hooks.onError?.(error, { action, delayMs, reason }, this.attempts));
    return this.#carryOut(step, error, effect, now);
  }

  async #carryOut(
    step: Decision,
    error: BinanceErrorInfo | null,
    effect: Effect,
    endedAt: number,
  ): Promise<Outcome<Result>> {
    const { onAlreadyDone, gate, maxWaitMs = MAX_WAIT_MS } = this.#hooks;
    if (step.action === "stop") throw this.#end("attempts");
    switch (step.plan) {
      case "again":
        if (step.minWaitMs > maxWaitMs) throw this.#end("waiting");
        // The gate does the waiting, and lets waiting calls start one by one.
        if (gate === undefined || error === null || !isLimit(error)) await this.#wait(step.delayMs);
        return AGAIN;
      case "sync":
        await this.#sync(error);
        await this.#wait(step.delayMs);
        return AGAIN;
      case "sync-look":
        await this.#sync(error);
        return this.#look(step, error, effect, endedAt);
      case "probe":
        return this.#probe(step, error, effect, endedAt);
      case "look":
        return this.#look(step, error, effect, endedAt);
      case "accept":
        if (onAlreadyDone === undefined || error === null) throw this.#failures.at(-1);
        return { end: "found", result: await this.#hook(() => onAlreadyDone(error)) };
      case "check":
      case "fix":
      case "stop":
        throw this.#end("refused");
      default:
        step.plan satisfies never;
        throw this.#end("refused");
    }
  }

  /** One look, then the call again: repeating is safe, but may be unneeded. */
  async #probe(
    step: Decision,
    error: BinanceErrorInfo | null,
    effect: Effect,
    endedAt: number,
  ): Promise<Outcome<Result>> {
    const found = await this.#poll(step, error, effect, endedAt, 1);
    if (found?.end === "found") return found;
    if (this.attempts >= (this.#hooks.maxAttempts ?? MAX_ATTEMPTS)) throw this.#end("attempts");
    await this.#wait(backoff(this.attempts, step.minWaitMs, { ...this.#hooks, now: undefined }));
    return AGAIN;
  }

  async #look(
    step: Decision,
    error: BinanceErrorInfo | null,
    effect: Effect,
    endedAt: number,
  ): Promise<Outcome<Result>> {
    const found = await this.#poll(step, error, effect, endedAt, Number.POSITIVE_INFINITY);
    if (found === null) throw this.#end("no-look");
    if (found.end === "found") return found;
    if (found.end === "absent" && this.#maySendAgain(step, effect)) return AGAIN;
    if (this.#isOccupied) throw this.#end("occupied");
    throw this.#end(found.end === "time" ? "time" : step.verdict === "unknown" ? "absent" : "refused");
  }

  /** The caller's bet, made once: a further attempt of unknown outcome could make three orders. */
  #maySendAgain({ verdict }: Decision, effect: Effect): boolean {
    const { resend = false, id, maxAttempts = MAX_ATTEMPTS } = this.#hooks;
    if (!resend || this.#isOccupied || this.#unknown !== 1 || this.attempts >= maxAttempts) return false;
    if (!isOnce(effect) || (effect === "move" && id === undefined)) return false;
    return verdict === "unknown" || verdict === "wait" || verdict === "clock";
  }

  async #poll(
    { minWaitMs }: Decision,
    error: BinanceErrorInfo | null,
    effect: Effect,
    endedAt: number,
    maxLooks: number,
  ): Promise<Found<Result> | null> {
    const { checkState, context, recvWindow = 5000, lookForMs = 300_000 } = this.#hooks;
    if (checkState === undefined || effect === "read") return null;
    const settleMs = this.#hooks.settleMs ?? settleMsOf(error?.family ?? context?.family);
    return this.#hook(() =>
      pollState({
        hooks: this.#hooks,
        checkState,
        clock: this.#clock,
        parse: (failure, read) => this.#parse(failure, read),
        error,
        quietAt: endedAt + recvWindow + AHEAD_MS + settleMs,
        deadline: endedAt + lookForMs,
        minWaitMs,
        maxLooks,
        onLook: () => (this.#looks += 1),
        onFailure: (thrown) => (this.#otherFailure = { thrown }),
      }),
    );
  }

  async #sync(error: BinanceErrorInfo | null): Promise<void> {
    const { syncClock } = this.#hooks;
    if (syncClock === undefined || error === null) throw this.#end("refused");
    this.#syncs += 1;
    await this.#hook(() => syncClock(error));
  }

  async #wait(ms: number): Promise<void> {
    await this.#hook(() => this.#clock.sleep(ms, this.#hooks.signal));
  }

  /** An error from a hook or an abort never hides the failure of the call. */
  async #hook<Value>(run: () => Promise<Value> | Value): Promise<Value> {
    try {
      return await run();
    } catch (thrown) {
      if (this.#isOpen) throw this.#unresolved("hook", thrown);
      if (this.#hooks.signal?.aborted === true) throw thrown;
      const cause = this.#failures.at(-1);
      throw new AggregateError([cause, thrown], `A hook of recover threw: ${String(thrown)}`, { cause });
    }
  }

  #effect(error: BinanceErrorInfo | null): Effect {
    return effectOf({ ...this.#call, effect: this.#hooks.effect }, error);
  }

  #parse(failure: unknown, context: ParseContext): BinanceErrorInfo | null {
    // From a nested recovery: its last error says nothing about the attempts before.
    if (failure instanceof UnresolvedError) return null;
    return this.#parseError(failure, { ...context, now: this.#clock.now() });
  }

  #end(reason: UnresolvedReason): unknown {
    return this.#isOpen ? this.#unresolved(reason) : this.#failures.at(-1);
  }

  #unresolved(reason: UnresolvedReason, thrown?: unknown): UnresolvedError {
    const { id = null, signal } = this.#hooks;
    if (thrown !== undefined) this.#otherFailure = { thrown };
    return new UnresolvedError({
      id,
      attempts: this.attempts,
      looks: this.#looks,
      reason: signal?.aborted === true ? "aborted" : reason,
      errors: this.#otherFailure === null ? this.#failures : [...this.#failures, this.#otherFailure.thrown],
      cause: this.#failures.at(-1),
    });
  }
}
