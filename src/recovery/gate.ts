import type { BinanceErrorInfo, Scope } from "../result.ts";
import { leastWait } from "./delay.ts";
import { isLimit } from "./next-step.ts";
import { type AbortSignalLike, Clock, type Sleep, sleep } from "./sleep.ts";

export interface GateOptions {
  /** Epoch milliseconds; the clock of the machine unless given. */
  readonly now?: (() => number) | undefined;
  /** Waits; a timer that the signal ends unless given. */
  readonly sleep?: Sleep | undefined;
}

export interface GateWait {
  readonly signal?: AbortSignalLike | undefined;
  /** Rejects with what closed the gate instead of waiting longer than this; waits without end unless given. */
  readonly maxWaitMs?: number | undefined;
  /** The clock to wait by; the gate's unless given. */
  readonly clock?: Clock | undefined;
}

/**
 * One wait for all calls of one account from one address. After a limit or ban nothing passes until it ends; then
 * the calls that waited start again one by one.
 *
 * A scope is `ip` for reads; everything else is for calls that change something, which order limits stop too.
 */
export interface Gate {
  /** Resolves when a call may be sent. The next one that waits may start a second later. */
  readonly pass: (scope?: Scope | null, wait?: GateWait) => Promise<void>;
  /** The same; the next one that waits may start as soon as the returned function is called. */
  readonly enter: (scope?: Scope | null, wait?: GateWait) => Promise<() => void>;
  /** Closes the gate for a limit or ban, at least for `delayMs`; does nothing for other errors, and for `null`. */
  readonly hold: (error: BinanceErrorInfo | null, details?: Hold) => void;
}

export interface Hold {
  readonly delayMs?: number | undefined;
  /** Epoch milliseconds; the gate's clock unless given. */
  readonly now?: number | undefined;
  /** What was thrown; the error unless given. */
  readonly failure?: unknown;
}

interface Ticket {
  startedAt: number | null;
  readonly longestMs: number;
}

interface Lane {
  until: number;
  /** What closed it. */
  failure: unknown;
  readonly queue: Ticket[];
}

/** The next call starts when the one before ended, or after this long: a call that hangs stops nobody. */
const CALL_MS = 10_000;
/** The end of a call that came through `pass` is not told. */
const PASS_MS = 1000;
const POLL_MS = 250;

/** A gate that calls share: `recover(call, { gate })`, or `hold` and `pass` in a loop of one's own. */
export function createGate({ now = Date.now, sleep: wait = sleep }: GateOptions = {}): Gate {
  const own = new Clock(now, wait);
  const ip: Lane = { until: Number.NEGATIVE_INFINITY, failure: null, queue: [] };
  const account: Lane = { until: Number.NEGATIVE_INFINITY, failure: null, queue: [] };

  async function enter(scope: Scope | null, longestMs: number, options: GateWait): Promise<() => void> {
    const entered: (() => void)[] = [];
    const leave = (): void => {
      for (const leaveLane of entered) leaveLane();
    };
    try {
      for (const lane of scope === "ip" ? [ip] : [account, ip]) {
        entered.push(await enterLane(lane, longestMs, options.clock ?? own, options));
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
      const until = at + Math.max(delayMs, leastWait(error, at));
      const lane = isOrderLimit(error) ? account : ip;
      if (until <= lane.until) return;
      lane.until = until;
      lane.failure = failure;
    },
  };
}

/** Limits of orders leave reads alone; a ban concerns everything that comes from the address. */
function isOrderLimit({ advice, code, status }: BinanceErrorInfo): boolean {
  return status !== 418 && (advice.scope === "account" || code === -1015);
}

async function enterLane(lane: Lane, longestMs: number, clock: Clock, options: GateWait): Promise<() => void> {
  const { signal, maxWaitMs = Number.POSITIVE_INFINITY } = options;
  const { queue } = lane;
  dropOverdue(queue, clock.now());
  if (queue.length === 0 && lane.until <= clock.now()) return () => undefined;
  const ticket: Ticket = { startedAt: null, longestMs };
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
  for (let head = queue[0]; head?.startedAt != null && now - head.startedAt >= head.longestMs; head = queue[0])
    queue.shift();
}
