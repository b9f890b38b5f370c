import type { Breakdown, Evidence } from "../evidence/evidence.ts";
import { situation } from "../model/advice.ts";
import { mostCareful, ownAdvice } from "../model/choose-advice.ts";
import type { AdvicePair } from "../model/message.ts";
import { isRecognised, type Meaning } from "./recognise.ts";

/** One error, ready to be judged. */
export interface Case {
  readonly evidence: Evidence;
  /** The most careful meaning of its codes and texts. */
  readonly meaning: Meaning | null;
  /** The highest of the statuses. */
  readonly status: number | null;
  readonly statuses: readonly number[];
  /** How the call broke; words of a known message don't count. */
  readonly breakdowns: readonly Breakdown[];
}

export interface Rule {
  readonly name: string;
  /** Null where the rule does not apply. */
  readonly advise: (one: Case) => AdvicePair | null;
}

/**
 * The policy, most careful first, each with its reason: the first rule that applies decides what is advised for one error. Of several errors
 * in one, the most careful advice counts (judge.ts).
 */
export const RULES: readonly Rule[] = [
  // The call may have been executed, whatever another error beside it says.
  {
    name: "broken-connection",
    advise: (one) => {
      const kind = brokenKind(one.breakdowns.filter(({ isNameOnly }) => !isNameOnly));
      return kind === "timeout" || kind === "network" ? unknownAnyway(one, `network-${NETWORK[kind]}`) : null;
    },
  },
  // After a 5xx or a 408 it is unknown whether the call was executed, whatever the body says.
  {
    name: "server-error",
    advise: (one) => {
      const { status } = one;
      if (status !== null && status >= 500) return unknownAnyway(one, "http-5xx");
      return one.statuses.includes(408) ? unknownAnyway(one, "http-408") : null;
    },
  },
  // An answer arrived that cannot be read: it may be an order's.
  {
    name: "unreadable-answer",
    advise: (one) =>
      one.breakdowns.some(({ kind, isNameOnly }) => kind === "unreadable" && !isNameOnly)
        ? unknownAnyway(one, "code-lost")
        : null,
  },
  // One half of a cancel-replace was executed, the other was not. A 409 says so even where only the refused half is left.
  {
    name: "one-half-done",
    advise: ({ evidence: { cancelReplace }, meaning, statuses }) => {
      if (cancelReplace === null) {
        const [advice] = statuses.includes(409) ? own(meaning) : [];
        return advice === undefined ? null : { ...mostCareful(situation("http-409"), advice), read: advice.read };
      }
      const { cancel, newOrder } = cancelReplace;
      const isHalf = (cancel === "SUCCESS") !== (newOrder === "SUCCESS");
      return isHalf ? mostCareful(situation("http-409"), ...own(meaning)) : null;
    },
  },
  // A 418 is a ban and a 451 a closed region, unless the text says more about it.
  {
    name: "ban-or-region",
    advise: ({ status, meaning }) => {
      if (status !== 418 && status !== 451) return null;
      const [advice] = own(meaning);
      if (meaning === null || advice === undefined) return situation(`http-${String(status)}`);
      const { retry, scope, execution } = advice.write;
      if (execution !== "not-executed") return advice;
      const isAbout = scope === "ip" && retry === (status === 418 ? "after-delay" : "never");
      return isAbout && isRecognised(meaning.match) ? advice : situation(`http-${String(status)}`);
    },
  },
  // The catalog has the code: its message's advice, else its own.
  {
    name: "known-code",
    advise: ({ meaning }) => (meaning?.code == null ? null : ownAdvice(meaning.match)),
  },
  // The code was dropped: use what all codes with this text agree on.
  {
    name: "known-text",
    advise: ({ meaning }) => {
      if (meaning === null || meaning.code !== null) return null;
      const advice = ownAdvice(meaning.match);
      return advice === null || advice.write.execution !== "not-executed" ? situation("code-lost") : advice;
    },
  },
  // A limit or a firewall refuses before reading the call, whatever the unknown body says.
  {
    name: "status-of-limit",
    advise: ({ status }) => (status === 429 || status === 403 ? situation(`http-${String(status)}`) : null),
  },
  // Unknown code.
  {
    name: "unknown-code",
    advise: ({ meaning }) => (meaning?.code == null ? null : situation("unknown-code")),
  },
  // The body says what happened, but it has not been read.
  {
    name: "unread-body",
    advise: ({ evidence, status }) =>
      evidence.isUnread && status !== 404 && status !== 410 ? situation("body-unread") : null,
  },
  // Some statuses say enough without a body. Other refusals may hide an unknown execution (-1007 with 400).
  {
    name: "status-alone",
    advise: ({ status }) => {
      if (status === null || status < 400) return null;
      return situation([404, 409, 410].includes(status) ? `http-${String(status)}` : "http-4xx");
    },
  },
  // No address, connection refused, no trusted certificate: the call never left.
  {
    name: "never-sent",
    advise: ({ breakdowns }) => (brokenKind(breakdowns) === "not-sent" ? situation("not-sent") : null),
  },
  // Only a class name indicates a broken connection: the weakest sign; any answer wins over it.
  {
    name: "class-alone",
    advise: ({ breakdowns }) => {
      const kind = brokenKind(breakdowns);
      if (kind === null || kind === "not-sent") return null;
      return situation(kind === "unreadable" ? "code-lost" : `network-${NETWORK[kind]}`);
    },
  },
];

const NETWORK = { timeout: "timeout", network: "error" } as const;

/** The most careful kind of failure. A call that never left explains words that only say "failed". */
function brokenKind(breakdowns: readonly Breakdown[]): Breakdown["kind"] | null {
  const isNotSent = breakdowns.some(({ kind }) => kind === "not-sent");
  const told = isNotSent ? breakdowns.filter(({ isGeneric }) => !isGeneric) : breakdowns;
  for (const kind of ["timeout", "network", "unreadable", "not-sent"] as const) {
    if (told.some((one) => one.kind === kind)) return kind;
  }
  return null;
}

/**
 * The situation's advice, unless the code's own advice says more about an unknown execution. A read has only the
 * code's.
 */
function unknownAnyway({ meaning }: Case, id: string): AdvicePair {
  const [advice] = meaning?.code == null ? [] : own(meaning);
  if (advice === undefined) return situation(id);
  return { write: advice.write.execution === "unknown" ? advice.write : situation(id).write, read: advice.read };
}

function own(meaning: Meaning | null): readonly AdvicePair[] {
  const advice = meaning === null ? null : ownAdvice(meaning.match);
  return advice === null ? [] : [advice];
}
