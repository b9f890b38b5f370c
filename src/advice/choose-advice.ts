import type { Facts } from "../extract/facts.ts";
import type { AdvicePair, Match } from "../match/message.ts";
import type { Advice } from "../result.ts";
import { situationAdvice } from "./advice-of.ts";

/**
 * The advice for an answer. A status can only make it more careful: after a 5xx or 408 nobody knows whether
 * the call took effect, whatever the body says, and a 418 is a ban whatever its text.
 */
export function chooseAdvice(
  match: Match,
  { kind, code, message }: Facts,
  status: number | null,
  isRead: boolean,
): Advice {
  if (kind === "timeout" || kind === "network") {
    return situationAdvice(kind === "timeout" ? "network-timeout" : "network-error", isRead);
  }
  if (status === 418 || status === 451) return ofStatusUnlessText(match, status, isRead);
  if (code === null) return withoutCode(message !== "" && kind !== "status", status, isRead);
  const own = ownAdvice(match);
  const advice = own === null ? situationAdvice("unknown-code", isRead) : isRead ? own.read : own.write;
  if (status === null) return advice;
  if (advice.execution === "not-executed" && !isRead && (status >= 500 || status === 408)) {
    return situationAdvice(status === 408 ? "http-408" : "http-5xx", isRead);
  }
  return own === null && (status === 429 || status === 403) ? ofStatus(status, isRead) : advice;
}

/** What the catalog says of a match: the recognised message's advice, else the code's; null where it has neither. */
export function ownAdvice({ entry, message, kind }: Match): AdvicePair | null {
  if (entry === null) return null;
  return message !== null && kind !== "other-code" ? message.advice : entry.advice;
}

/** A recognised text can say more of a ban or a closed region than its status does. */
function ofStatusUnlessText({ message, kind }: Match, status: 418 | 451, isRead: boolean): Advice {
  if (message !== null && kind !== "other-code") {
    const advice = isRead ? message.advice.read : message.advice.write;
    if (advice.retry === (status === 418 ? "after-delay" : "never") && advice.scope === "ip") return advice;
  }
  return ofStatus(status, isRead);
}

function withoutCode(hasText: boolean, status: number | null, isRead: boolean): Advice {
  if (status !== null && status >= 500) return situationAdvice("http-5xx", isRead);
  if (status !== null && [403, 404, 408, 409, 410, 429].includes(status)) return ofStatus(status, isRead);
  return situationAdvice(hasText || status === null ? "code-lost" : "http-4xx", isRead);
}

function ofStatus(status: number, isRead: boolean): Advice {
  return situationAdvice(`http-${String(status)}`, isRead);
}
