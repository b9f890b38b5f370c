import type { AdviceField } from "../../generated/tables/format.ts";
import { situationAxes } from "../../generated/advice.ts";
import type { Advice, Execution, Retry, Scope } from "../result.ts";

const EXECUTIONS: Readonly<Record<string, Execution | undefined>> = { n: "not-executed", u: "unknown", p: "partial" };
const RETRIES: Readonly<Record<string, Retry | undefined>> = {
  n: "never",
  d: "after-delay",
  f: "after-fix",
  c: "after-clock-sync",
  s: "after-state-check",
};
const SCOPES: Readonly<Record<string, Scope | undefined>> = {
  r: "request",
  o: "order",
  a: "account",
  i: "ip",
  s: "service",
};

/** Advice by field: there are as many as the tables have, so the maps cannot grow beyond that. */
const forWrites = /* @__PURE__ */ new Map<AdviceField, Advice>();
const forReads = /* @__PURE__ */ new Map<AdviceField, Advice>();

/** The advice that a table's field stands for, as it holds for a call that changes state or only reads. */
export function adviceOf(field: AdviceField, isRead: boolean): Advice {
  const known = isRead ? forReads : forWrites;
  const cached = known.get(field);
  if (cached !== undefined) return cached;
  const advice = readField(field, isRead);
  known.set(field, advice);
  return advice;
}

/** Advice for what happens outside of any code, by the overlay's id. */
export function situationAdvice(id: string, isRead: boolean): Advice {
  const axes = Object.hasOwn(situationAxes, id) ? situationAxes[id] : undefined;
  return adviceOf(`${axes ?? "usdr"} ${id}`, isRead);
}

/**
 * What cannot be read counts as the worst: execution unknown. A call that only reads has changed nothing; where
 * the advice says no better, it may be sent again after a while instead of after a look at the state.
 */
function readField(field: AdviceField, isRead: boolean): Advice {
  const execution = EXECUTIONS[field.charAt(0)] ?? "unknown";
  const retry = RETRIES[field.charAt(1)] ?? "after-state-check";
  const reading = RETRIES[field.charAt(2)] ?? (execution !== "not-executed" ? "after-delay" : retry);
  return Object.freeze({
    id: field.slice(5),
    execution: isRead ? "not-executed" : execution,
    retry: isRead ? reading : retry,
    scope: SCOPES[field.charAt(3)] ?? "request",
    readOnly: isRead,
  });
}
