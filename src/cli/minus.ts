/**
 * `-1021: Timestamp …` is no option. Commander lets negative numbers pass, but not texts that begin with one, so
 * on the way through it they begin with the mathematical minus.
 */
export function hideMinus(word: string): string {
  return /^-\d/u.test(word) ? `\u2212${word.slice(1)}` : word;
}

export function showMinus(word: string): string {
  return /^\u2212\d/u.test(word) ? `-${word.slice(1)}` : word;
}
