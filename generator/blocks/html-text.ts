import { BlockWriter } from "./block.ts";

interface Heading {
  readonly level: number;
  readonly line: number;
  anchor: string | null;
  text: string[];
}

interface Row {
  readonly cells: string[];
  readonly line: number;
  header: boolean;
  /** Pieces of the open cell. */
  cell: string[] | null;
}

/** Collects the text of an HTML page into the open heading, table cell or block. */
export class HtmlText {
  readonly writer = new BlockWriter(finishText);
  #heading: Heading | null = null;
  #row: Row | null = null;
  #table = 0;
  #lists = 0;

  openHeading(level: number, anchor: string | null, line: number): void {
    // Cells contain no headings: unclosed markup ends here.
    this.endRow();
    this.#endHeading();
    this.writer.flush();
    this.#heading = { level, line, anchor, text: [] };
  }

  /** An anchor element: of the heading around it, or of the next one. */
  anchor(id: string): void {
    if (this.#heading !== null) this.#heading.anchor ??= id;
    else if (this.#row === null) this.writer.holdAnchor(id);
  }

  openList(): void {
    this.boundary();
    this.#lists += 1;
  }

  closeList(): void {
    this.boundary();
    this.#lists = Math.max(0, this.#lists - 1);
  }

  openItem(line: number): void {
    this.boundary();
    if (this.#inCell() === null && this.#heading === null) this.writer.openItem(line, Math.max(0, this.#lists - 1));
  }

  openCode(line: number): void {
    this.boundary();
    if (this.#inCell() === null && this.#heading === null) this.writer.openCode(line);
  }

  openTable(): void {
    this.endRow();
    this.boundary();
    this.#table = this.writer.nextTable();
  }

  openRow(line: number): void {
    this.endRow();
    this.boundary();
    this.#row = { cells: [], line, header: true, cell: null };
  }

  openCell(isHeader: boolean, line: number): void {
    if (this.#row === null) this.openRow(line);
    this.endCell();
    if (this.#row === null) return;
    this.#row.header &&= isHeader;
    this.#row.cell = [];
  }

  endCell(): void {
    const row = this.#row;
    if (row?.cell == null) return;
    row.cells.push(row.cell.join(""));
    row.cell = null;
  }

  endRow(): void {
    this.endCell();
    const row = this.#row;
    this.#row = null;
    if (row === null || row.cells.length === 0) return;
    if (this.#table === 0) this.#table = this.writer.nextTable();
    this.writer.row(row.cells, row.header, this.#table, row.line);
  }

  /** Start or end of a block-level element. */
  boundary(): void {
    const cell = this.#inCell();
    if (cell !== null) cell.push("\n");
    else if (this.#heading !== null) {
      if (this.#heading.text.some((piece) => finishText(piece) !== "")) this.#endHeading();
    } else if (this.writer.hasText || this.writer.openKind !== "item") this.writer.flush();
  }

  lineBreak(): void {
    this.#write("\n");
  }

  write(data: string, line: number): void {
    const cell = this.#inCell();
    if (cell === null && this.#heading === null && this.writer.openKind === null) {
      if (finishText(data) === "") return;
      this.writer.openParagraph(line);
    }
    this.#write(this.writer.openKind === "code" && cell === null ? data : unwrap(data));
  }

  closeHeading(): void {
    this.#endHeading();
  }

  finish(): void {
    this.endRow();
    this.#endHeading();
    this.writer.flush();
  }

  #write(piece: string): void {
    const cell = this.#inCell();
    if (cell !== null) cell.push(piece);
    else if (this.#heading !== null) this.#heading.text.push(piece);
    else if (this.writer.openKind !== null) this.writer.write(piece);
  }

  #inCell(): string[] | null {
    return this.#row?.cell ?? null;
  }

  #endHeading(): void {
    const heading = this.#heading;
    this.#heading = null;
    if (heading !== null) this.writer.heading(heading.text.join(""), heading.level, heading.anchor, heading.line);
  }
}

/**
 * The rendered text: no zero-width characters, wrapped lines joined by one space, lines that the page itself breaks
 * (`<br>`, a hard break) kept. Spaces inside a line stay. Everything here is linear: a page may hold a megabyte of
 * spaces, on which `/ *\n/` would be quadratic.
 */

// U+200B is the label of Docusaurus' heading links, U+FEFF a byte order mark within joined files; soft hyphens, joiners
// and non-joiners mark possible line breaks.
const INVISIBLE = /[\u0000\u00AD\u200B-\u200D\u2060\uFEFF]/gu;

export function dropInvisible(text: string): string {
  return text.replace(INVISIBLE, "");
}

/** Joins the lines of wrapped source text by one space, like a renderer. */
function unwrap(source: string): string {
  if (!/[\n\r\t]/u.test(source)) return source;
  const lines = source.replace(/\t/gu, " ").split(/\r\n|\n|\r/u);
  return lines.map((line, index) => trimInner(line, index, lines.length)).join(" ");
}

/** Tidies a finished text: each line trimmed, empty lines removed, invisible characters removed. */
export function finishText(text: string): string {
  const visible = dropInvisible(text);
  if (!visible.includes("\n")) return visible.trim();
  return visible
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** Trims only at wraps: a text node's outer spaces separate it from its neighbours. */
function trimInner(line: string, index: number, count: number): string {
  const start = index === 0 ? line : line.trimStart();
  return index === count - 1 ? start : start.trimEnd();
}
