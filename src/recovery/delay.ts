import type { BinanceErrorInfo } from "../result.ts";

export interface Backoff {
  /** Epoch milliseconds; `retryAt` of the error is measured from it. */
  readonly now?: number | undefined;
  /** Random number from 0 to 1 for the jitter. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Milliseconds before the first retry; doubles with each retry. Default: 500. */
  readonly baseDelayMs?: number | undefined;
  /** Maximum of the doubling in milliseconds. Default: 30,000. Waits that the exchange asks for are not capped. */
  readonly maxDelayMs?: number | undefined;
}

/** Exponential back-off, half of it random, at least `minMs`. */
export function backoff(attempt: number, minMs: number, options: Backoff): number {
  const base = positive(options.baseDelayMs, 500);
  const cap = positive(options.maxDelayMs, 30_000);
  const full = Math.min(cap, base * 2 ** Math.min(attempt - 1, 30));
  const chance = fraction(options.random);
  if (minMs <= 0) return Math.round(full / 2 + (chance * full) / 2);
  return Math.ceil(Math.max(minMs, full / 2) + chance * Math.min(full, 1000));
}

function positive(value: number | undefined, defaultMs: number): number {
  return value !== undefined && Number.isFinite(value) && value >= 0 ? value : defaultMs;
}

/** Clamps the caller's random numbers. */
function fraction(random: (() => number) | undefined): number {
  const value = (random ?? Math.random)();
  return value >= 0 && value <= 1 ? value : 0.5;
}

interface Floor {
  readonly when: (error: BinanceErrorInfo) => boolean;
  /** Minimum, whatever the exchange states. */
  readonly minMs: number;
  /** Default, if nothing is stated. */
  readonly defaultMs: number;
}

/** The first match counts. */
const FLOORS: readonly Floor[] = [
  {
    // A ban lasts two minutes to three days.
    when: ({ status, params }) => status === 418 || typeof params["bannedUntil"] === "number",
    minMs: 120_000,
    defaultMs: 120_000,
  },
  {
    // A firewall's block lasts five minutes.
    when: ({ status }) => status === 403,
    minMs: 300_000,
    defaultMs: 300_000,
  },
  // A limit.
  { when: ({ status }) => status === 429, minMs: 1000, defaultMs: 10_000 },
  {
    // A limit of the IP without its status.
    when: ({ advice }) => advice.scope === "ip",
    minMs: 1000,
    defaultMs: 10_000,
  },
];

/** Wait that the exchange asks for, in milliseconds; 0 = none. */
export function minWait(error: BinanceErrorInfo, now: number | undefined): number {
  const stated = statedWait(error, now);
  const floor = FLOORS.find(({ when }) => when(error));
  if (stated > 0) return Math.max(stated, floor?.minMs ?? 0);
  const named = intervalOf(error.params) || wordedWait(error.message, now);
  return Math.max(named > 0 ? named : (floor?.defaultMs ?? 0), floor?.minMs ?? 0);
}

/** Milliseconds until the time in header, frame or text; 0 if it is past or not stated. */
function statedWait({ retryAt, retryAfterMs }: BinanceErrorInfo, now: number | undefined): number {
  if (retryAt !== null && now !== undefined && Number.isFinite(now)) return Math.max(0, retryAt - now);
  return retryAfterMs ?? 0;
}

/** Window of the limit, which some messages give as count and unit. */
function intervalOf({ intervalMs, intervalCount, intervalUnitMs }: BinanceErrorInfo["params"]): number {
  if (typeof intervalMs === "number") return intervalMs;
  if (typeof intervalUnitMs !== "number") return 0;
  return intervalUnitMs * (typeof intervalCount === "number" ? intervalCount : 1);
}

const WORDED =
  /\b(?:in|after|within|wait|per|every)\s+(\d{1,4}|an?|one|two|three|five|ten)\s*(second|sec|minute|min|hour)s?\b/i;
const NUMBERS: Readonly<Record<string, number | undefined>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  five: 5,
  ten: 10,
};
const UNITS: Readonly<Record<string, number | undefined>> = { sec: 1000, min: 60_000, hou: 3_600_000 };
const DAY_MS = 86_400_000;

/** "in 5 minutes", "in one minute", "More than 1 request in 2 seconds", "tomorrow" (UTC). */
function wordedWait(message: string, now: number | undefined): number {
  const text = message.slice(0, 1000);
  const [, count = "", unit = ""] = WORDED.exec(text) ?? [];
  const ms = UNITS[unit.slice(0, 3).toLowerCase()];
  if (ms !== undefined) return (NUMBERS[count.toLowerCase()] ?? Number(count)) * ms;
  if (!/\btomorrow\b/i.test(text)) return 0;
  return now !== undefined && Number.isFinite(now) ? DAY_MS - (now % DAY_MS) : DAY_MS;
}
