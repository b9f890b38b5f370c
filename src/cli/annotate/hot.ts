/**
 * What a line must have to be looked at more closely: a code of the exchange, or a word of trouble. It runs over
 * whole chunks, so that lines without any of it cost next to nothing; each word more costs every line.
 */
const HOT =
  /-\d{4,6}(?!\w)|code|error|exception|fail|reject|refus|denied|invalid|warn|fatal|unknown|insufficient|illegal|exceed|not |must|too m/gi;

/** Position of the first hot spot of a Latin-1 text from `from` on, or -1. */
export function nextHotSpot(text: string, from: number): number {
  HOT.lastIndex = from;
  const found = HOT.exec(text);
  return found === null ? -1 : found.index;
}
