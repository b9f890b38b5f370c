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

/** How little is lost when the advice is wrong: the higher, the more careful. */
export function careOf({ execution, retry }: Advice): number {
  return EXECUTION_RANK[execution] * 10 + RETRY_RANK[retry];
}

/** The one that loses least when it is wrong; the first of those that are equal. */
export function mostCareful(first: AdvicePair, ...others: readonly AdvicePair[]): AdvicePair {
  return others.reduce((best, pair) => (careOf(pair.write) > careOf(best.write) ? pair : best), first);
}

/**
 * What candidates for one error agree on. Where their advice is not the same, nobody knows which of them holds: what
 * they share stays, the rest is the most careful of all, and the words are neutral.
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

/** What the catalog says of a match; null where it has neither code nor text. */
export function ownAdvice({ entry, message, kind }: Match): AdvicePair | null {
  if (entry === null) return null;
  if (message === null) return entry.advice;
  // A text that is known under another code makes an answer more careful, never less.
  return kind === "other-code" ? mostCareful(entry.advice, message.advice) : message.advice;
}
