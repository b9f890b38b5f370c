import { displayWidth, isWide } from "./width.ts";

/** Punctuation that never begins a line, and that which never ends one. */
const CLOSING = "，。、；：？！）》」』】”’％…";
const OPENING = "（《「『【“‘";

/** Lines of at most `width` columns. Words and addresses longer than that stay whole. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const { word, isSpaced } of wordsOf(text)) {
    const gap = isSpaced && line !== "" ? 1 : 0;
    const wide = displayWidth(word);
    if (line !== "" && used + gap + wide > width) {
      lines.push(line);
      line = word;
      used = wide;
    } else {
      line += gap === 1 ? ` ${word}` : word;
      used += gap + wide;
    }
  }
  if (line !== "") lines.push(line);
  return lines;
}

interface Word {
  readonly word: string;
  /** Whether white space stands before it. */
  readonly isSpaced: boolean;
}

function wordsOf(text: string): readonly Word[] {
  return text
    .split(" ")
    .filter((part) => part !== "")
    .flatMap((part) => unbreakable(part).map((word, index) => ({ word, isSpaced: index === 0 })));
}

/** Pieces between which a line may break: each Chinese character with its punctuation, other words whole. */
function unbreakable(part: string): readonly string[] {
  const pieces: string[] = [];
  let previous = "";
  for (const character of part) {
    const isJoined =
      previous !== "" &&
      (CLOSING.includes(character) || OPENING.includes(previous) || !(isWide(character) || isWide(previous)));
    if (isJoined) pieces.push((pieces.pop() ?? "") + character);
    else pieces.push(character);
    previous = character;
  }
  return pieces;
}
