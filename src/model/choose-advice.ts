import type { Advice, Execution, Retry } from "../result.ts";
import { situation } from "./advice.ts";
import type { AdvicePair, Match } from "./message.ts";

const EXECUTION_RANK: Readonly<Record<Execution, number>> = { "not-executed": 0, partial: 1, unknown: 2 };
const RETRY_RANK: Readonly<Record<Retry, number>> = {
  "already-done": 0,
  "after-delay": 1,
  "after-clock-sync": 2,
  "after-fix": 3,
  never: 4,
  "after-state-check": 5,
};

/** Carefulness of an advice. Higher = less is lost if the advice is wrong. */
export function careOf({ execution, retry }: Advice): number {
  return EXECUTION_RANK[execution] * 10 + RETRY_RANK[retry];
}

/** The most careful advice; the first of equals. */
export function mostCareful(first: AdvicePair, ...others: readonly AdvicePair[]): AdvicePair {
  return others.reduce((best, pair) => (careOf(pair.write) > careOf(best.write) ? pair : best), first);
}

/**
 * Advice that all candidates for one error agree on. If they differ, it is unknown which holds: shared fields stay, the
 * others take the most careful value, and the text is neutral.
 */
export function agreedAdvice(pairs: readonly AdvicePair[]): AdvicePair {
  const [first, ...others] = pairs;
  if (first === undefined) return situation("unknown-code");
  if (others.every(({ write }) => write.id === first.write.id)) return mostCareful(first, ...others);
  return { write: agreed(pairs.map(({ write }) => write)), read: agreed(pairs.map(({ read }) => read)) };
}

function agreed(all: readonly Advice[]): Advice {
  const [first = situation("unknown-code").write] = all;
  const careful = all.reduce((best, advice) => (careOf(advice) > careOf(best) ? advice : best), first);
  const { execution, retry, readOnly } = careful;
  const scope = all.every((advice) => advice.scope === first.scope) ? first.scope : "request";
  return Object.freeze({ id: "several-meanings", execution, retry, scope, readOnly });
}

/** The catalog's advice for a match; null if it has neither code nor text. */
export function ownAdvice({ entry, message, kind }: Match): AdvicePair | null {
  if (entry === null) return null;
  if (message === null) return entry.advice;
  // A text known under another code can only make an answer more careful.
  return kind === "other-code" ? mostCareful(entry.advice, message.advice) : message.advice;
}
