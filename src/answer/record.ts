import { chooseAdvice } from "../advice/choose-advice.ts";
import { changesState } from "../changes-state.ts";
import type { Facts } from "../extract/facts.ts";
import { valuesOf } from "../match/values-of.ts";
import type { Match } from "../match/message.ts";
import { paramsOf } from "../match/params.ts";
import { templateOf } from "../match/template-of.ts";
import type { BinanceErrorInfo, ErrorKind, FamilyId, Lost, ParseContext, Recognition } from "../result.ts";
import { retryTime } from "../retry-time.ts";
import { cancelReplaceOf } from "./cancel-replace.ts";

const NO_FAMILIES: readonly FamilyId[] = /* @__PURE__ */ Object.freeze([]);
const LOST_NOTHING: readonly Lost[] = /* @__PURE__ */ Object.freeze([]);
const LOST_CODE: readonly Lost[] = /* @__PURE__ */ Object.freeze(["code"]);
const LOST_BODY: readonly Lost[] = /* @__PURE__ */ Object.freeze(["body"]);

/** The one place that makes the record which callers get. */
export function record(
  family: FamilyId | null,
  match: Match,
  text: string,
  recognition: Recognition,
  facts: Facts,
  status: number | null,
  context: ParseContext,
): BinanceErrorInfo {
  const { entry, message } = match;
  const { transport, lost, data } = facts;
  const values = valuesOf(match, text);
  const changes = changesState(context, transport.method);
  const banned = message === null || message.banAt < 0 ? null : (values[message.banAt] ?? null);
  const time = retryTime(context.headers ?? transport.headers, transport.retryAt, banned, context.now);
  return Object.freeze({
    kind: kindOf(facts),
    // From -0 to 0, because JSON has no -0.
    code: facts.code === null ? (entry === null ? null : entry.code) : facts.code + 0,
    name: entry === null ? null : entry.name,
    family,
    candidates: entry === null ? NO_FAMILIES : entry.families,
    known: entry !== null && isKnown(recognition, text),
    match: recognition,
    message: text,
    template: message === null ? null : templateOf(message, values),
    params: paramsOf(message, values),
    requestIp: match.requestIp ?? (message === null || message.ipAt < 0 ? null : (values[message.ipAt] ?? null)),
    status,
    retryAt: time === null ? null : time.at,
    retryAfterMs: time === null ? null : time.afterMs,
    changesState: changes,
    advice: chooseAdvice(match, facts, status, changes === false),
    docsUrl: entry === null ? null : entry.docsUrl,
    lost: lost === null ? LOST_NOTHING : lost === "code" ? LOST_CODE : LOST_BODY,
    cancelReplace: data === null || data === undefined ? null : cancelReplaceOf(data),
    part: null,
  });
}

function kindOf({ kind }: Facts): ErrorKind {
  if (kind === "body" || kind === "line") return "body";
  return kind === "timeout" || kind === "network" ? "network" : "http";
}

/** A code without any text is all there is to know. */
function isKnown(recognition: Recognition, text: string): boolean {
  return recognition === "code" ? text === "" : recognition !== "none" && recognition !== "other-code";
}
