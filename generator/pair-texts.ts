import { type ComparedText, similarity, takeApart } from "./text.ts";

/** From this similarity on, a removed and an added text of one place are the same text reworded. */
const REWORDED_SIMILARITY = 0.5;
/** Lower minimum if only one text was removed and one added: a few common words are enough. */
const LONE_PAIR_SIMILARITY = 0.2;
/** Maximum pairs in one place; beyond it, texts count as removed and added. */
const MAX_CANDIDATES = 40_000;

export interface TextPairs<T> {
  readonly pairs: readonly { readonly before: T; readonly after: T }[];
  readonly went: readonly T[];
  readonly came: readonly T[];
}

/**
 * Finds reworded texts. Best pairs first, each text once; of two equally similar pairs the earlier one on the page
 * wins, so that the result is deterministic. `isOnlyPair`: the place had and has exactly one text, so it is the same
 * text whatever it says.
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
