import { leadingCode } from "./code-line.ts";
import { PAGE_LIMITS, type Stop } from "./to-blocks.ts";

/**
 * The block model of all page formats: later stages do not see whether a page was HTML, Markdown or plain text. Texts
 * are rendered: no markup, no backticks, no link targets, entities decoded, U+200B removed; `<br>` is a newline.
 */
export type Block =
  | HeadingBlock
  | (Placed & { readonly kind: "item"; readonly text: string; readonly depth: number })
  | (Placed & { readonly kind: "paragraph"; readonly text: string })
  | (Placed & {
      readonly kind: "row";
      readonly cells: readonly string[];
      readonly header: boolean;
      readonly table: number;
    })
  | (Placed & { readonly kind: "code"; readonly text: string });

interface Placed {
  /** 1-based line in the source file. */
  readonly line: number;
  /** Is in an admonition, a tab, a footnote or similar: an explanation, never sent by the API. */
  readonly aside?: true;
}

/** A part of the source that became no block. */
export interface Remark {
  readonly kind: "open-comment" | "unread-component";
  readonly line: number;
  readonly text: string;
}

/** The blocks of a page, and the limit that ended reading early, if any. */
export interface BlockReading {
  readonly blocks: readonly Block[];
  readonly stopped: Stop | null;
  readonly remarks: readonly Remark[];
}

export interface HeadingBlock extends Placed {
  readonly kind: "heading";
  readonly text: string;
  /** 1 to 6. The parser uses it only to find the end of a section. */
  readonly level: number;
  /** The page's own anchor, without `#`, or null. */
  readonly anchor: string | null;
}

type Open = (
  { readonly kind: "item"; readonly depth: number } | { readonly kind: "paragraph" } | { readonly kind: "code" }
) & { readonly aside?: true };

/** Collects blocks while a page is read top to bottom; one list item, paragraph or code block is open at a time. */
export class BlockWriter {
  readonly #blocks: Block[] = [];
  #stopped: Stop | null = null;
  readonly #render: (source: string) => string;
  #open: Open | null = null;
  #line = 0;
  #pieces: string[] = [];
  #anchor: string | null = null;
  #tables = 0;
  /** Number of open asides. */
  #asides = 0;
  readonly #remarks: Remark[] = [];
  /** Texts of footnotes referred to in the open text. */
  #footnotes: { readonly text: string; readonly line: number }[] = [];

  /** @param render turns the collected source of a text into its rendered text */
  constructor(render: (source: string) => string) {
    this.#render = render;
  }

  get reading(): BlockReading {
    return { blocks: this.#blocks, stopped: this.#stopped, remarks: this.#remarks };
  }

  /** Whether a limit is reached: further blocks are not kept. */
  get isFull(): boolean {
    return this.#stopped !== null;
  }

  stop(stop: Stop): void {
    this.#stopped ??= stop;
  }

  add(block: Block): void {
    if (this.#blocks.length >= PAGE_LIMITS.blocks) this.stop({ limit: "blocks", line: block.line });
    if (!this.isFull) this.#blocks.push(block);
  }

  get openKind(): Open["kind"] | null {
    return this.#open?.kind ?? null;
  }

  get hasText(): boolean {
    return this.#pieces.some((piece) => piece.trim() !== "");
  }

  /** Last written character, or "" */
  get lastCharacter(): string {
    return this.#pieces.at(-1)?.trimEnd().slice(-1) ?? "";
  }

  /** Anchor of a separate `<a id="…"></a>`: it belongs to the next heading. */
  holdAnchor(anchor: string): void {
    this.#anchor = anchor;
  }

  remark(remark: Remark): void {
    if (!this.isFull) this.#remarks.push(remark);
  }

  openAside(): void {
    this.flush();
    this.#asides += 1;
  }

  closeAside(): void {
    this.flush();
    this.#asides = Math.max(0, this.#asides - 1);
  }

  /** The text of a footnote follows the text with its reference. */
  addFootnote(text: string, line: number): void {
    this.#footnotes.push({ text, line });
  }

  openItem(line: number, depth: number, aside = false): void {
    this.#start({ kind: "item", depth, ...(aside ? { aside: true as const } : {}) }, line);
  }

  openParagraph(line: number): void {
    this.#start({ kind: "paragraph" }, line);
  }

  openCode(line: number): void {
    this.#start({ kind: "code" }, line);
  }

  write(piece: string): void {
    this.#pieces.push(piece);
  }

  heading(source: string, level: number, anchor: string | null, line: number): void {
    this.flush();
    const text = this.#render(source);
    // An unclosed aside ends at the next code at the latest.
    if (leadingCode(text) !== null) this.#asides = 0;
    const aside = this.#asides > 0 ? { aside: true as const } : {};
    if (text !== "") this.add({ kind: "heading", text, level, anchor: anchor ?? this.#anchor, line, ...aside });
    this.#anchor = null;
    this.#addFootnotes();
  }

  nextTable(): number {
    this.flush();
    this.#tables += 1;
    return this.#tables;
  }

  row(cells: readonly string[], header: boolean, table: number, line: number): void {
    this.flush();
    const rendered = cells.map((cell) => this.#render(cell));
    const aside = this.#asides > 0 ? { aside: true as const } : {};
    if (rendered.some((cell) => cell !== "")) this.add({ kind: "row", cells: rendered, header, table, line, ...aside });
    this.#addFootnotes();
  }

  /** Ends the open text. Empty texts are not written. */
  flush(): void {
    const open = this.#open;
    if (open === null) return;
    const source = this.#pieces.join("");
    this.#open = null;
    this.#pieces = [];
    const text = open.kind === "code" ? source.trimEnd() : this.#render(source);
    if (text.trim() === "") return;
    this.#anchor = null;
    this.add({ ...open, text, line: this.#line, ...(this.#asides > 0 ? { aside: true } : {}) });
    this.#addFootnotes();
  }

  #addFootnotes(): void {
    const footnotes = this.#footnotes;
    this.#footnotes = [];
    for (const { text, line } of footnotes) this.add({ kind: "paragraph", text, line, aside: true });
  }

  #start(open: Open, line: number): void {
    this.flush();
    this.#open = open;
    this.#line = line;
  }
}
