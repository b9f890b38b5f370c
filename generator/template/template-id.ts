import type { Segment } from "../model.ts";

const MAX_LENGTH = 60;

/**
 * A readable id from a template's literal words: `too-many-new-orders-current-limit-is-orders-per`.
 * Cut at a word when long; `message` where the text has no Latin word at all.
 */
export function templateId(segments: readonly Segment[]): string {
  const words = segments
    .filter((segment) => typeof segment === "string")
    .join(" ")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[’']/gu, "")
    .match(/[a-z0-9]+/gu);
  if (words === null) return "message";
  let id = words[0].slice(0, MAX_LENGTH);
  for (const word of words.slice(1)) {
    if (id.length + 1 + word.length > MAX_LENGTH) break;
    id = `${id}-${word}`;
  }
  return id;
}

/** Makes ids unique in order of appearance: the second `a` becomes `a-2`. */
export function uniqueIds(ids: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    let unique = id;
    for (let copy = 2; taken.has(unique); copy += 1) unique = `${id}-${String(copy)}`;
    taken.add(unique);
    return unique;
  });
}
