import type { FamilyId, Lost } from "../result.ts";

/** What is known of the way that an answer took, apart from what it says. */
export interface Transport {
  readonly status: number | null;
  readonly headers: unknown;
  readonly url: string | null;
  readonly method: string | null;
  readonly family: FamilyId | null;
  /** When to come back, in epoch milliseconds, as a frame says it. */
  readonly retryAt: number | null;
}

export const NO_TRANSPORT: Transport = /* @__PURE__ */ Object.freeze({
  status: null,
  headers: null,
  url: null,
  method: null,
  family: null,
  retryAt: null,
});

/** What an input says, before anybody looks into the catalog. */
export interface Facts {
  /**
   * `line` is a code found in running text, which counts where the catalog has it or it is negative; `text` may
   * or may not be a message, and counts where the catalog has it.
   */
  readonly kind: "body" | "line" | "text" | "status" | "timeout" | "network";
  readonly code: number | null;
  readonly message: string;
  /** Other readings of the message, for texts that somebody decorated. */
  readonly otherReadings: readonly string[];
  readonly lost: Lost | null;
  /** The `data` beside the code: results of a cancel-replace. */
  readonly data: unknown;
  readonly transport: Transport;
}

const NOTHING: readonly string[] = /* @__PURE__ */ Object.freeze([]);

export function bodyFacts(code: number | null, message: string, transport: Transport, data: unknown = null): Facts {
  return { kind: "body", code, message, otherReadings: NOTHING, lost: code === null ? "code" : null, data, transport };
}

export function textFacts(message: string, otherReadings: readonly string[], transport: Transport): Facts {
  return { kind: "text", code: null, message, otherReadings, lost: "code", data: null, transport };
}

/** An answer of which only the status is left, or not even that. */
export function bareFacts(kind: "status" | "timeout" | "network", message: string, transport: Transport): Facts {
  const lost = kind === "status" ? "body" : null;
  return { kind, code: null, message, otherReadings: NOTHING, lost, data: null, transport };
}

/** What the inside says, with what only the outside knows. */
export function withTransport(facts: Facts, outer: Transport): Facts {
  return { ...facts, transport: joinTransport(facts.transport, outer) };
}

export function joinTransport(inner: Transport, outer: Transport): Transport {
  if (outer === NO_TRANSPORT) return inner;
  if (inner === NO_TRANSPORT) return outer;
  return {
    status: inner.status ?? outer.status,
    headers: inner.headers ?? outer.headers,
    url: inner.url ?? outer.url,
    method: inner.method ?? outer.method,
    family: inner.family ?? outer.family,
    retryAt: inner.retryAt ?? outer.retryAt,
  };
}
