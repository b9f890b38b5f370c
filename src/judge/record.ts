import type { Evidence } from "../evidence/evidence.ts";
import { valuesOf } from "../match/match-template.ts";
import { templateOf } from "../match/message-id.ts";
import { paramsOf } from "../match/params.ts";
import type { Match } from "../model/message.ts";
import type {
  Advice,
  BinanceErrorInfo,
  CancelReplaceResult,
  ErrorKind,
  FamilyId,
  Lost,
  Part,
  Recognition,
} from "../result.ts";
import { retryTime, type Waits } from "./retry-time.ts";

const NO_FAMILIES: readonly FamilyId[] = /* @__PURE__ */ Object.freeze([]);
const LOST_NOTHING: readonly Lost[] = /* @__PURE__ */ Object.freeze([]);
const LOST_CODE: readonly Lost[] = /* @__PURE__ */ Object.freeze(["code"]);
const LOST_BODY: readonly Lost[] = /* @__PURE__ */ Object.freeze(["body"]);

/** The decided parts of a record. */
export interface Findings {
  readonly kind: ErrorKind;
  /** null = lost. */
  readonly code: number | null;
  readonly match: Match;
  /** The message, which the match refers to. */
  readonly text: string;
  readonly recognition: Recognition;
  readonly family: FamilyId | null;
  readonly status: number | null;
  readonly changesState: boolean | null;
  readonly advice: Advice;
  readonly lost: Lost | null;
  readonly cancelReplace: CancelReplaceResult | null;
  readonly part: Part | null;
  /** Null if only the text can say when to retry. */
  readonly waits: Omit<Waits, "bannedUntil"> | null;
  readonly now: number | undefined;
}

const NO_WAITS: Omit<Waits, "bannedUntil"> = /* @__PURE__ */ Object.freeze({ headers: [], quoted: [], at: [] });

/** Makes the record that callers get. It is deeply frozen. */
export function record(findings: Findings): BinanceErrorInfo {
  const { match, text, recognition, code, lost, waits } = findings;
  const { entry, message } = match;
  const values = valuesOf(match, text);
  const banned = message === null || message.banAt < 0 ? null : (values[message.banAt] ?? null);
  const time =
    waits === null && banned === null ? null : retryTime({ ...(waits ?? NO_WAITS), bannedUntil: banned }, findings.now);
  return Object.freeze({
    kind: findings.kind,
    // From -0 to 0, because JSON has no -0.
    code: code === null ? (entry === null ? null : entry.code) : code + 0,
    name: entry === null ? null : entry.name,
    family: findings.family ?? onlyFamily(match),
    candidates: entry === null ? NO_FAMILIES : entry.families,
    known: entry !== null && isKnown(recognition, text),
    match: recognition,
    message: text,
    template: message === null ? null : templateOf(message, values),
    params: paramsOf(message, values),
    requestIp: match.requestIp ?? (message === null || message.ipAt < 0 ? null : (values[message.ipAt] ?? null)),
    status: findings.status,
    retryAt: time === null ? null : time.at,
    retryAfterMs: time === null ? null : time.afterMs,
    changesState: findings.changesState,
    advice: findings.advice,
    docsUrl: entry === null ? null : entry.docsUrl,
    lost: lost === null ? LOST_NOTHING : lost === "code" ? LOST_CODE : LOST_BODY,
    cancelReplace: findings.cancelReplace,
    part: findings.part,
  });
}

function onlyFamily({ entry }: Match): FamilyId | null {
  return entry?.families.length === 1 ? (entry.families[0] ?? null) : null;
}

/** A code without a text lost nothing else. */
function isKnown(recognition: Recognition, text: string): boolean {
  return recognition === "code" ? text === "" : recognition !== "none" && recognition !== "other-code";
}

/** With an answer, it isn't a broken connection. */
export function kindOf(
  { statuses, isUnread, breakdowns }: Evidence,
  hasMeaning: boolean,
  status: number | null,
): ErrorKind {
  if (hasMeaning) return "body";
  const isAnswer = status !== null || statuses.length > 0 || isUnread;
  return isAnswer || breakdowns.every(({ kind }) => kind === "unreadable") ? "http" : "network";
}
