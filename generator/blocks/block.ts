import type { Stop } from "./page-limits.ts";

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
