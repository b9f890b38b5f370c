import type { HttpFailure } from "./http-failure.ts";
import { failure } from "./http-failure.ts";

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

/** Seconds or a date, as milliseconds from now; undefined where it is neither. */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/u.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
