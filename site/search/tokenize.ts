/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Unspaced letters, or a word of others: `API密钥` is two runs. */
const RUNS = new RegExp(`${UNSPACED.source}+|(?:(?!${UNSPACED.source})[\\p{L}\\p{N}_])+`, "gu");

/**
 * Words of a text: letters and digits as they are, names with underscores whole and in pieces, and Chinese as
 * pairs of neighbouring characters (余额不足 → 余额, 额不, 不足), because segmenters cut the same words differently
 * in a query and in a text. A single character stays a word of its own.
 */
export function tokenize(text: string): string[] {
  const runs = text.normalize("NFKC").toLowerCase().match(RUNS);
  return runs === null ? [] : runs.flatMap((run) => (UNSPACED.test(run) ? pairs(run) : pieces(run)));
}

/** Words of a query: like those of a text, but a name typed whole is looked for whole. */
export function tokenizeQuery(query: string): string[] {
  const runs = query.normalize("NFKC").toLowerCase().match(RUNS);
  return runs === null ? [] : runs.flatMap((run) => (UNSPACED.test(run) ? pairs(run) : [run]));
}

function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(0, -1).map((character, index) => character + (characters[index + 1] ?? ""));
}

function pieces(run: string): string[] {
  const parts = run.split("_").filter((part) => part !== "");
  return parts.length > 1 ? [run, ...parts] : [run];
}

export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}
