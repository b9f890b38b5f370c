import { setMaxListeners } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { type AddressMap, LIVE_ADDRESSES, type MayLeadTo, redirectRule, rehearsalAddresses } from "./redirects.ts";
import { HostGate } from "./host-gate.ts";
import { failure, type HttpFailure, RunTimeout, stopped } from "./http-failure.ts";
import { type HttpAnswer, type HttpClient, httpGet } from "./http-get.ts";
import { DEFAULT_LIMITS, type FetchLimits, readUserAgent, type Timing } from "./limits.ts";

export interface NetworkOptions {
  /** Fetch from this host instead of the live sites; it serves the same paths. */
  readonly baseUrl?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly limits?: Partial<FetchLimits> | undefined;
  readonly timing?: Partial<Timing> | undefined;
}

/** Shared state of the requests of one run. */
export interface Network {
  readonly client: HttpClient;
  readonly gate: HostGate;
  readonly timing: Timing;
  readonly addresses: AddressMap;
}

export interface Address {
  readonly url: string;
  readonly mayLeadTo: MayLeadTo;
  /** Further hosts to which it may be redirected. */
  readonly hosts: readonly string[];
  readonly onRetry: (failure: HttpFailure, waitMs: number) => void;
}

const REAL_TIMING: Timing = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (ms, signal) => wait(ms, undefined, { signal }),
};

/** Runs the job with the shared state, and clears the timer afterwards. */
export async function withNetwork<T>(options: NetworkOptions, job: (network: Network) => Promise<T>): Promise<T> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const timing = { ...REAL_TIMING, ...options.timing };
  const end = new AbortController();
  const timer = setTimeout(() => {
    end.abort(new RunTimeout());
  }, limits.runMs);
  const signal = options.signal === undefined ? end.signal : AbortSignal.any([options.signal, end.signal]);
  // Every waiting page adds a listener.
  setMaxListeners(0, signal);
  try {
    const client = { limits, userAgent: await readUserAgent(), now: timing.now, signal };
    const addresses = options.baseUrl === undefined ? LIVE_ADDRESSES : rehearsalAddresses(options.baseUrl);
    return await job({ client, gate: new HostGate(limits), timing, addresses });
  } finally {
    clearTimeout(timer);
  }
}

/** Fetches one address with retries, when the host gate allows it. */
export async function fetchAddress(address: Address, network: Network): Promise<HttpAnswer | HttpFailure> {
  const { client, gate, timing, addresses } = network;
  const url = addresses.actual(address.url);
  const follow = redirectRule(addresses, address.url, address.hosts, address.mayLeadTo);
  const attempt = (): Promise<HttpAnswer | HttpFailure> => httpGet(url, follow, client);
  const job = async (): Promise<HttpAnswer | HttpFailure> => {
    const why = gate.closed(url.host);
    if (why !== undefined) return failure("host-unavailable", `${url.host} is left alone for this run: ${why}.`);
    const retries = { limits: client.limits, timing, signal: client.signal, onRetry: address.onRetry };
    const result = await withRetries(attempt, retries);
    judgeHost(result, url.host, network);
    return result;
  };
  try {
    return await gate.run(url.host, client.signal, job);
  } catch (error) {
    if (client.signal.aborted) return stopped(client.signal);
    throw error;
  }
}

function judgeHost(result: HttpAnswer | HttpFailure, host: string, { client, gate }: Network): void {
  if (client.signal.aborted) return;
  gate.report(host, result.ok || !HOSTS_FAULT.has(result.reason));
  if (!result.ok && (result.retryAfterMs ?? 0) > client.limits.maxRetryAfterMs) {
    gate.close(host, "it asked for a long wait");
  }
}

const HOSTS_FAULT = new Set<string>(["rate-limited", "server-error", "timeout", "connection-failed"]);

export interface RetryOptions {
  readonly limits: Pick<FetchLimits, "tries" | "backoffMs" | "maxBackoffMs" | "maxRetryAfterMs">;
  readonly timing: Timing;
  readonly signal: AbortSignal;
  readonly onRetry: (failure: HttpFailure, waitMs: number) => void;
}

/**
 * Repeats the whole request while a retry can help. (undici's own retry skips timeouts, and gives up on a cut body when
 * the server knows no ranges.)
 */
async function withRetries<T extends { readonly ok: true }>(
  attempt: () => Promise<T | HttpFailure>,
  { limits, timing, signal, onRetry }: RetryOptions,
): Promise<T | HttpFailure> {
  for (let tries = 1; ; tries += 1) {
    const result = await attempt();
    if (result.ok || !result.retry || tries >= limits.tries) return result;
    const waitMs = waitBefore(tries, result, limits, timing.random());
    if (waitMs === null) return result;
    onRetry(result, waitMs);
    try {
      await timing.sleep(waitMs, signal);
    } catch (error) {
      if (signal.aborted) return stopped(signal);
      throw error;
    }
  }
}

/** Exponential back-off, half of it random, at least the server's wait. Null if the server asks for too long a wait. */
export function waitBefore(
  tries: number,
  { retryAfterMs = 0 }: Pick<HttpFailure, "retryAfterMs">,
  limits: Pick<FetchLimits, "backoffMs" | "maxBackoffMs" | "maxRetryAfterMs">,
  random: number,
): number | null {
  if (retryAfterMs > limits.maxRetryAfterMs) return null;
  const full = Math.min(limits.backoffMs * 2 ** (tries - 1), limits.maxBackoffMs);
  return Math.max(full / 2 + (full / 2) * random, retryAfterMs);
}
