import { isCodeTitle, isSectionLine } from "./code-line.ts";
import { type Scan, isBlank, lineAt } from "./tag-scanner.ts";

/** Maximum lines of a cell before the next row; the longest recorded has eight. */
const MAX_CELL_LINES = 24;

/** Cells of a row, with or without pipes at the ends. An escaped pipe is text. */
function splitRow(line: string): readonly string[] {
  const cells: string[] = [];
  let cell = "";
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === "\\" && line.charAt(at + 1) === "|") {
      cell += "|";
      at += 1;
    } else if (character === "|") {
      cells.push(cell);
      cell = "";
    } else cell += character;
  }
  cells.push(cell);
  const trimmed = cells.map((text) => text.trim());
  if (trimmed.length > 1 && trimmed[0] === "") trimmed.shift();
  if (trimmed.length > 1 && trimmed.at(-1) === "") trimmed.pop();
  return trimmed;
}

function hasPipe(line: string): boolean {
  return /(?:^|[^\\])\|/u.test(line);
}

/** `--- | ---`, `|:--|--:|`, and `---|---`. */
function isDelimiterRow(line: string): boolean {
  return /^[\s|:-]+$/u.test(line) && line.includes("-") && line.includes("|");
}

/** A table whose header is followed by a delimiter row. */
export function readPipeTable(scan: Scan, line: string): boolean {
  const next = scan.lines[scan.at + 1];
  if (next === undefined || !hasPipe(line) || !isDelimiterRow(next) || isDelimiterRow(line)) return false;
  const table = scan.writer.nextTable();
  const header = splitRow(line);
  scan.writer.row(header, true, table, scan.at + 1);
  scan.at += 2;
  readRows(scan, table, Math.max(header.length, splitRow(next).length));
  return true;
}

/** Rows without a header: ` | -1000 | UNKNOWN | `, `"Unknown order sent." | …`. */
export function readLooseRow(scan: Scan, line: string): boolean {
  const text = line.trim();
  const looksLikeRow = /^\|.*[^\\]\|/su.test(text) || (/^["“]/u.test(text) && hasPipe(text));
  if (!looksLikeRow || isDelimiterRow(text)) return false;
  const table = scan.writer.nextTable();
  readRows(scan, table, splitRow(text).length);
  return true;
}

/**
 * Rows up to the end of the table. A line without a pipe belongs to the previous cell: converters break cells at
 * `<br>`.
 */
function readRows(scan: Scan, table: number, columns: number): void {
  while (scan.at < scan.lines.length && endOfRow(scan, scan.at) > scan.at) {
    const start = scan.at;
    const end = endOfRow(scan, start);
    const cells = [...splitRow(lineAt(scan, start))];
    for (const line of scan.lines.slice(start + 1, end)) {
      if (!isBlank(line)) cells.push(`${cells.pop() ?? ""}  \n${line.trim()}`);
    }
    scan.at = end;
    if (!isDelimiterRow(lineAt(scan, start))) scan.writer.row(joinSurplus(cells, columns), false, table, start + 1);
  }
}

/**
 * Index after the row that begins at `start`; `start` if none begins. Lines without a pipe belong to the row after a
 * converter's line break (two spaces at the end), or if rows follow them.
 */
function endOfRow(scan: Scan, start: number): number {
  const first = lineAt(scan, start);
  if (!hasPipe(first) || startsTable(scan, start)) return start;
  let end = start + 1;
  let broken = isBroken(first);
  for (let at = end; at < scan.lines.length && at - start <= MAX_CELL_LINES; at += 1) {
    const line = lineAt(scan, at);
    if (isStructure(line) || startsTable(scan, at)) return end;
    if (hasPipe(line)) return at;
    if (broken && !isBlank(line)) end = at + 1;
    broken = broken && isBroken(line);
  }
  return end;
}

/** Ends in a hard line break. A line of two spaces is one too: it comes from `<br></br>`. */
function isBroken(line: string): boolean {
  return line.endsWith("  ") || line.endsWith("\\");
}

function startsTable(scan: Scan, at: number): boolean {
  const next = scan.lines[at + 1];
  return next !== undefined && hasPipe(lineAt(scan, at)) && isDelimiterRow(next);
}

function isStructure(line: string): boolean {
  return /^\s{0,3}(?:#{1,6}\s|[*+•-]\s|```|~~~|<[a-z!/])/iu.test(line) || isCodeTitle(line) || isSectionLine(line);
}

/** Keep cells beyond the header: an unescaped pipe must not lose the rest of a text. */
function joinSurplus(cells: readonly string[], columns: number): readonly string[] {
  if (cells.length <= columns || columns < 1) return cells;
  return [...cells.slice(0, columns - 1), cells.slice(columns - 1).join(" | ")];
}

/** Returns a function from an offset to its 1-based line. Lines end with LF, CRLF or CR. */
export function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
