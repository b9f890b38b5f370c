/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Unspaced letters, or a word of other letters: `API密钥` is two runs. */
const RUNS = new RegExp(`${UNSPACED.source}+|(?:(?!${UNSPACED.source})[\\p{L}\\p{N}_])+`, "gu");

/** Stop words: neither required nor counted. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  `a an and api are at be binance by bot can cannot client code codes could do does error errors exception failed for
  from get getting got had has have help how i if in is it keep keeps mean means message msg my of on or please
  python javascript js java return returned returns says sent server spot that the this to trading trying what when why
  with you your ccxt connector`.split(/\s+/u),
);
const STOP_PHRASES =
  /币安|错误代码|错误码|错误|代码|报错|返回|提示|出现|什么意思|是什么|为什么|怎么办|怎么解决|如何解决|请问|一直/gu;

/**
 * Words of a text: letters and digits, names with underscores whole and in parts, and Chinese as pairs of neighbouring
 * characters (余额不足 → 余额, 额不, 不足), because segmenters cut the same words differently in a query and in a text. A single
 * character stays a word of its own.
 */
export function tokenize(text: string): string[] {
  return runsOf(text).flatMap((run) => (UNSPACED.test(run) ? pairs(run) : pieces(run)));
}

/** Words of a query: like those of a text, but a whole name stays whole, and stop words are left out. */
export function tokenizeQuery(query: string): string[] {
  const words = wordsOf(withoutStopPhrases(query)).filter((word) => !STOP_WORDS.has(word));
  return words.length > 0 ? words : wordsOf(query);
}

/** Whether a query has only stop words. */
export function isOnlyStopWords(query: string): boolean {
  return wordsOf(query.replace(STOP_PHRASES, " ")).every((word) => STOP_WORDS.has(word));
}

function withoutStopPhrases(query: string): string {
  const rest = query.replace(STOP_PHRASES, " ");
  return rest.trim() === "" ? query : rest;
}

function wordsOf(query: string): string[] {
  return runsOf(query).flatMap((run) => (UNSPACED.test(run) ? pairs(run) : [run]));
}

function runsOf(text: string): readonly string[] {
  return text.normalize("NFKC").toLowerCase().match(RUNS) ?? [];
}

function pairs(run: string): string[] {
  const characters = Array.from(run);
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
