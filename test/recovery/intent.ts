import {
  parseError,
  recover,
  UnresolvedError,
  type Effect,
  type RecoverHooks,
  type StateCheck,
} from "../../src/index.ts";
import type { MockRequest } from "../../src/mock/answers.ts";
import type { ExchangeOptions } from "../../src/mock/exchange.ts";
import { EPOCH, type Way, World } from "../support/exchange.ts";

/** One intended change, and the events on the way. Times in milliseconds. */
export interface Case {
  /** By attempt; with `repeat`, the last one is for all further attempts, else they succeed. */
  readonly ways?: readonly Way[];
  /** By look. */
  readonly looks?: readonly Way[];
  readonly exchange?: Partial<ExchangeOptions>;
  /** The client's clock, until it is synchronised. */
  readonly skew?: number;
  readonly timeout?: number;
  readonly recvWindow?: number;
  readonly effect?: Effect | undefined;
  /** An order unless given. */
  readonly request?: (id: string) => MockRequest;
  readonly look?: (id: string) => MockRequest;
  /** Whether a look's result is the wanted state; a cancelled order is no longer open. */
  readonly isDone?: (found: unknown) => boolean;
  readonly hooks?: RecoverHooks<unknown>;
  /** Whether a look is possible. */
  readonly blind?: boolean;
  /** Time of the caller's abort. */
  readonly abortAt?: number;
  /** Other events before the first call. */
  readonly setup?: (world: World) => void;
}

export interface Outcome {
  readonly world: World;
  readonly end: "done" | "unresolved" | "refused";
  /** The result, or the thrown error. */
  readonly value: unknown;
  /** Orders of this intent at the engine. */
  readonly orders: number;
  readonly sends: number;
  /** Milliseconds from the first attempt on when each look began. */
  readonly looks: readonly number[];
  /** Milliseconds until it ended. */
  readonly tookMs: number;
}

export const ID = "intent-1";

export const placeRequest = (id: string): MockRequest => ({
  method: "POST",
  path: "/api/v3/order",
  params: { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", quantity: "1", price: "100", newClientOrderId: id },
});

export const lookRequest = (id: string): MockRequest => ({
  method: "GET",
  path: "/api/v3/order",
  params: { symbol: "BTCUSDT", origClientOrderId: id },
});

/** A program's functions for placing an order: send, and look. */
export interface Stage {
  readonly world: World;
  readonly send: () => Promise<unknown>;
  readonly look: () => Promise<StateCheck<unknown>>;
  readonly syncClock: () => void;
  readonly signal: AbortSignal;
  /** Milliseconds from the first attempt on when each look began. */
  readonly looks: readonly number[];
}

export function stageOf(given: Case): Stage {
  const world = new World(given.exchange);
  given.setup?.(world);
  const { request = placeRequest, look = lookRequest, timeout = 1000 } = given;
  const looks: number[] = [];
  const controller = new AbortController();
  const { abortAt } = given;
  if (abortAt !== undefined) {
    world.at(EPOCH + abortAt, () => {
      controller.abort(new Error("enough"));
    });
  }
  let skew = given.skew ?? 0;
  let sent = 0;
  return {
    world,
    looks,
    signal: controller.signal,
    syncClock: () => {
      skew = 0;
    },
    send: () => {
      const way = given.ways?.[sent];
      sent += 1;
      const { method, path, params } = request(ID);
      const window = given.recvWindow === undefined ? {} : { recvWindow: String(given.recvWindow) };
      return world.send({ method, path, params: { ...params, ...window } }, way, { skew, timeout });
    },
    look: async () => {
      const way = given.looks?.[looks.length];
      looks.push(world.now - EPOCH);
      try {
        const result = await world.send(look(ID), way, { skew, timeout });
        return (given.isDone?.(result) ?? true) ? { state: "done", result } : { state: "not-done" };
      } catch (failure) {
        if (codeOf(failure) === -2013) return { state: "not-done" };
        throw failure;
      }
    },
  };
}

/** Runs the case with `recover` and a correct `checkState`. */
export async function runCase(given: Case, resend: boolean): Promise<Outcome> {
  const { world, send, look, looks, syncClock, signal } = stageOf(given);
  let endedAt = 0;
  const settled = await world.run(() =>
    recover(send, {
      context: { family: "spot", method: "POST" },
      effect: given.effect,
      random: () => 0,
      now: () => world.now,
      sleep: world.sleep,
      resend,
      signal,
      syncClock,
      ...(given.blind === true ? {} : { checkState: look }),
      ...given.hooks,
    }).finally(() => (endedAt = world.now)),
  );
  const value: unknown = settled.status === "fulfilled" ? settled.value : settled.reason;
  return {
    world,
    end: settled.status === "fulfilled" ? "done" : value instanceof UnresolvedError ? "unresolved" : "refused",
    value,
    orders: ordersOf(world),
    sends: world.sends,
    looks,
    tookMs: endedAt - EPOCH,
  };
}

/** Orders of the intent at the engine. */
export function ordersOf({ exchange }: World): number {
  return exchange.book.orders.filter(
    ({ clientOrderId, states }) => clientOrderId === ID && (states[0]?.at ?? 0) >= EPOCH,
  ).length;
}

/** The exchange's code in axios' error. */
export function codeOf(failure: unknown): number | null {
  const code = parseError(failure, { family: "spot" })?.code;
  return code ?? null;
}
