import { isArray, ownKeys, read } from "../evidence/safe-read.ts";
import { numberOf } from "../match/params.ts";

/** A header that asks for years of waiting is a mistake. */
const MAX_SECONDS = 31_622_400;
/** An object with more keys than this holds no headers. */
const MAX_HEADERS = 1000;
const NAME = "retry-after";

export interface RetryTime {
  readonly at: number;
  readonly afterMs: number;
}

/** All evidence of when to retry. */
export interface Waits {
  readonly headers: readonly unknown[];
  /** Values of the header quoted in a text. */
  readonly quoted: readonly string[];
  /** Epoch milliseconds, from frames. */
  readonly at: readonly number[];
  /** The end of a ban, from the text. */
  readonly bannedUntil: string | null;
}

/** When the exchange accepts calls again: the latest of headers, frames and the ban in the text. */
export function retryTime({ headers, quoted, at, bannedUntil }: Waits, now: number | undefined): RetryTime | null {
  const values = [...headers.flatMap((one) => readHeader(one) ?? []), ...quoted];
  if (at.length === 0 && bannedUntil === null && values.length === 0) return null;
  const clock = now !== undefined && Number.isFinite(now) ? now : Date.now();
  let latest = Math.max(Number.NEGATIVE_INFINITY, ...at);
  if (bannedUntil !== null) latest = Math.max(latest, epochMs(numberOf(bannedUntil) ?? latest));
  for (const value of values) latest = Math.max(latest, headerTime(value, clock) ?? latest);
  return Number.isFinite(latest) ? { at: latest, afterMs: Math.max(0, latest - clock) } : null;
}

/** Seconds, a date of HTTP, or epoch milliseconds, which have 13 digits. */
function headerTime(header: string, now: number): number | null {
  const text = header.trim();
  if (/^\d{1,13}(?:\.\d{1,9})?$/.test(text)) {
    const seconds = Number(text);
    if (seconds > 1e11) return seconds;
    return seconds <= MAX_SECONDS ? now + Math.ceil(seconds * 1000) : null;
  }
  const date = /[A-Za-z]{3}/.test(text) && text.length < 64 ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : date;
}

/** Bans are given in milliseconds; the old ones in seconds. */
function epochMs(value: number): number {
  return value > 0 && value < 1e11 ? value * 1000 : value;
}

/** The header, of `Headers`, a Map, entries, a flat list, or a plain object in any case. */
function readHeader(headers: unknown): string | null {
  if (typeof headers !== "object" || headers === null) return null;
  const get = read(headers, "get");
  if (typeof get === "function") {
    for (const name of [NAME, "Retry-After"]) {
      try {
        const value: unknown = Reflect.apply(get, headers, [name]);
        if (value !== null && value !== undefined) return textOf(value);
      } catch {
        // A `get` of another kind; the object's keys are read next.
      }
    }
  }
  const first = read(headers, "0");
  return first === undefined ? fromKeys(headers) : fromList(headers, isArray(first));
}

function fromKeys(headers: object): string | null {
  const direct = read(headers, NAME);
  if (direct !== undefined && direct !== null) return textOf(direct);
  for (const key of ownKeys(headers, MAX_HEADERS)) {
    if (key.toLowerCase() === NAME) return textOf(read(headers, key));
  }
  return null;
}

/** `["Retry-After", "7", …]` or `[["Retry-After", "7"], …]`, texts or bytes. */
function fromList(list: object, isEntries: boolean): string | null {
  for (let index = 0; index < MAX_HEADERS; index += isEntries ? 1 : 2) {
    const item = read(list, String(index));
    if (item === undefined) return null;
    const entry = isEntries && typeof item === "object" && item !== null ? item : null;
    const name = entry === null ? item : read(entry, "0");
    if (textOf(name)?.toLowerCase() !== NAME) continue;
    return textOf(entry === null ? read(list, String(index + 1)) : read(entry, "1"));
  }
  return null;
}

function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (typeof value !== "object" || value === null) return null;
  const bytes = value instanceof Uint8Array && value.length < 100 ? String.fromCharCode(...value) : null;
  const first = read(value, "0");
  return bytes ?? (typeof first === "string" ? first : null);
}
