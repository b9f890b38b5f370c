import type { Facts } from "../extract/facts.ts";
import type { Match } from "../match/message.ts";
import type { Advice } from "../result.ts";
import { situationAdvice } from "./advice-of.ts";

/**
 * The advice for an answer. A status can only make it more careful: after a 5xx or 408 nobody knows whether
 * the call took effect, whatever the body says, and a 418 is a ban whatever its text.
 */
export function chooseAdvice(matches: readonly Match[], facts: Facts, status: number | null, isRead: boolean): Advice {
  if (facts.kind === "timeout" || facts.kind === "network")
    return situationAdvice(`network-${nameOf(facts.kind)}`, isRead);
  if (status === 418 || status === 451) return ofStatusUnlessCode(matches, status, isRead);
  if (facts.code === null) return withoutCode(facts, status, isRead);
  const only = matches[0];
  const isOnly = matches.length === 1 && only !== undefined;
  const advice = isOnly ? ofMatch(only, isRead) : mostCareful(matches.map((match) => ofMatch(match, isRead)));
  if (status === null) return advice;
  if (advice.execution === "not-executed" && !isRead && (status >= 500 || status === 408)) {
    return situationAdvice(status === 408 ? "http-408" : "http-5xx", isRead);
  }
  if (matches.every(({ entry }) => entry === null) && (status === 429 || status === 403)) {
    return situationAdvice(`http-${String(status)}`, isRead);
  }
  return advice;
}

function nameOf(kind: "timeout" | "network"): string {
  return kind === "timeout" ? "timeout" : "error";
}

function ofMatch({ entry, message, kind }: Match, isRead: boolean): Advice {
  if (entry === null) return situationAdvice("unknown-code", isRead);
  const isOwn = message !== null && kind !== "other-code";
  const pair = isOwn ? message.advice : entry.advice;
  return isRead ? pair.read : pair.write;
}

/** A recognised text can say more of a ban or a closed region than its status does. */
function ofStatusUnlessCode(matches: readonly Match[], status: 418 | 451, isRead: boolean): Advice {
  const wanted = status === 418 ? "after-delay" : "never";
  for (const { message, kind } of matches) {
    if (message === null || kind === "other-code") continue;
    const advice = isRead ? message.advice.read : message.advice.write;
    if (advice.retry === wanted && advice.scope === "ip") return advice;
  }
  return situationAdvice(`http-${String(status)}`, isRead);
}

function withoutCode(facts: Facts, status: number | null, isRead: boolean): Advice {
  if (status !== null && status >= 500) return situationAdvice("http-5xx", isRead);
  if (status !== null && STATUSES.has(status)) return situationAdvice(`http-${String(status)}`, isRead);
  if (facts.message !== "" && facts.kind !== "status") return situationAdvice("code-lost", isRead);
  return situationAdvice(status === null ? "code-lost" : "http-4xx", isRead);
}

const STATUSES: ReadonlySet<number> = /* @__PURE__ */ new Set([403, 404, 408, 409, 429]);

const EXECUTION_RANK = { "not-executed": 0, partial: 1, unknown: 2 } as const;
const RETRY_RANK = {
  "after-delay": 0,
  "after-clock-sync": 1,
  "after-fix": 2,
  never: 3,
  "after-state-check": 4,
} as const;

/** Where families disagree about a code, the advice that loses least when it is wrong. */
function mostCareful(choices: readonly Advice[]): Advice {
  let best = choices[0];
  if (best === undefined) return situationAdvice("unknown-code", false);
  for (const advice of choices) if (care(advice) > care(best)) best = advice;
  return best;
}

function care({ execution, retry }: Advice): number {
  return EXECUTION_RANK[execution] * 10 + RETRY_RANK[retry];
}
