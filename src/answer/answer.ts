import { chooseAdvice } from "../advice/choose-advice.ts";
import { changesState } from "../changes-state.ts";
import type { Facts } from "../extract/facts.ts";
import { statusOf } from "../extract/status.ts";
import { valuesOf } from "../match/match-template.ts";
import type { Match } from "../match/message.ts";
import { paramsOf } from "../match/params.ts";
import { templateOf } from "../match/template-of.ts";
import type { BinanceErrorInfo, ErrorKind, FamilyId, Lost, ParseContext, Recognition } from "../result.ts";
import { retryTime } from "../retry-time.ts";
import { cancelReplaceOf } from "./cancel-replace.ts";
import type { Families, FamilyChoice } from "./families.ts";
import { isRecognised, type Reading, recogniseCode, recogniseText } from "./recognise.ts";

const NO_FAMILIES: readonly FamilyId[] = Object.freeze([]);
const LOST_NOTHING: readonly Lost[] = Object.freeze([]);
const LOST_CODE: readonly Lost[] = Object.freeze(["code"]);
const LOST_BODY: readonly Lost[] = Object.freeze(["body"]);
const UNKNOWN_MATCH: Match = Object.freeze({
  kind: "none",
  entry: null,
  message: null,
  values: [],
  text: "",
  requestIp: null,
});

/** From what an input says to the record that the caller gets; null where it is no error of the exchange. */
export function answer(families: Families, facts: Facts, context: ParseContext): BinanceErrorInfo | null {
  const choice = families.choose(context, facts.transport);
  if (facts.code !== null) return answerCode(choice, facts, facts.code, context);
  if (facts.message !== "" && facts.kind !== "status") {
    const answered = answerText(choice, facts, context);
    if (answered !== null) return answered;
  }
  const status = statusFor(facts, context);
  if (facts.kind === "text" && (status === null || status < 400)) return null;
  return record(choice.family, [UNKNOWN_MATCH], facts.message, "none", facts, context);
}

function answerCode(choice: FamilyChoice, facts: Facts, code: number, context: ParseContext): BinanceErrorInfo | null {
  const matcher = choice.matchers[0];
  if (choice.matchers.length === 1 && matcher !== undefined) {
    if (facts.otherReadings.length === 0 && facts.message !== "") {
      const match = matcher.match(code, facts.message);
      return record(choice.family, [match], facts.message, match.kind, facts, context);
    }
    const { match, text } = recogniseCode(matcher, facts, code);
    if (facts.kind === "line" && match.entry === null && code >= 0) return null;
    return record(choice.family, [match], text, match.kind, facts, context);
  }
  const readings = choice.matchers.map((one) => recogniseCode(one, facts, code));
  const candidates = narrowed(readings);
  const [first] = candidates;
  if (first === undefined) {
    if (facts.kind === "line" && code >= 0) return null;
    return record(choice.family, [UNKNOWN_MATCH], facts.message, "none", facts, context);
  }
  const family = choice.family ?? (candidates.length === 1 ? (first.match.entry?.family ?? null) : null);
  const matches = candidates.map(({ match }) => match);
  return record(family, matches, first.text, first.match.kind, facts, context);
}

/** Families that have the code; where some of them have its text as well, only those. */
function narrowed(readings: readonly Reading[]): readonly Reading[] {
  const withCode = readings.filter(({ match }) => match.entry !== null);
  const withText = withCode.filter(({ match }) => isRecognised(match));
  return withText.length > 0 ? withText : withCode;
}

/** A text whose code was dropped on the way: said to be so, and never taken as proof of anything. */
function answerText(choice: FamilyChoice, facts: Facts, context: ParseContext): BinanceErrorInfo | null {
  const texts = recogniseText(choice.matchers, facts);
  const [first] = texts;
  if (first === undefined) return null;
  const matches: Match[] = texts.flatMap(({ found }) =>
    found.map(({ message, values }) => ({
      kind: "tolerant",
      entry: message.entry,
      message,
      values,
      text: "",
      requestIp: null,
    })),
  );
  const family = choice.family ?? (texts.length === 1 ? first.matcher.table.family : null);
  return record(family, matches, first.text, "text", { ...facts, kind: "body" }, context);
}

function record(
  family: FamilyId | null,
  matches: readonly Match[],
  message: string,
  match: Recognition,
  facts: Facts,
  context: ParseContext,
): BinanceErrorInfo {
  const first = matches[0] ?? UNKNOWN_MATCH;
  const { transport } = facts;
  const values = valuesOf(first);
  const params = paramsOf(first.message, values);
  const status = statusFor(facts, context);
  const changes = changesState(context, transport.method);
  const time = retryTime(
    context.headers ?? transport.headers,
    transport.retryAt,
    valueNamed(first, values, "ban"),
    context.now,
  );
  const isAgreed = matches.length === 1 || matches.every(({ entry }) => entry?.name === first.entry?.name);
  return Object.freeze({
    kind: kindOf(facts),
    code: facts.code ?? codeOfText(matches),
    name: isAgreed && first.entry !== null ? first.entry.name : null,
    family,
    candidates: candidatesOf(matches),
    known: isKnown(first, message, match),
    match,
    message,
    template: first.message === null ? null : templateOf(first.message, values),
    params,
    requestIp: first.requestIp ?? valueNamed(first, values, "ip"),
    status,
    retryAt: time === null ? null : time.at,
    retryAfterMs: time === null ? null : time.afterMs,
    changesState: changes,
    advice: chooseAdvice(matches, facts, status, changes === false),
    docsUrl: matches.length === 1 && first.entry !== null ? first.entry.docsUrl : null,
    lost: facts.lost === null ? LOST_NOTHING : facts.lost === "code" ? LOST_CODE : LOST_BODY,
    cancelReplace: facts.data === null || facts.data === undefined ? null : cancelReplaceOf(facts.data),
    part: null,
  });
}

function kindOf({ kind }: Facts): ErrorKind {
  if (kind === "timeout" || kind === "network") return "network";
  return kind === "status" || kind === "text" ? "http" : "body";
}

/** Where all messages that have the text are under one code, it is that code. */
function codeOfText(matches: readonly Match[]): number | null {
  const code = matches[0]?.entry?.code ?? null;
  return matches.every(({ entry }) => entry?.code === code) ? code : null;
}

function candidatesOf(matches: readonly Match[]): readonly FamilyId[] {
  const only = matches[0];
  if (matches.length === 1 && only !== undefined) return only.entry === null ? NO_FAMILIES : only.entry.familyAlone;
  return Object.freeze([...new Set(matches.flatMap(({ entry }) => (entry === null ? [] : [entry.family])))]);
}

function isKnown({ entry }: Match, message: string, match: Recognition): boolean {
  if (entry === null) return false;
  return match === "code" ? message === "" : match !== "none" && match !== "other-code";
}

/** Text of the one parameter that means more than itself, without asking the params for names that few have. */
function valueNamed({ message }: Match, values: readonly string[], kind: "ban" | "ip"): string | null {
  if (message === null) return null;
  const index = kind === "ban" ? message.banAt : message.ipAt;
  return index < 0 ? null : (values[index] ?? null);
}

function statusFor({ transport }: Facts, context: ParseContext): number | null {
  return context.status === undefined ? transport.status : (statusOf(context.status) ?? transport.status);
}
