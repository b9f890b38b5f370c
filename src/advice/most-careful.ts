import type { Advice } from "../result.ts";
import { situationAdvice } from "./advice-of.ts";

const EXECUTION_RANK = { "not-executed": 0, partial: 1, unknown: 2 } as const;
const RETRY_RANK = {
  "already-done": 0,
  "after-delay": 0,
  "after-clock-sync": 1,
  "after-fix": 2,
  never: 3,
  "after-state-check": 4,
} as const;

/** Where families disagree about a code, the advice that loses least when it is wrong. */
export function mostCareful([first, ...others]: readonly Advice[]): Advice {
  if (first === undefined) return situationAdvice("unknown-code", false);
  return others.reduce((best, advice) => (care(advice) > care(best) ? advice : best), first);
}

function care({ execution, retry }: Advice): number {
  return EXECUTION_RANK[execution] * 10 + RETRY_RANK[retry];
}
