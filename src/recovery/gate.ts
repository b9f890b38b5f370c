import type { BinanceErrorInfo, Scope } from "../result.ts";
import { minWait } from "./delay.ts";
import { isLimit } from "./next-step.ts";
import { type AbortSignalLike, Clock, type Sleep, sleep } from "./sleep.ts";

export interface GateOptions {
  /** Epoch milliseconds. Default: the machine's clock. */
  readonly now?: (() => number) | undefined;
  /** Waits. Default: a timer that the signal ends. */
  readonly sleep?: Sleep | undefined;
}

export interface GateWait {
  readonly signal?: AbortSignalLike | undefined;
  /** Maximum wait in milliseconds; above it, rejects with the error that closed the gate. Default: no maximum. */
  readonly maxWaitMs?: number | undefined;
  /** The clock for the wait. Default: the gate's. */
  readonly clock?: Clock | undefined;
}

/**
 * One wait for all calls of one account from one IP address. After a limit or ban no call passes until it ends; then
 * the waiting calls start again one by one.
 *
 * A scope is `ip` for reads; everything else is for calls that change something, which order limits stop too.
 */
export interface Gate {
  /** Resolves when a call may be sent. The next waiting call may start a second later. */
  readonly pass: (scope?: Scope | null, wait?: GateWait) => Promise<void>;
  /** The same; the next waiting call may start when the returned function is called. */
  readonly enter: (scope?: Scope | null, wait?: GateWait) => Promise<() => void>;
  /** Closes the gate for a limit or ban, at least for `delayMs`; does nothing for other errors, and for `null`. */
  readonly hold: (error: BinanceErrorInfo | null, details?: Hold) => void;
}

export interface Hold {
  readonly delayMs?: number | undefined;
  /** Epoch milliseconds. Default: the gate's clock. */
  readonly now?: number | undefined;
  /** What was thrown. Default: the error. */
  readonly failure?: unknown;
}

interface Ticket {
  startedAt: number | null;
  readonly maxCallMs: number;
}

interface Lane {
  until: number;
  /** The error that closed the gate. */
  failure: unknown;
  readonly queue: Ticket[];
}

/**
 * The next call starts when the previous one ends, or after this time, so that a hanging call does not block others.
 */
const CALL_MS = 10_000;
/** The end of a call that used `pass` is unknown. */
const PASS_MS = 1000;
const POLL_MS = 250;

/** A gate that calls share: `recover(call, { gate })`, or `hold` and `pass` in your own loop. */
export function createGate({ now = Date.now, sleep: wait = sleep }: GateOptions = {}): Gate {
  const own = new Clock(now, wait);
  const ip: Lane = { until: Number.NEGATIVE_INFINITY, failure: null, queue: [] };
  const account: Lane = { until: Number.NEGATIVE_INFINITY, failure: null, queue: [] };

  async function enter(scope: Scope | null, maxCallMs: number, options: GateWait): Promise<() => void> {
    const entered: (() => void)[] = [];
    const leave = (): void => {
      for (const leaveLane of entered) leaveLane();
    };
    try {
      for (const lane of scope === "ip" ? [ip] : [account, ip]) {
        entered.push(await enterLane(lane, maxCallMs, options.clock ?? own, options));
      }
    } catch (reason) {
      leave();
      throw reason;
    }
    return leave;
  }

  return {
    pass: async (scope = null, options = {}) => {
      await enter(scope, PASS_MS, options);
    },
    enter: (scope = null, options = {}) => enter(scope, CALL_MS, options),
    hold: (error, { delayMs = 0, now: at = own.now(), failure = error } = {}) => {
      if (error === null || !isLimit(error)) return;
      const until = at + Math.max(delayMs, minWait(error, at));
      const lane = isOrderLimit(error) ? account : ip;
      if (until <= lane.until) return;
      lane.until = until;
      lane.failure = failure;
    },
  };
}

/** Order limits don't stop reads; a ban stops everything from the IP address. */
function isOrderLimit({ advice, code, status }: BinanceErrorInfo): boolean {
  return status !== 418 && (advice.scope === "account" || code === -1015);
}

async function enterLane(lane: Lane, maxCallMs: number, clock: Clock, options: GateWait): Promise<() => void> {
  const { signal, maxWaitMs = Number.POSITIVE_INFINITY } = options;
  const { queue } = lane;
  dropOverdue(queue, clock.now());
  if (queue.length === 0 && lane.until <= clock.now()) return () => undefined;
  const ticket: Ticket = { startedAt: null, maxCallMs };
  const leave = (): void => {
    const place = queue.indexOf(ticket);
    if (place >= 0) queue.splice(place, 1);
  };
  queue.push(ticket);
  try {
    for (;;) {
      const now = clock.now();
      dropOverdue(queue, now);
      const left = lane.until - now;
      if (left > maxWaitMs) throw lane.failure;
      if (left <= 0 && queue[0] === ticket) break;
      await clock.sleep(Math.max(left, queue[0] === ticket ? 0 : POLL_MS), signal);
    }
  } catch (reason) {
    leave();
    throw reason;
  }
  ticket.startedAt = clock.now();
  return leave;
}

function dropOverdue(queue: Ticket[], now: number): void {
  for (let head = queue[0]; head?.startedAt != null && now - head.startedAt >= head.maxCallMs; head = queue[0])
    queue.shift();
}
