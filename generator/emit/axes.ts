import type { Advice, Execution, Retry, Scope } from "../model.ts";

const EXECUTIONS: Readonly<Record<Execution, string>> = { "not-executed": "n", unknown: "u", partial: "p" };
const RETRIES: Readonly<Record<Retry, string>> = {
  never: "n",
  "after-delay": "d",
  "after-fix": "f",
  "after-clock-sync": "c",
  "after-state-check": "s",
  "already-done": "a",
};
const SCOPES: Readonly<Record<Scope, string>> = { request: "r", order: "o", account: "a", ip: "i", service: "s" };

/** The axes of an advice as four letters, and its id; what they mean is in generated/tables/format.ts. */
export function adviceField({ id, execution, retry, scope, readOnly }: Advice): string {
  const reading = readOnly === undefined ? "-" : RETRIES[readOnly.retry];
  return `${EXECUTIONS[execution]}${RETRIES[retry]}${reading}${SCOPES[scope]} ${id}`;
}
