export interface LimitOptions {
  /** A request has a weight of 1, an order query 4. */
  readonly weightPerMinute: number;
  readonly ordersPerTenSeconds: number;
}

export interface Counted {
  readonly usedWeight: number;
  readonly orders: number;
  /** The exceeded limit and its end in epoch milliseconds; null if no limit is exceeded. */
  readonly over: { readonly limit: "weight" | "orders"; readonly until: number } | null;
  /** Whether the address is banned. */
  readonly isBanned: boolean;
}

const MINUTE_MS = 60_000;
const TEN_SECONDS_MS = 10_000;
/** The exchange bans clients that continue after a 429. The mock bans at this multiple of the limit. */
const BAN_FACTOR = 2;

/** Counts in fixed time windows, as the exchange does. */
export class Limits {
  readonly #options: LimitOptions;
  #minute = -1;
  #weight = 0;
  #tenSeconds = -1;
  #orders = 0;

  constructor(options: LimitOptions) {
    this.#options = options;
  }

  count(now: number, weight: number, isOrder: boolean): Counted {
    const minute = Math.floor(now / MINUTE_MS);
    const tenSeconds = Math.floor(now / TEN_SECONDS_MS);
    if (minute !== this.#minute) this.#weight = 0;
    if (tenSeconds !== this.#tenSeconds) this.#orders = 0;
    this.#minute = minute;
    this.#tenSeconds = tenSeconds;
    this.#weight += weight;
    if (isOrder) this.#orders += 1;
    const { weightPerMinute, ordersPerTenSeconds } = this.#options;
    const over =
      this.#weight > weightPerMinute
        ? ({ limit: "weight", until: (minute + 1) * MINUTE_MS } as const)
        : isOrder && this.#orders > ordersPerTenSeconds
          ? ({ limit: "orders", until: (tenSeconds + 1) * TEN_SECONDS_MS } as const)
          : null;
    const isBanned = this.#weight > BAN_FACTOR * weightPerMinute;
    return { usedWeight: this.#weight, orders: this.#orders, over, isBanned };
  }
}
