import type { Footnote } from "./asides.ts";
import { BlockWriter } from "./block.ts";
import { dropInvisible } from "./html-text.ts";

/** A tag as htmlparser2 reads it: its name in lower case, and its position. */
export interface ScannedTag {
  readonly kind: "start" | "end";
  readonly name: string;
  readonly at: number;
}

const SPACE = /[ \n\t\f\r]/u;
const LETTER = /[A-Za-z]/u;
/** Elements with raw text up to their end tag. */
const RAW_TEXT = new Set(["script", "style", "title", "textarea", "xmp"]);

/**
 * Splits a page into tags by the rules of htmlparser2's tokenizer, including its oddities, so that the count before
 * parsing equals what the parser sees. Reads every character once.
 */
export class TagScanner {
  readonly #html: string;
  #at = 0;
  /** Name of the element whose raw text is next. */
  #raw: string | null = null;

  constructor(html: string) {
    this.#html = html;
  }

  /** The next tag, or null at the end. */
  next(): ScannedTag | null {
    if (this.#raw !== null) return this.#endOfRawText(this.#raw);
    for (let at = this.#find("<", this.#at); at < this.#html.length; at = this.#find("<", this.#at)) {
      const tag = this.#readMarkup(at);
      if (tag !== null) return tag;
    }
    return null;
  }

  #readMarkup(at: number): ScannedTag | null {
    const next = this.#html.charAt(at + 1);
    if (LETTER.test(next)) return this.#readStart(at);
    if (next === "/") return this.#readEnd(at);
    if (next === "!") this.#at = this.#endOfDeclaration(at);
    else this.#at = next === "?" ? this.#find(">", at + 2) + 1 : at + 1;
    return null;
  }

  /** `<!-- … -->` (also `<!-->`), `<![CDATA[ … ]]>`, `<!…>`. The first character of `<!…>` is never its end. */
  #endOfDeclaration(at: number): number {
    const html = this.#html;
    if (html.startsWith("--", at + 2)) return this.#find("-->", at + 2) + 3;
    if (html.startsWith("[CDATA[", at + 2)) return this.#find("]]>", at + 9) + 3;
    return this.#find(">", html.startsWith("-", at + 2) ? at + 4 : at + 3) + 1;
  }

  #readEnd(at: number): ScannedTag | null {
    const start = this.#skipSpace(at + 2);
    if (!LETTER.test(this.#html.charAt(start))) {
      this.#at = this.#find(">", start) + 1;
      return null;
    }
    const end = this.#skipUntil(start, (character) => character === ">" || SPACE.test(character));
    this.#at = this.#find(">", end) + 1;
    return { kind: "end", name: this.#html.slice(start, end).toLowerCase(), at };
  }

  #readStart(at: number): ScannedTag {
    const end = this.#skipUntil(at + 1, endsName);
    const name = this.#html.slice(at + 1, end).toLowerCase();
    const isSelfClosing = this.#skipAttributes(end);
    if (RAW_TEXT.has(name) && !isSelfClosing) this.#raw = name;
    return { kind: "start", name, at };
  }

  /** Moves behind the tag's `>`. Returns whether a slash precedes it. */
  #skipAttributes(from: number): boolean {
    const html = this.#html;
    let at = from;
    while (at < html.length) {
      at = this.#skipSpace(at);
      const character = html.charAt(at);
      if (character === ">") break;
      if (character === "/") {
        at = this.#skipSpace(at + 1);
        if (html.charAt(at) !== ">") continue;
        this.#at = at + 1;
        return true;
      }
      at = this.#skipAttribute(at);
    }
    this.#at = at + 1;
    return false;
  }

  /** A name, whose first character can be anything, and after `=` a value: quoted, or up to a space or `>`. */
  #skipAttribute(from: number): number {
    const html = this.#html;
    const end = this.#skipUntil(from + 1, (character) => character === "=" || endsName(character));
    const equals = this.#skipSpace(end);
    if (html.charAt(equals) !== "=") return equals;
    const value = this.#skipSpace(equals + 1);
    const quote = html.charAt(value);
    if (quote === '"' || quote === "'") return this.#find(quote, value + 1) + 1;
    return this.#skipUntil(value, (character) => character === ">" || SPACE.test(character));
  }

  /**
   * The end tag of a raw text element. This loop copies the tokenizer, which takes U+001C for `<` and U+000F for `/`.
   */
  #endOfRawText(name: string): ScannedTag | null {
    const html = this.#html;
    const wanted = `</${name}`;
    let matched = 0;
    for (let at = this.#at; at < html.length; at += 1) {
      const character = html.charAt(at);
      if (matched === wanted.length) {
        if (character === ">" || SPACE.test(character)) {
          this.#raw = null;
          this.#at = this.#find(">", at) + 1;
          return { kind: "end", name, at: at - wanted.length };
        }
        matched = 0;
      }
      if ((html.charCodeAt(at) | 0x20) === wanted.charCodeAt(matched)) matched += 1;
      else if (matched > 0) matched = character === "<" ? 1 : 0;
      else if (name !== "title") {
        at = this.#find("<", at + 1);
        matched = 1;
      }
    }
    return null;
  }

  /** Position of the piece; the end of the page if it is missing. */
  #find(piece: string, from: number): number {
    const found = this.#html.indexOf(piece, from);
    return found < 0 ? this.#html.length : found;
  }

  #skipSpace(from: number): number {
    return this.#skipUntil(from, (character) => !SPACE.test(character));
  }

  #skipUntil(from: number, isEnd: (character: string) => boolean): number {
    let at = from;
    while (at < this.#html.length && !isEnd(this.#html.charAt(at))) at += 1;
    return at;
  }
}

function endsName(character: string): boolean {
  return character === "/" || character === ">" || SPACE.test(character);
}

/** State of reading a page line by line, with the blocks so far. */
export interface Scan {
  readonly lines: readonly string[];
  readonly writer: BlockWriter;
  /** Index of the line to read next. */
  at: number;
  /** Indents of the open list items, outermost first. */
  readonly indents: number[];
  /** The whole text, to check whether a tag's end follows. */
  readonly source?: string;
  readonly footnotes?: ReadonlyMap<string, Footnote>;
  /** Indexes of lines before which an aside in a quotation ends. */
  readonly quoteEnds?: Set<number>;
}

/** Consumes one or more lines, moves `at` behind them and returns true; or changes nothing and returns false. */
export type LineReader = (scan: Scan, line: string) => boolean;

export function startScan(text: string, render: (source: string) => string): Scan {
  const lines = text.split(/\r\n|\n|\r/u);
  return { lines, writer: new BlockWriter(render), at: 0, indents: [] };
}

/** The first reader that consumes the line decides; `otherwise` consumes all other lines. */
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
  // One more space than the item above is not a nested list: pages mix ` * ` and ` * `.
  if (indent - (scan.indents.at(-1) ?? -2) >= 2) scan.indents.push(indent);
  return Math.max(0, scan.indents.length - 1);
}
