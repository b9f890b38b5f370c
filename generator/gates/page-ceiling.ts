import type { ParsedPage } from "../parse/parsed-page.ts";

/**
 * The most that a page of this exchange can plausibly hold, about ten times what the largest recorded one has. Beyond
 * it a page is not written into a snapshot, so that a page cannot make the catalog, its code and its documents grow
 * without bound.
 */
export const PAGE_CEILING = {
  /** Codes, those that one title lists counted singly. 247 are the most recorded. */
  codes: 2_500,
  /** Messages, their explanations, and notes. 468 are the most recorded. */
  texts: 5_000,
  /** Characters of one text. The longest recorded has 844. */
  text: 10_000,
  /** Characters of a title, section title or anchor, each of which is repeated for every code. 118 are the most recorded. */
  title: 1_000,
  /** Characters of all texts and titles together. 35 thousand are the most recorded. */
  characters: 500_000,
} as const;

/** What a page has too much of, in words; the first thing where it is several. */
export function beyondCeiling({ entries }: ParsedPage): string | null {
  const codes = entries.reduce((sum, entry) => sum + Math.max(1, entry.codes.length), 0);
  if (codes > PAGE_CEILING.codes) return `${String(codes)} codes (at most ${String(PAGE_CEILING.codes)})`;
  const titles = entries.flatMap(({ title, section, anchor }) => [title, section ?? "", anchor ?? ""]);
  const title = longest(titles);
  if (title > PAGE_CEILING.title)
    return `a title of ${String(title)} characters (at most ${String(PAGE_CEILING.title)})`;
  const texts = entries.flatMap(({ messages, notes }) => [
    ...messages.flatMap(({ text, explanation }) => (explanation === undefined ? [text] : [text, explanation.text])),
    ...notes.map(({ text }) => text),
  ]);
  if (texts.length > PAGE_CEILING.texts) return `${String(texts.length)} texts (at most ${String(PAGE_CEILING.texts)})`;
  const text = longest(texts);
  if (text > PAGE_CEILING.text) return `a text of ${String(text)} characters (at most ${String(PAGE_CEILING.text)})`;
  const characters = [...titles, ...texts].reduce((sum, { length }) => sum + length, 0);
  if (characters <= PAGE_CEILING.characters) return null;
  return `texts of ${String(characters)} characters together (at most ${String(PAGE_CEILING.characters)})`;
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 0);
}
