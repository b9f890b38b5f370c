import { type ComparedText, similarity, takeApart } from "./text.ts";

/** At this likeness and above, a text that went and one that came in the same place are one text in new words. */
const REWORDED_SIMILARITY = 0.5;
/** Where only one went and one came, that alone speaks for a rewording, and a few common words are enough. */
const LONE_PAIR_SIMILARITY = 0.2;
/** More pairs than this in one place are no list of messages; they are compared as removed and added. */
const MAX_CANDIDATES = 40_000;

export interface TextPairs<T> {
  readonly pairs: readonly { readonly before: T; readonly after: T }[];
  readonly went: readonly T[];
  readonly came: readonly T[];
}

/**
 * Finds the texts that were only reworded. Best pairs first, each text once; where two pairs are equally
 * alike the earlier one on the page wins, so that the same input always gives the same pairs. `isOnlyPair`
 * where the place had and has one text and no other: whatever it says now, it is that text.
 */
export function pairTexts<T>(
  went: readonly T[],
  came: readonly T[],
  textOf: (item: T) => string,
  isOnlyPair = false,
): TextPairs<T> {
  if (went.length === 0 || came.length === 0 || went.length * came.length > MAX_CANDIDATES)
    return { pairs: [], went, came };
  const isLone = went.length === 1 && came.length === 1;
  const enough = !isLone ? REWORDED_SIMILARITY : isOnlyPair ? 0 : LONE_PAIR_SIMILARITY;
  const news = came.map((after) => ({ after, text: takeApart(textOf(after)) }));
  const candidates = went
    .flatMap((before) => {
      const old = takeApart(textOf(before));
      return news.map(({ after, text }) => ({ before, after, likeness: likeness(old, text) }));
    })
    .filter((candidate) => candidate.likeness >= enough)
    .toSorted((a, b) => b.likeness - a.likeness);
  const taken = new Set<T>();
  const pairs: { before: T; after: T }[] = [];
  for (const { before, after } of candidates) {
    if (taken.has(before) || taken.has(after)) continue;
    taken.add(before).add(after);
    pairs.push({ before, after });
  }
  return { pairs, went: went.filter((item) => !taken.has(item)), came: came.filter((item) => !taken.has(item)) };
}

function likeness(left: ComparedText, right: ComparedText): number {
  return left.comparable === right.comparable ? 1 : similarity(left, right);
}
