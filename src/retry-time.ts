import { readHeader } from "./extract/read-headers.ts";
import type { Params } from "./match/params.ts";

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
  params: Params,
  now: number | undefined,
): RetryTime | null {
  const banned = params["bannedUntil"];
  const header = headers === null || headers === undefined ? null : readHeader(headers, "retry-after");
  if (frameAt === null && typeof banned !== "number" && header === null) return null;
  const clock = now !== undefined && Number.isFinite(now) ? now : Date.now();
  const times = [frameAt, typeof banned === "number" ? epochMs(banned) : null, headerTime(header, clock)];
  const at = Math.max(...times.flatMap((time) => time ?? []));
  return Number.isFinite(at) ? { at, afterMs: Math.max(0, at - clock) } : null;
}

/** Seconds, or a date of HTTP. */
function headerTime(header: string | null, now: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,12}(?:\.\d{1,9})?$/.test(text)) {
    const seconds = Number(text);
    if (seconds > 1e11) return seconds;
    return seconds <= LONGEST_SECONDS ? now + Math.ceil(seconds * 1000) : null;
  }
  const date = /[A-Za-z]{3}/.test(text) && text.length < 64 ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : date;
}

/** Bans are given in milliseconds; the old ones in seconds. */
function epochMs(value: number): number {
  return value < 1e11 ? value * 1000 : value;
}
