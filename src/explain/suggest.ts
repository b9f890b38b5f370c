import { type Catalog, type ListedEntry, entriesOf } from "./catalog.ts";
import type { Block, Suggestion } from "./explanation.ts";
import type { FamilyId } from "../result.ts";

const MAX_SUGGESTIONS = 8;

interface Scored {
  readonly suggestion: Suggestion;
  readonly score: number;
}

/** Suggestions, the likeliest first. */
export function suggest(
  catalog: Catalog,
  query: string,
  blocks: readonly Block[],
  family: FamilyId | null,
): readonly Suggestion[] {
  const code = blocks[0]?.code ?? (/^-?\d+$/u.test(query) ? Number(query) : null);
  const message = blocks[0]?.said?.message ?? "";
  const wanted: Wanted = {
    code,
    query: message === "" ? query : message,
    // Don't search a bare code as text: its digits occur in other codes' messages.
    textScore: message === "" && code !== null ? () => 0 : textScorer(message === "" ? query : message),
  };
  const scored = new Map<string, Scored>();
  for (const entry of entriesOf(catalog, family)) {
    const found = scoreOf(entry, wanted);
    if (found === null) continue;
    const key = `${String(found.suggestion.code)} ${found.suggestion.name}`;
    const known = scored.get(key);
    scored.set(key, known === undefined ? found : joined(known, found));
  }
  return [...scored.values()]
    .sort(
      (left, right) => right.score - left.score || right.suggestion.families.length - left.suggestion.families.length,
    )
    .slice(0, MAX_SUGGESTIONS)
    .map(({ suggestion }) => suggestion);
}

interface Wanted {
  readonly code: number | null;
  readonly query: string;
  readonly textScore: (text: string) => number;
}

function scoreOf({ family, entry, messages }: ListedEntry, { code, query, textScore }: Wanted): Scored | null {
  const { name, title } = entry;
  const suggestion = { code: entry.code, name, families: [family], message: null };
  const byWord = Math.max(code === null ? 0 : codeScore(code, entry.code), nameScore(query, name));
  let best: Scored | null = byWord > 0 ? { suggestion, score: byWord } : null;
  for (const heading of Object.values(title)) {
    const score = textScore(heading);
    if (score > (best?.score ?? 0)) best = { suggestion, score };
  }
  for (const { text, translation } of messages) {
    const score = Math.max(textScore(text), translation === undefined ? 0 : textScore(translation));
    if (score > (best?.score ?? 0)) best = { suggestion: { ...suggestion, message: text }, score };
  }
  return best;
}

function joined(known: Scored, found: Scored): Scored {
  const families = [...new Set([...known.suggestion.families, ...found.suggestion.families])];
  const better = found.score > known.score ? found : known;
  return { suggestion: { ...better.suggestion, families }, score: better.score };
}

/** Maximum length of a mistyped code or name. */
const MAX_QUERY_LENGTH = 400;
/** Minimum similarity. */
const ENOUGH = 0.45;

/** Similarity of two codes: one digit wrong, missing or added, or two swapped. 0 = not similar. */
export function codeScore(wanted: number, code: number): number {
  const [left, right] = [String(Math.abs(wanted)), String(Math.abs(code))];
  // The first digit is the section of the list; typing errors are mostly in the digits after it.
  if (right.length < 4 || (left.length === right.length && left.charAt(0) !== right.charAt(0))) return 0;
  return editDistance(left, right, 1) > 1 ? 0 : 0.7 - Math.abs(Math.abs(wanted) - Math.abs(code)) / 1e6;
}

/** Similarity of a query and a name: its beginning, a part, all of its words, or a few letters away. */
export function nameScore(query: string, name: string): number {
  if (query.length > MAX_QUERY_LENGTH) return 0;
  const wanted = query
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/gu, "_");
  if (wanted.length < 2 || wanted.length > 80) return 0;
  const length = wanted.length / Math.max(name.length, 1) / 10;
  if (name.startsWith(wanted)) return 1 + length;
  if (name.includes(wanted)) return 0.8 + length;
  const words = wanted.split("_");
  if (words.length > 1 && words.every((word) => name.includes(word))) return 0.75 + length;
  const maxDistance = Math.min(3, Math.floor(wanted.length / 4));
  const distance = maxDistance === 0 ? 1 : editDistance(wanted, name, maxDistance);
  return distance > maxDistance ? 0 : 0.95 - distance / 10;
}

/** Similarity of texts and the query, by shared words or pairs of Chinese characters. 0 = not similar. */
export function textScorer(query: string): (text: string) => number {
  const wanted = query.length > MAX_QUERY_LENGTH ? new Set<string>() : piecesOf(query);
  return (text) => {
    const has = wanted.size === 0 ? wanted : piecesOf(text);
    if (has.size === 0) return 0;
    let shared = 0;
    for (const piece of wanted) if (has.has(piece)) shared += 1;
    const dice = (2 * shared) / (wanted.size + has.size);
    // A few words of a long message count as much as most words of a short one.
    const score = Math.max(dice, (shared / wanted.size) * (wanted.size < 2 ? 0.5 : 0.7));
    return score < ENOUGH ? 0 : score * 0.7 + dice * 0.1;
  };
}

function piecesOf(text: string): ReadonlySet<string> {
  const pieces = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/[a-z0-9]{2,}/gu)) pieces.add(word);
  for (const [run] of text.matchAll(/\p{Script=Han}+/gu)) {
    for (let index = 0; index + 1 < run.length; index += 1) pieces.add(run.slice(index, index + 2));
  }
  return pieces;
}

/** Edit distance (change, add, drop, swap); above `most` the value is not exact. */
export function editDistance(left: string, right: string, maxDistance: number): number {
  if (Math.abs(left.length - right.length) > maxDistance) return maxDistance + 1;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        row > 1 && column > 1 && isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
      );
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? maxDistance + 1;
}
