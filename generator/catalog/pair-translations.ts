import type { LocaleText } from "../parse/parsed-page.ts";
import { placeholdersIn } from "../template.ts";
import { type ComparedText, similarity, takeApart } from "../text.ts";

export interface PairedTranslations {
  /** The Chinese text by index of the English message. */
  readonly translations: readonly (string | undefined)[];
  /** English messages only on the Chinese page. */
  readonly extraMessages: readonly { readonly text: string; readonly translation: string | undefined }[];
  /** Chinese texts without an English message. */
  readonly extraTranslations: readonly string[];
}

/**
 * Finds the Chinese text of each English message of one entry. A bilingual page (the futures pages) shows both
 * languages and each Chinese bullet follows its English one; a monolingual page (spot, sapi) shows the Chinese bullets
 * in the order of the English page, some untranslated. Single entries can differ from their page: with more bullets
 * than the English page they hold both languages; only Chinese bullets are in order.
 */
export function pairTranslations(
  english: readonly string[],
  chinesePage: readonly LocaleText[],
  bilingual: boolean,
): PairedTranslations {
  const showsEnglish = chinesePage.some(({ locale }) => locale === "en");
  const showsBoth = showsEnglish && (bilingual || chinesePage.length > english.length);
  return showsBoth ? pairBilingual(english, chinesePage) : pairByOrder(english, chinesePage);
}

/** Does the page as a whole show each message in both languages? */
export function isBilingual(entries: readonly { readonly messages: readonly LocaleText[] }[]): boolean {
  const withChinese = entries.filter(({ messages }) => messages.some(({ locale }) => locale === "zh-CN"));
  const both = withChinese.filter(({ messages }) => messages.some(({ locale }) => locale === "en"));
  return both.length * 2 > withChinese.length;
}

function pairBilingual(english: readonly string[], page: readonly LocaleText[]): PairedTranslations {
  const { pairs, loose } = pairRuns(page);
  const translations = new Array<string | undefined>(english.length).fill(undefined);
  const extraMessages: { text: string; translation: string | undefined }[] = [];
  const finder = new MessageFinder(english);
  for (const { text, translation } of pairs) {
    const index = finder.take(text);
    if (index !== undefined) translations[index] = translation;
    else if (finder.find(text) === undefined) extraMessages.push({ text, translation });
    else if (translation !== undefined) loose.push(translation);
  }
  return { translations, extraMessages, extraTranslations: placeLoose(translations, loose) };
}

/**
 * A Chinese bullet before its English one (portfolio margin -51007) is unpaired; if one of each is left, they are
 * paired.
 */
function placeLoose(translations: (string | undefined)[], loose: readonly string[]): readonly string[] {
  const open = [...translations.keys()].filter((index) => translations[index] === undefined);
  if (open.length !== loose.length) return loose;
  for (const [position, index] of open.entries()) translations[index] = loose[position];
  return [];
}

/** EN-zh, EN-EN-zh-zh and EN only: within a run of English and a run of Chinese after it, pair in order. */
function pairRuns(page: readonly LocaleText[]): {
  readonly pairs: readonly { readonly text: string; readonly translation: string | undefined }[];
  readonly loose: string[];
} {
  const pairs: { text: string; translation: string | undefined }[] = [];
  const loose: string[] = [];
  let openFrom = 0;
  let previous: LocaleText["locale"] | undefined;
  for (const { text, locale } of page) {
    if (locale === "en") {
      if (previous === "zh-CN") openFrom = pairs.length;
      pairs.push({ text, translation: undefined });
    } else {
      const open = pairs.slice(openFrom).find((pair) => pair.translation === undefined);
      if (open === undefined) loose.push(text);
      else open.translation = text;
    }
    previous = locale;
  }
  return { pairs, loose };
}

function pairByOrder(english: readonly string[], page: readonly LocaleText[]): PairedTranslations {
  const translations = new Array<string | undefined>(english.length).fill(undefined);
  const extraMessages: { text: string; translation: string | undefined }[] = [];
  const extraTranslations: string[] = [];
  const sameLength = english.length === page.length;
  const finder = new MessageFinder(english);
  const counts = english.map((message) => placeholdersIn(message).length);
  let next = 0;
  for (const [position, { text, locale }] of page.entries()) {
    if (locale === "en") {
      // An untranslated bullet gives no translation, but shows the position in the list.
      const index = finder.find(text);
      if (index !== undefined) next = Math.max(next, index + 1);
      else if (sameLength) next = Math.max(next, position + 1);
      else extraMessages.push({ text, translation: undefined });
      continue;
    }
    const index = sameLength ? position : alike(counts, text, next);
    if (index === undefined) extraTranslations.push(text);
    else {
      translations[index] = text;
      next = index + 1;
    }
  }
  return { translations, extraMessages, extraTranslations };
}

/** If the lists differ in length, choose the next English message with as many placeholders. */
function alike(counts: readonly number[], text: string, from: number): number | undefined {
  const index = counts.indexOf(placeholdersIn(text).length, from);
  return index < 0 ? undefined : index;
}

/** Above this similarity two wordings are the same message with a typo. */
const SAME_MESSAGE = 0.75;
/** The longest known list has 41 messages. After this many comparisons only equal words match. */
const MAX_COMPARISONS = 40_000;

/** Finds a message in a list by equal or very similar words. */
export class MessageFinder {
  readonly #messages: readonly ComparedText[];
  /** Index of the first message with a text, and the unused indexes, in order. */
  readonly #first = new Map<string, number>();
  readonly #open = new Map<string, number[]>();
  readonly #taken = new Set<number>();
  #comparisons = 0;

  constructor(messages: readonly string[]) {
    this.#messages = messages.map(takeApart);
    this.#messages.forEach(({ comparable }, index) => {
      const same = this.#open.get(comparable);
      if (same !== undefined) same.push(index);
      else {
        this.#first.set(comparable, index);
        this.#open.set(comparable, [index]);
      }
    });
  }

  /** Index of the message, equal words before similar ones; undefined if the list has none like it. */
  find(text: string): number | undefined {
    const wanted = takeApart(text);
    return this.#first.get(wanted.comparable) ?? this.#mostAlike(wanted, () => true);
  }

  /** The same among unused messages; marks it as used. */
  take(text: string): number | undefined {
    const wanted = takeApart(text);
    const index = this.#takeSame(wanted) ?? this.#mostAlike(wanted, (open) => !this.#taken.has(open));
    if (index !== undefined) this.#taken.add(index);
    return index;
  }

  #takeSame({ comparable }: ComparedText): number | undefined {
    const open = this.#open.get(comparable);
    for (let index = open?.shift(); index !== undefined; index = open?.shift()) {
      if (!this.#taken.has(index)) return index;
    }
    return undefined;
  }

  #mostAlike(wanted: ComparedText, isOpen: (index: number) => boolean): number | undefined {
    this.#comparisons += this.#messages.length;
    if (this.#comparisons > MAX_COMPARISONS) return undefined;
    const scores = this.#messages.flatMap((message, index) =>
      isOpen(index) ? [{ index, score: similarity(message, wanted) }] : [],
    );
    return scores
      .filter(({ score }) => score >= SAME_MESSAGE)
      .toSorted((a, b) => b.score - a.score || a.index - b.index)[0]?.index;
  }
}
