import { numberOf } from "./match/number.ts";
import { readHeader } from "./extract/read-headers.ts";

/** Years from now on nobody waits for: such a header is a mistake. */
const LONGEST_SECONDS = 366 * 86_400;

export interface RetryTime {
  readonly at: number;
  readonly afterMs: number;
}

/** When the exchange will listen again: the latest of header, frame and the ban that the text names. */
export function retryTime(
  headers: unknown,
  frameAt: number | null,
  bannedUntil: string | null,
  now: number | undefined,
): RetryTime | null {
  const header = readHeader(headers, "retry-after");
  if (frameAt === null && bannedUntil === null && header === null) return null;
  const clock = now !== undefined && Number.isFinite(now) ? now : Date.now();
  let at = frameAt ?? Number.NEGATIVE_INFINITY;
  if (bannedUntil !== null) at = Math.max(at, epochMs(numberOf(bannedUntil) ?? at));
  if (header !== null) at = Math.max(at, headerTime(header, clock) ?? at);
  return Number.isFinite(at) ? { at, afterMs: Math.max(0, at - clock) } : null;
}

/** Seconds, a date of HTTP, or epoch milliseconds, which have 13 digits. */
function headerTime(header: string, now: number): number | null {
  const text = header.trim();
  if (/^\d{1,13}(?:\.\d{1,9})?$/.test(text)) {
    const seconds = Number(text);
    if (seconds > 1e11) return seconds;
    return seconds <= LONGEST_SECONDS ? now + Math.ceil(seconds * 1000) : null;
  }
  const date = /[A-Za-z]{3}/.test(text) && text.length < 64 ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : date;
}

/** Bans are given in milliseconds; the old ones in seconds. */
function epochMs(value: number): number {
  return value > 0 && value < 1e11 ? value * 1000 : value;
}
