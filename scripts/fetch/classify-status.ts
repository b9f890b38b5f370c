import { type HttpFailure, failure } from "./http-failure.ts";
import { isHttpDate } from "./request-headers.ts";

/** What a status other than 200, 304 and the redirects means: always "no data", never "no codes". */
export function classifyStatus(status: number, retryAfter: string | undefined, now: number): HttpFailure {
  const detail = `The server answered ${String(status)}.`;
  const wait = { status, retry: true, retryAfterMs: parseRetryAfter(retryAfter, now) };
  // 202 is how a web application firewall answers with a challenge.
  if (status === 202) return failure("challenge", detail, { status });
  if (status === 204 || status === 205) return failure("empty-body", detail, { status });
  if (status === 404 || status === 410) return failure("not-found", detail, { status });
  if ([401, 403, 405, 407, 451].includes(status)) return failure("blocked", detail, { status });
  if (status === 429 || status === 418) return failure("rate-limited", detail, wait);
  if (status === 408 || status === 425) return failure("timeout", detail, wait);
  if (status >= 500 && status <= 599) return failure("server-error", detail, wait);
  return failure("unexpected-status", detail, { status });
}

/**
 * Seconds or a date, as milliseconds from now; undefined where it is neither. Only dates as the standard spells them:
 * `Date.parse` takes "-1", "5.5" and "5, 10" for days of 2001, and so a wait for none.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  if (/^\d+$/u.test(text)) return Math.min(Number(text) * 1000, Number.MAX_SAFE_INTEGER);
  return isHttpDate(text) ? Math.max(0, Date.parse(text) - now) : undefined;
}
