import type { Facts } from "../extract/facts.ts";
import type { FamilyMatcher, Found } from "../match/family-matcher.ts";
import type { Match } from "../match/message.ts";

/** A match and the reading of the text that it is of. */
export interface Reading {
  readonly match: Match;
  readonly text: string;
}

/** Matches the code and the likeliest reading of its text in one family. */
export function recogniseCode(matcher: FamilyMatcher, facts: Facts, code: number): Reading {
  const { message } = facts;
  const first: Reading = {
    match: message === "" ? matcher.matchCode(code) : matcher.match(code, message),
    text: message,
  };
  if (facts.otherReadings.length === 0 || isRecognised(first.match)) return first;
  let best = first;
  for (const text of facts.otherReadings) {
    const match = matcher.match(code, text);
    if (isRecognised(match)) return { match, text };
    if (best === first && message !== "" && match.kind === "other-code") best = { match, text };
  }
  return best;
}

/** Whether the catalog has the text under this very code. */
export function isRecognised({ kind }: Match): boolean {
  return kind === "exact" || kind === "template" || kind === "tolerant";
}

export interface FoundTexts {
  readonly found: readonly Found[];
  readonly text: string;
}

/** Messages of any code and family that have one of the readings, and that reading. */
export function recogniseText(matchers: readonly FamilyMatcher[], facts: Facts): FoundTexts {
  const texts = facts.otherReadings.length === 0 ? [facts.message] : facts.otherReadings;
  const all = matchers.flatMap((matcher) => firstFound(matcher, texts) ?? []);
  return { found: all.flatMap(({ found }) => found), text: all[0]?.text ?? facts.message };
}

function firstFound(matcher: FamilyMatcher, texts: readonly string[]): FoundTexts | null {
  for (const text of texts) {
    const found = matcher.findAll(text);
    if (found.length > 0) return { found, text };
  }
  return null;
}
