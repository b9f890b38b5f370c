export interface Backoff {
  /** Epoch milliseconds; `retryAt` of the error is measured from it where it is given. */
  readonly now?: number | undefined;
  /** A number from 0 to 1, for the jitter; `Math.random` unless given. */
  readonly random?: (() => number) | undefined;
  /** Wait of the first retry; doubles with each. 500 ms unless given. */
  readonly baseDelayMs?: number | undefined;
  /** The doubling ends here; 30 seconds unless given. What the exchange asks for is not capped. */
  readonly maxDelayMs?: number | undefined;
}

/** Exponential wait with half of it by chance, and never less than the exchange asked for. */
export function backoff(attempt: number, least: number, options: Backoff): number {
  const base = positive(options.baseDelayMs, 500);
  const cap = positive(options.maxDelayMs, 30_000);
  const full = Math.min(cap, base * 2 ** Math.min(attempt - 1, 30));
  const chance = fraction(options.random);
  if (least <= 0) return Math.round(full / 2 + (chance * full) / 2);
  return Math.ceil(least + chance * Math.min(full, 1000));
}

function positive(value: number | undefined, usual: number): number {
  return value !== undefined && Number.isFinite(value) && value >= 0 ? value : usual;
}

/** Somebody else's random numbers are kept within bounds. */
function fraction(random: (() => number) | undefined): number {
  const value = (random ?? Math.random)();
  return value >= 0 && value <= 1 ? value : 0.5;
}
