import { ownKeys, read } from "./safe-read.ts";

/** An object with more keys than this holds no headers. */
const MOST_HEADERS = 1000;

/** A header of `Headers`, a Map, a plain object in any case, or undici's flat list; null where it is not there. */
export function readHeader(headers: unknown, name: string): string | null {
  if (typeof headers !== "object" || headers === null) return null;
  const get = read(headers, "get");
  if (typeof get === "function") {
    try {
      const value: unknown = Reflect.apply(get, headers, [name]);
      if (value !== null && value !== undefined) return textOf(value);
    } catch {
      // A `get` of another kind; the object's keys are looked at next.
    }
  }
  return fromKeys(headers, name);
}

function fromKeys(headers: object, name: string): string | null {
  const direct = read(headers, name);
  if (direct !== undefined && direct !== null) return textOf(direct);
  for (const key of ownKeys(headers, MOST_HEADERS)) {
    if (key.toLowerCase() === name) return textOf(read(headers, key));
  }
  return null;
}

function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (typeof value !== "object" || value === null) return null;
  const first = read(value, "0");
  return typeof first === "string" ? first : null;
}
