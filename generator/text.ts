/**
 * Normalises a text for comparison: case, quotes, whitespace, the final full stop and full-width forms do not matter.
 * Never stored, only compared.
 */
export function comparableText(text: string): string {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/["'`‘’“”]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
  // Not a regular expression: `[.。]+$` is quadratic on runs of dots.
  let end = plain.length;
  while (end > 0 && ".。".includes(plain.charAt(end - 1))) end -= 1;
  return plain.slice(0, end).trim();
}

/** A text split once, to be compared with many others. */
export interface ComparedText {
  readonly comparable: string;
  readonly words: ReadonlyMap<string, number>;
  readonly length: number;
}

export function takeApart(text: string): ComparedText {
  const comparable = comparableText(text);
  const found = comparable.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}_%])+/gu) ?? [];
  const words = new Map<string, number>();
  for (const word of found) words.set(word, (words.get(word) ?? 0) + 1);
  return { comparable, words, length: found.length };
}

/** Share of words that two texts have in common, 0 to 1 (Dice on word multisets; Han characters count singly). */
export function similarity(left: ComparedText, right: ComparedText): number {
  if (left.length === 0 || right.length === 0) return left.length === right.length ? 1 : 0;
  let common = 0;
  for (const [word, count] of left.words) common += Math.min(count, right.words.get(word) ?? 0);
  return (2 * common) / (left.length + right.length);
}

/** Cuts a text to a maximum of characters, never within a character. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length).replace(/[\ud800-\udbff]$/u, "")}…`;
}

/**
 * Common rules of GitHub, Docusaurus and Zudoku: lower case, punctuation dropped except `-` and `_`, each space a
 * hyphen.
 */
export function headingSlug(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, "")
    .replace(/ /gu, "-");
}

const WHITESPACE = /[\s\u200b\u2060\ufeff]+/gu;

/** Normalises line breaks and spaces, which are the page's layout. */
export function readText(text: string): string {
  return text.normalize("NFC").replace(WHITESPACE, " ").trim();
}

export function sameText(left: string | undefined, right: string | undefined): boolean {
  if (left === right) return true;
  return left !== undefined && right !== undefined && readText(left) === readText(right);
}

/** Numbers keep their points, signs and commas; placeholders and comparisons keep their characters. */
const PUNCTUATION = /(?<!\d)[.,]|[.,](?!\d)|-(?!\d)|[^\p{L}\p{N}\p{M}\p{S}.,%{}_$@&/\\-]/gu;

/** Whether two texts differ only in punctuation, quotes or spaces. */
export function differsInPunctuation(left: string, right: string): boolean {
  const words = (text: string): string => text.normalize("NFKC").replace(/`/gu, "").replace(PUNCTUATION, "");
  return words(left) === words(right);
}
