/**
 * Brings a text to the form in which two wordings count as the same: case, quotes, whitespace, the final
 * full stop and full-width forms do not matter. Never stored, only compared.
 */
export function comparableText(text: string): string {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/["'`‘’“”]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
  // Not by a regular expression: `[.。]+$` takes the square of a row of dots that something follows.
  let end = plain.length;
  while (end > 0 && ".。".includes(plain.charAt(end - 1))) end -= 1;
  return plain.slice(0, end).trim();
}

/** A text taken apart once, for being compared with many others. */
export interface ComparedText {
  readonly comparable: string;
  readonly words: ReadonlyMap<string, number>;
  readonly length: number;
}

export function takeApart(text: string): ComparedText {
  const comparable = comparableText(text);
  const found = comparable.match(/\p{Script=Han}|[\p{L}\p{N}_%]+/gu) ?? [];
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
