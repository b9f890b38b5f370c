import type { Doubt, Family, MessageTemplate } from "../catalog-model.ts";
import { type ComparedText, comparableText, similarity, takeApart } from "../text.ts";
import { figureDifference, hasDifference } from "./figures.ts";

/** Above this similarity two English texts may have the same translation. */
const SAME_MEANING = 0.6;
/** A Chinese text under more codes than this is a common phrase: only the first codes are compared. */
const MAX_OWNERS = 50;
/** A Chinese text of fewer words fits many English texts: "参数错误". */
const MIN_WORDS = 8;
/** Minimum margin by which another code's message fits a Chinese text better. */
const BETTER = 2;
/** Below this similarity two Chinese texts say nothing about each other's translation. */
const ALIKE = 0.5;

/** A message and its Chinese text, which its page lists under a code. */
export interface Translated {
  readonly code: number;
  readonly english: string;
  readonly chinese: string;
}

interface Pair {
  readonly english: ComparedText;
  readonly chinese: ComparedText;
}

interface Owner {
  readonly code: number;
  readonly english: ComparedText;
}

/** By Chinese text: the messages of one family that have it. */
export class TranslationOwners {
  readonly #owners = new Map<string, Owner[]>();

  constructor(texts: readonly Translated[]) {
    for (const { code, english, chinese } of texts) {
      const key = comparableText(chinese);
      const group = this.#owners.get(key) ?? [];
      this.#owners.set(key, group);
      if (group.length < MAX_OWNERS) group.push({ code, english: takeApart(english) });
    }
  }

  /** Messages of other codes with the same Chinese and a different English text: one of the two is wrong. */
  rivals({ code, english, chinese }: Translated): readonly Owner[] {
    const others = (this.#owners.get(comparableText(chinese)) ?? []).filter((owner) => owner.code !== code);
    if (others.length === 0) return [];
    const own = takeApart(english);
    return others.filter((owner) => similarity(owner.english, own) < SAME_MEANING);
  }
}

/** Marks doubtful Chinese texts: their figures differ from the English text's, or they are the text of another code. */
export function markDoubtful(families: readonly Family[]): readonly Family[] {
  const catalog = families.map((family) => {
    const texts = translatedIn(family);
    return { texts, owners: new TranslationOwners(texts) };
  });
  const undisputed = catalog
    .flatMap(({ texts, owners }) => texts.filter((text) => owners.rivals(text).length === 0))
    .map(({ english, chinese }): Pair => ({ english: takeApart(english), chinese: takeApart(chinese) }));
  return families.map((family, index) => {
    const owners = catalog[index]?.owners;
    const mark = (code: number | null, message: MessageTemplate): MessageTemplate => {
      const doubtful = doubtOf(code, message, owners, undisputed);
      return doubtful === undefined ? message : { ...message, doubtful };
    };
    return {
      ...family,
      errors: family.errors.map((entry) => ({
        ...entry,
        messages: entry.messages.map((message) => mark(entry.code, message)),
      })),
      tables: family.tables.map((table) => ({
        ...table,
        messages: table.messages.map((message) => mark(null, message)),
      })),
    };
  });
}

function translatedIn({ errors }: Family): readonly Translated[] {
  return errors.flatMap(({ code, messages }) =>
    messages.flatMap(({ text, translation }) =>
      translation === undefined ? [] : [{ code, english: text, chinese: translation }],
    ),
  );
}

/** @param code - null in a shared table, whose messages belong to no one code. */
function doubtOf(
  code: number | null,
  { text, translation }: MessageTemplate,
  owners: TranslationOwners | undefined,
  undisputed: readonly Pair[],
): Doubt | undefined {
  if (translation === undefined) return undefined;
  if (code !== null && owners !== undefined) {
    const translated = { code, english: text, chinese: translation };
    const rivals = owners.rivals(translated);
    if (rivals.length > 0 && fitsAnother(translated, rivals, undisputed)) return "other-code";
  }
  return hasDifference(figureDifference(text, translation)) ? "figures" : undefined;
}

function fitsAnother({ english, chinese }: Translated, rivals: readonly Owner[], others: readonly Pair[]): boolean {
  const translation = takeApart(chinese);
  if (translation.length < MIN_WORDS) return false;
  const alike = others
    .map((other) => ({ english: other.english, likeness: similarity(other.chinese, translation) }))
    .filter(({ likeness }) => likeness >= ALIKE);
  // How well a Chinese text fits an English one: by shared names and figures, and by the similarity of English texts
  // that have similar translations elsewhere.
  const fit = (text: ComparedText): number =>
    Math.max(similarity(text, translation), ...alike.map((other) => other.likeness * similarity(other.english, text)));
  const own = fit(takeApart(english));
  return rivals.some((rival) => fit(rival.english) > own * BETTER);
}
