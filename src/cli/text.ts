import { printable } from "../text/printable.ts";

/** Punctuation that never begins a line, and punctuation that never ends one. */
const CLOSING = "，。、；：？！）》」』】”’％…";
const OPENING = "（《「『【“‘";

/** Lines of at most `width` columns. Longer words and addresses stay whole. */
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
  /** Whether white space precedes it. */
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
  // Anchors of Chinese pages hold Chinese characters; keep the address whole.
  const address = part.search(/https?:\/\//u);
  if (address === 0) return [part];
  if (address > 0) return [...unbreakable(part.slice(0, address)), part.slice(address)];
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

/** East Asian wide and fullwidth characters and emoji, which take two columns. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const COMBINING = /\p{M}/u;

/** Terminal columns of a printable text. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Whether a line may break beside the character, as between Chinese characters. */
function isWide(character: string): boolean {
  return character > "\u10ff" && WIDE.test(character);
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** The text cut to a number of columns, with `…` if it was cut. */
export function cutTo(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  let used = 1;
  for (const character of text) {
    used += characterWidth(character);
    if (used > width) break;
    kept += character;
  }
  return `${kept}…`;
}

function characterWidth(character: string): number {
  if (character < "\u0300") return 1;
  if (isWide(character)) return 2;
  return COMBINING.test(character) ? 0 : 1;
}

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

export type Colour = keyof typeof CODES;
/** Colours a text that is already printable, or returns it unchanged. */
export type Paint = (colour: Colour, text: string) => string;

export const plain: Paint = (_colour, text) => text;
export const coloured: Paint = (colour, text) => {
  const [on, off] = CODES[colour];
  return text === "" ? "" : `\u001b[${String(on)}m${text}\u001b[${String(off)}m`;
};

/**
 * Colours are on in terminals. `NO_COLOR` (any text) turns it off, else `FORCE_COLOR` turns it on, with `0` and `false`
 * off.
 */
export function hasColour(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return isTerminal && env["TERM"] !== "dumb";
}

/** A labelled row: one or more texts below each other, wrapped beside the label. */
export interface Row {
  readonly label: string;
  readonly texts: readonly RowText[];
}

/** Make texts printable before colouring them. */
export interface RowText {
  readonly text: string;
  readonly paint?: (text: string) => string;
  /** The label of the first line; further lines are indented by its width. */
  readonly mark?: string;
}

const INDENT = 2;
const GAP = 2;

export function renderRows(rows: readonly Row[], width: number, paint: Paint): string {
  const shown = rows.filter(({ texts }) => texts.length > 0);
  const labelWidth = Math.max(...shown.map(({ label }) => displayWidth(label)));
  const start = INDENT + labelWidth + GAP;
  let output = "";
  for (const { label, texts } of shown) {
    const lines = texts.flatMap((text) => linesOf(text, width - start));
    for (const [index, line] of lines.entries()) {
      const head = padEnd(index === 0 ? label : "", labelWidth);
      output += `${" ".repeat(INDENT)}${paint("dim", head)}${" ".repeat(GAP)}${line}\n`;
    }
  }
  return output;
}

function linesOf({ text, paint, mark = "" }: RowText, width: number): readonly string[] {
  const indent = displayWidth(mark);
  const lines = wrap(printable(text), width - indent);
  return lines.map(
    (line, index) => (index === 0 ? mark : " ".repeat(indent)) + (paint === undefined ? line : paint(line)),
  );
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `45 s`, `12 min`, `3 h`, `5 days`: rounded for reading. */
export function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 2 * MINUTE) return `${String(seconds)} s`;
  if (seconds < 2 * HOUR) return `${String(Math.round(seconds / MINUTE))} min`;
  if (seconds < 2 * DAY) return `${String(Math.round(seconds / HOUR))} h`;
  return `${String(Math.round(seconds / DAY))} days`;
}

/** `2023-11-14 22:13:20 UTC`; the bare number if it is not a date. */
export function moment(epochMs: number): string {
  const date = new Date(epochMs);
  if (Number.isNaN(date.getTime())) return String(epochMs);
  return date
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/u, " UTC");
}
