import { situationAxes } from "../../generated/advice.ts";
import type { AdviceField } from "../../generated/tables/format.ts";
import type { Advice, Execution, Retry, Scope } from "../result.ts";
import { retryOfRead } from "../words/axes.ts";
import type { AdvicePair } from "./message.ts";

const EXECUTIONS: Readonly<Record<string, Execution | undefined>> = { n: "not-executed", u: "unknown", p: "partial" };
const RETRIES: Readonly<Record<string, Retry | undefined>> = {
  n: "never",
  d: "after-delay",
  f: "after-fix",
  c: "after-clock-sync",
  s: "after-state-check",
  a: "already-done",
};
const SCOPES: Readonly<Record<string, Scope | undefined>> = {
  r: "request",
  o: "order",
  a: "account",
  i: "ip",
  s: "service",
};

/** The advice of a table's field, for writes and reads. */
export function advicePair(field: AdviceField): AdvicePair {
  const known = pairs.get(field);
  if (known !== undefined) return known;
  const pair = { write: readField(field, false), read: readField(field, true) };
  pairs.set(field, pair);
  return pair;
}

/** Cache by field, bounded by the number of fields in the tables. */
const pairs = /* @__PURE__ */ new Map<AdviceField, AdvicePair>();

/** Advice for situations without a code, by the overlay's id. */
export function situation(id: string): AdvicePair {
  const axes = Object.hasOwn(situationAxes, id) ? situationAxes[id] : undefined;
  return advicePair(`${axes ?? "usdr"} ${id}`);
}

/**
 * An unreadable field counts as the worst: execution unknown. A call that only reads changes nothing: unless the advice
 * says more, it may be sent again after a delay instead of after a state check.
 */
function readField(field: AdviceField, isRead: boolean): Advice {
  const execution = EXECUTIONS[field.charAt(0)] ?? "unknown";
  const retry = RETRIES[field.charAt(1)] ?? "after-state-check";
  const reading = RETRIES[field.charAt(2)] ?? retryOfRead(execution, retry);
  return Object.freeze({
    id: field.slice(5),
    execution: isRead ? "not-executed" : execution,
    retry: isRead ? reading : retry,
    scope: SCOPES[field.charAt(3)] ?? "request",
    readOnly: isRead,
  });
}
