import { PAGE_LIMITS, type Stop } from "./to-blocks.ts";

/**
 * The one shape that every page format is turned into. After this nothing knows whether a page was
 * HTML, Markdown or plain text. Texts are rendered: no markup, no backticks, no link targets,
 * entities decoded, U+200B removed; `<br>` is a newline.
 */
export type Block =
  | HeadingBlock
  | { readonly kind: "item"; readonly text: string; readonly line: number; readonly depth: number }
  | { readonly kind: "paragraph"; readonly text: string; readonly line: number }
  | {
      readonly kind: "row";
      readonly cells: readonly string[];
      readonly header: boolean;
      readonly table: number;
      readonly line: number;
    }
  | { readonly kind: "code"; readonly text: string; readonly line: number };

/** The blocks of a page, and why reading ended before the page did, if it did. */
export interface BlockReading {
  readonly blocks: readonly Block[];
  readonly stopped: Stop | null;
}

export interface HeadingBlock {
  readonly kind: "heading";
  readonly text: string;
  /** 1 to 6. Means nothing to the parser beyond telling where a section ends. */
  readonly level: number;
  /** Anchor that the page itself gives, without `#`, or null. */
  readonly anchor: string | null;
  /** 1-based line in the source file. */
  readonly line: number;
}

type Open =
  { readonly kind: "item"; readonly depth: number } | { readonly kind: "paragraph" } | { readonly kind: "code" };

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

  /** @param render turns the collected source of a text into what a reader sees */
  constructor(render: (source: string) => string) {
    this.#render = render;
  }

  get reading(): BlockReading {
    return { blocks: this.#blocks, stopped: this.#stopped };
  }

  /** Whether a limit is reached: whatever comes now is not kept. */
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

  /** Last character that was written, or "" */
  get lastCharacter(): string {
    return this.#pieces.at(-1)?.trimEnd().slice(-1) ?? "";
  }

  /** Anchor of an `<a id="…"></a>` that stands alone: it belongs to the next heading. */
  holdAnchor(anchor: string): void {
    this.#anchor = anchor;
  }

  openItem(line: number, depth: number): void {
    this.#start({ kind: "item", depth }, line);
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
    if (text !== "") this.add({ kind: "heading", text, level, anchor: anchor ?? this.#anchor, line });
    this.#anchor = null;
  }

  nextTable(): number {
    this.flush();
    this.#tables += 1;
    return this.#tables;
  }

  row(cells: readonly string[], header: boolean, table: number, line: number): void {
    this.flush();
    const rendered = cells.map((cell) => this.#render(cell));
    if (rendered.some((cell) => cell !== "")) this.add({ kind: "row", cells: rendered, header, table, line });
  }

  /** Ends the open text. Nothing is written where it holds nothing to read. */
  flush(): void {
    const open = this.#open;
    if (open === null) return;
    const source = this.#pieces.join("");
    this.#open = null;
    this.#pieces = [];
    const text = open.kind === "code" ? source.trimEnd() : this.#render(source);
    if (text.trim() === "") return;
    this.#anchor = null;
    this.add({ ...open, text, line: this.#line });
  }

  #start(open: Open, line: number): void {
    this.flush();
    this.#open = open;
    this.#line = line;
  }
}
