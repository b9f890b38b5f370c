/**
 * UTF-8 that something read as Windows-1252 on its way here: `。` has become `ã€‚`. A run of such characters is
 * turned back only where all of it is valid UTF-8 again; real text (`é`, `“…”`) never is.
 */
/** Windows-1252, 0x80 to 0x9F; the five bytes that it leaves undefined stay control characters. */
const SPECIALS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
const BYTE_OF = new Map(Array.from(SPECIALS, (character, index) => [character, 0x80 + index]));
const RUN = /[\u0080-\u00FF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}/gu;
const UTF8 =
  /^(?:[\u00C2-\u00DF][\u0080-\u00BF]|[\u00E0-\u00EF][\u0080-\u00BF]{2}|[\u00F0-\u00F4][\u0080-\u00BF]{3})+$/u;

export interface Repair {
  /** What the text held. */
  readonly broken: string;
  readonly repaired: string;
  /** 1-based line of the text. */
  readonly line: number;
}

export interface RepairedText {
  readonly text: string;
  readonly repairs: readonly Repair[];
}

export function repairMojibake(text: string): RepairedText {
  const repairs: Repair[] = [];
  let line = 1;
  let counted = 0;
  const repaired = text.replace(RUN, (broken: string, offset: number) => {
    const original = decodeAgain(broken);
    if (original === null) return broken;
    line += countLines(text, counted, offset);
    counted = offset;
    repairs.push({ broken, repaired: original, line });
    return original;
  });
  return { text: repaired, repairs };
}

function decodeAgain(run: string): string | null {
  const bytes = Array.from(run, (character) => BYTE_OF.get(character) ?? character.charCodeAt(0));
  if (!UTF8.test(String.fromCharCode(...bytes.slice(0, 4000)))) return null;
  const text = new TextDecoder().decode(Uint8Array.from(bytes));
  return text.includes("\uFFFD") ? null : text;
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
