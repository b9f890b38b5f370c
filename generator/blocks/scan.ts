import { BlockWriter } from "./block-writer.ts";
import { dropInvisible } from "./rendered-text.ts";

/** A page being read line by line, and what has been made of it so far. */
export interface Scan {
  readonly lines: readonly string[];
  readonly writer: BlockWriter;
  /** Index of the line to read next. */
  at: number;
  /** Index before which no line behind `at` ends a comment, as far as anybody has looked. */
  noCommentEndBefore: number;
  /** Indents of the list items that are open, outermost first. */
  readonly indents: number[];
}

/** Takes one or more lines and moves `at` behind them, or leaves everything as it is and says no. */
export type LineReader = (scan: Scan, line: string) => boolean;

export function startScan(text: string, render: (source: string) => string): Scan {
  const lines = text.split(/\r\n|\n|\r/u);
  return { lines, writer: new BlockWriter(render), at: 0, noCommentEndBefore: 0, indents: [] };
}

/** The first reader that takes the line decides; `otherwise` takes every line that none wants. */
export function readLines(
  scan: Scan,
  readers: readonly LineReader[],
  otherwise: (scan: Scan, line: string) => void,
): void {
  while (scan.at < scan.lines.length && !scan.writer.isFull) {
    const before = scan.at;
    const line = lineAt(scan, scan.at);
    if (!readers.some((read) => read(scan, line))) {
      otherwise(scan, line);
      scan.at = before + 1;
    }
    if (scan.at <= before) throw new Error(`A reader took line ${String(before + 1)} without moving on`);
  }
  scan.writer.flush();
}

export function lineAt(scan: Scan, index: number): string {
  const line = scan.lines[index];
  if (line === undefined) throw new RangeError(`No line ${String(index + 1)}`);
  return line;
}

export function isBlank(line: string): boolean {
  return dropInvisible(line).trim() === "";
}

/** Columns before the first character; a tab counts to the next multiple of four. */
export function indentOf(line: string): number {
  let columns = 0;
  for (const character of line) {
    if (character === " ") columns += 1;
    else if (character === "\t") columns += 4 - (columns % 4);
    else break;
  }
  return columns;
}

/** Depth of a list item with this indent, 0 for the outermost; deeper ones are forgotten. */
export function depthAt(scan: Scan, indent: number): number {
  while ((scan.indents.at(-1) ?? -1) > indent) scan.indents.pop();
  // One more space than the item above is sloppiness, not a nested list: pages mix ` * ` and `  * `.
  if (indent - (scan.indents.at(-1) ?? -2) >= 2) scan.indents.push(indent);
  return Math.max(0, scan.indents.length - 1);
}
