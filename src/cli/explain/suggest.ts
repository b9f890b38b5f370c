import type { FamilyId } from "../../result.ts";
import { type Catalog, entriesOf, type ListedEntry } from "../catalog/catalog.ts";
import type { Block, Suggestion } from "./block.ts";
import { codeScore, nameScore, textScorer } from "./similarity.ts";

const MOST = 8;

interface Scored {
  readonly suggestion: Suggestion;
  readonly score: number;
}

/** What somebody may have meant, the likeliest first. */
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
    textScore: textScorer(message === "" ? query : message),
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
    .slice(0, MOST)
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
