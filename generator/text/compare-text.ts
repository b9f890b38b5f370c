/**
 * Brings a text to the form in which two wordings count as the same: case, quotes, whitespace, the final
 * full stop and full-width forms do not matter. Never stored, only compared.
 */
export function comparableText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/["'`‘’“”]/gu, "")
    .replace(/\s+/gu, " ")
    .replace(/[.。]+\s*$/u, "")
    .trim();
}

/** Share of words that two texts have in common, 0 to 1 (Dice on word multisets; Han characters count singly). */
export function textSimilarity(left: string, right: string): number {
  const a = wordsOf(left);
  const b = wordsOf(right);
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0;
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    common += 1;
  }
  return (2 * common) / (a.length + b.length);
}

function wordsOf(text: string): readonly string[] {
  return comparableText(text).match(/\p{Script=Han}|[\p{L}\p{N}_%]+/gu) ?? [];
}
