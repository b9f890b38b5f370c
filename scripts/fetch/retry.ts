import { type HttpFailure, stopped } from "./http-failure.ts";
import type { FetchLimits, Timing } from "./limits.ts";

export interface RetryOptions {
  readonly limits: Pick<FetchLimits, "tries" | "backoffMs" | "maxBackoffMs" | "maxRetryAfterMs">;
  readonly timing: Timing;
  readonly signal: AbortSignal;
  readonly onRetry: (failure: HttpFailure, waitMs: number) => void;
}

/**
 * Makes the whole request again while that can help. (undici's own retry skips timeouts, and gives up on a cut
 * body when the server knows no ranges.)
 */
export async function withRetries<T extends { readonly ok: true }>(
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

/** Doubling, half of it by chance, and never sooner than asked. Null where the server asks for too long a wait. */
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
