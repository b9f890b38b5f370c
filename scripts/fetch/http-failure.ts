import { errors } from "undici";
import type { NoData, NoDataReason } from "../../generator/raw-page.ts";

/** Why one attempt failed, and whether a retry can help. */
export interface HttpFailure extends NoData {
  readonly ok: false;
  readonly status?: number | undefined;
  readonly retry: boolean;
  /** Wait that the server asked for. */
  readonly retryAfterMs?: number | undefined;
}

export function failure(reason: NoDataReason, detail: string, more: Partial<HttpFailure> = {}): HttpFailure {
  return { ok: false, reason, detail, retry: false, ...more };
}

/** The run's time is up. */
export class RunTimeout extends Error {}
/** One attempt's time is up. */
export class AttemptTimeout extends Error {}

const TRANSIENT_CODES = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT", "EAI_AGAIN", "UND_ERR_SOCKET", "ECONNABORTED"]);

/**
 * Turns an error of undici into a failure. `run` and `attempt` are the signals that could have caused it. A cut body
 * appears as a closed socket, a wrong length or a parser error: the whole request is repeated.
 */
export function failureOf(thrown: unknown, run: AbortSignal, attempt: AbortSignal, inBody: boolean): HttpFailure {
  if (run.aborted) return stopped(run);
  if (attempt.aborted) return failure("timeout", "The whole answer did not come in time.", { retry: true });
  if (!(thrown instanceof Error)) throw new Error("A value that is not an Error was thrown", { cause: thrown });
  if (thrown instanceof errors.ResponseExceededMaxSizeError) return failure("too-large", "The body is too large.");
  if (thrown instanceof errors.HeadersOverflowError) return failure("too-large", "The headers are too large.");
  if (isTimeout(thrown)) return failure("timeout", `No answer in time (${codeOf(thrown)}).`, { retry: true });
  if (thrown instanceof errors.HTTPParserError || thrown instanceof errors.ResponseContentLengthMismatchError) {
    return failure("cut-body", `The answer is cut or not HTTP (${codeOf(thrown)}).`, { retry: true });
  }
  const code = codeOf(thrown);
  const retry = TRANSIENT_CODES.has(code);
  if (inBody) return failure("cut-body", `The connection ended before the body did (${code}).`, { retry });
  return failure("connection-failed", `No connection or no answer (${code}).`, { retry });
}

/** The run was stopped by its user or its time limit. */
export function stopped(run: AbortSignal): HttpFailure {
  if (run.reason instanceof RunTimeout) return failure("timeout", "The run's time was up.");
  return failure("cancelled", "The run was cancelled.");
}

function isTimeout(thrown: Error): boolean {
  return (
    thrown instanceof errors.HeadersTimeoutError ||
    thrown instanceof errors.BodyTimeoutError ||
    thrown instanceof errors.ConnectTimeoutError
  );
}

function codeOf(thrown: Error): string {
  return "code" in thrown && typeof thrown.code === "string" ? thrown.code : thrown.name;
}

/** The failure of a status other than 200 and redirects: always "no data", never "no codes". */
export function classifyStatus(status: number, retryAfter: string | undefined, now: number): HttpFailure {
  const detail = `The server answered ${String(status)}.`;
  const wait = { status, retry: true, retryAfterMs: parseRetryAfter(retryAfter, now) };
  // A web application firewall sends a challenge with status 202.
  if (status === 202) return failure("challenge", detail, { status });
  if (status === 304) {
    const why = "The server answered 304 to a request without conditions.";
    return failure("not-modified-without-cache", why, { status });
  }
  if (status === 204 || status === 205) return failure("empty-body", detail, { status });
  if (status === 404 || status === 410) return failure("not-found", detail, { status });
  if ([401, 403, 405, 407, 451].includes(status)) return failure("blocked", detail, { status });
  if (status === 429 || status === 418) return failure("rate-limited", detail, wait);
  if (status === 408 || status === 425) return failure("timeout", detail, wait);
  if (status >= 500 && status <= 599) return failure("server-error", detail, wait);
  return failure("unexpected-status", detail, { status });
}

/**
 * Seconds or a date, as milliseconds from now; undefined if it is neither. Only dates in the standard's form:
 * `Date.parse` reads "-1", "5.5" and "5, 10" as days of 2001, which would mean no wait.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  if (/^\d+$/u.test(text)) return Math.min(Number(text) * 1000, Number.MAX_SAFE_INTEGER);
  return HTTP_DATE.test(text) ? Math.max(0, Date.parse(text) - now) : undefined;
}

/** A date in the standard's form. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/u;
