import type { FetchLimits } from "./limits.ts";

type GateLimits = Pick<FetchLimits, "perHost" | "total" | "maxHostFailures">;

interface Waiter {
  readonly host: string;
  readonly enter: () => void;
}

/** Limits concurrent requests per host and in total, and stops requests to a failing host. */
export class HostGate {
  readonly #limits: GateLimits;
  readonly #active = new Map<string, number>();
  readonly #failures = new Map<string, number>();
  readonly #closed = new Map<string, string>();
  #waiting: readonly Waiter[] = [];

  constructor(limits: GateLimits) {
    this.#limits = limits;
  }

  /** Why no more requests go to the host in this run, or undefined. */
  closed(host: string): string | undefined {
    return this.#closed.get(host);
  }

  close(host: string, why: string): void {
    this.#closed.set(host, why);
  }

  /** Counts consecutive failures of the host; too many stop further requests. */
  report(host: string, healthy: boolean): void {
    const failures = healthy ? 0 : (this.#failures.get(host) ?? 0) + 1;
    this.#failures.set(host, failures);
    if (failures >= this.#limits.maxHostFailures) this.close(host, `${String(failures)} addresses in a row failed`);
  }

  /**
   * Runs the job when the limits allow it. A job that waits to retry keeps its slot, so that a busy host gets fewer
   * requests.
   */
  async run<T>(host: string, signal: AbortSignal, job: () => Promise<T>): Promise<T> {
    await this.#enter(host, signal);
    try {
      return await job();
    } finally {
      this.#active.set(host, this.#activeOn(host) - 1);
      this.#admit();
    }
  }

  #enter(host: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting = this.#waiting.filter((other) => other !== waiter);
        reject(new Error("Cancelled while waiting for a place.", { cause: signal.reason }));
      };
      const enter = (): void => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const waiter: Waiter = { host, enter };
      if (signal.aborted) {
        leave();
        return;
      }
      signal.addEventListener("abort", leave, { once: true });
      this.#waiting = [...this.#waiting, waiter];
      this.#admit();
    });
  }

  #admit(): void {
    for (const waiter of this.#waiting) {
      if (this.#activeInAll() >= this.#limits.total) return;
      if (this.#activeOn(waiter.host) >= this.#limits.perHost) continue;
      this.#waiting = this.#waiting.filter((other) => other !== waiter);
      this.#active.set(waiter.host, this.#activeOn(waiter.host) + 1);
      waiter.enter();
    }
  }

  #activeOn(host: string): number {
    return this.#active.get(host) ?? 0;
  }

  #activeInAll(): number {
    let sum = 0;
    for (const active of this.#active.values()) sum += active;
    return sum;
  }
}
