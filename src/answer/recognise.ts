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
  if (facts.message === "") return { match: matcher.matchCode(code), text: "" };
  const first: Reading = { match: matcher.match(code, facts.message), text: facts.message };
  if (facts.otherReadings.length === 0 || isRecognised(first.match)) return first;
  let best = first;
  for (const text of facts.otherReadings) {
    const match = matcher.match(code, text);
    if (isRecognised(match)) return { match, text };
    if (best === first && match.kind === "other-code") best = { match, text };
  }
  return best;
}

/** Whether the catalog has the text under this very code. */
export function isRecognised({ kind }: Match): boolean {
  return kind === "exact" || kind === "template" || kind === "tolerant";
}

export interface FoundText {
  readonly matcher: FamilyMatcher;
  readonly found: readonly Found[];
  readonly text: string;
}

/** Families that have one of the readings as a message, whatever its code. */
export function recogniseText(matchers: readonly FamilyMatcher[], facts: Facts): readonly FoundText[] {
  const texts = facts.otherReadings.length === 0 ? [facts.message] : facts.otherReadings;
  const all: FoundText[] = [];
  for (const matcher of matchers) {
    for (const text of texts) {
      const found = matcher.findAll(text);
      if (found.length === 0) continue;
      all.push({ matcher, found, text });
      break;
    }
  }
  return all;
}
