import type { Facts } from "../extract/facts.ts";
import { statusOf } from "../extract/status.ts";
import { type Match, NO_MATCH } from "../match/message.ts";
import type { BinanceErrorInfo, ParseContext } from "../result.ts";
import type { Families, FamilyChoice } from "./families.ts";
import { mergeMatches } from "./merge-matches.ts";
import { isRecognised, type Reading, recogniseCode, recogniseText } from "./recognise.ts";
import { isBare, plainRecord } from "./plain-record.ts";
import { record } from "./record.ts";

/** From what an input says to the record that the caller gets; null where it is no error of the exchange. */
export function answer(families: Families, facts: Facts, context: ParseContext): BinanceErrorInfo | null {
  const choice = families.choose(context, facts.transport);
  const status = context.status === undefined ? null : statusOf(context.status);
  const seen = status ?? facts.transport.status;
  if (facts.code !== null) return answerCode(choice, facts, facts.code, seen, context);
  if (facts.message !== "" && facts.kind !== "status") {
    const answered = answerText(choice, facts, seen, context);
    if (answered !== null) return answered;
  }
  if (facts.kind === "text" && (seen === null || seen < 400)) return null;
  return record(choice.family, NO_MATCH, facts.message, "none", facts, seen, context);
}

function answerCode(
  choice: FamilyChoice,
  facts: Facts,
  code: number,
  status: number | null,
  context: ParseContext,
): BinanceErrorInfo | null {
  const [matcher] = choice.matchers;
  if (matcher !== undefined && choice.matchers.length === 1) {
    if (facts.otherReadings.length === 0 && facts.message !== "") {
      const match = matcher.match(code, facts.message);
      if (match.answers !== undefined && isBare(facts, status, context)) {
        return plainRecord(match.answers, choice.family, match, facts, context);
      }
      return record(choice.family, match, facts.message, match.kind, facts, status, context);
    }
    const { match, text } = recogniseCode(matcher, facts, code);
    if (facts.kind === "line" && match.entry === null && code >= 0) return null;
    return record(choice.family, match, text, match.kind, facts, status, context);
  }
  const candidates = narrowed(choice.matchers.map((one) => recogniseCode(one, facts, code)));
  if (candidates.length === 0 && facts.kind === "line" && code >= 0) return null;
  const match = mergeMatches(candidates.map((candidate) => candidate.match));
  const text = candidates[0]?.text ?? facts.message;
  return record(choice.family ?? onlyFamily(match), match, text, match.kind, facts, status, context);
}

/** Families that have the code; where some of them have its text as well, only those. */
function narrowed(readings: readonly Reading[]): readonly Reading[] {
  const withCode = readings.filter(({ match }) => match.entry !== null);
  const withText = withCode.filter(({ match }) => isRecognised(match));
  return withText.length > 0 ? withText : withCode;
}

/** A text whose code was dropped on the way: said to be so, and never taken as proof of anything. */
function answerText(
  choice: FamilyChoice,
  facts: Facts,
  status: number | null,
  context: ParseContext,
): BinanceErrorInfo | null {
  const { found, text } = recogniseText(choice.matchers, facts);
  if (found.length === 0) return null;
  const match = mergeMatches(
    found.map(({ message, values }) => ({ ...NO_MATCH, kind: "tolerant", entry: message.entry, message, values })),
  );
  return record(choice.family ?? onlyFamily(match), match, text, "text", { ...facts, kind: "body" }, status, context);
}

function onlyFamily({ entry }: Match): BinanceErrorInfo["family"] {
  return entry?.families.length === 1 ? (entry.families[0] ?? null) : null;
}
