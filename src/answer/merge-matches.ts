import { ownAdvice } from "../advice/choose-advice.ts";
import { mostCareful } from "../advice/most-careful.ts";
import { type AgreedEntry, type Match, NO_MATCH } from "../match/message.ts";

/** What the lists of several families say, as one match. They all have the code or the text. */
export function mergeMatches(matches: readonly Match[]): Match {
  const [first = NO_MATCH] = matches;
  if (matches.length < 2) return first;
  const entries = matches.flatMap(({ entry }) => entry ?? []);
  const advice = matches.flatMap((match) => ownAdvice(match) ?? []);
  const entry: AgreedEntry = {
    families: Object.freeze([...new Set(entries.flatMap(({ families }) => families))]),
    code: agreed(entries.map(({ code }) => code)),
    name: agreed(entries.map(({ name }) => name)),
    advice: { write: mostCareful(advice.map(({ write }) => write)), read: mostCareful(advice.map(({ read }) => read)) },
    docsUrl: null,
  };
  const message = first.message === null ? null : { ...first.message, advice: entry.advice };
  return { ...first, entry, message };
}

function agreed<Value>([first = null, ...others]: readonly (Value | null)[]): Value | null {
  return others.every((other) => other === first) ? first : null;
}
