/**
 * What one page may cost to read. A page beyond a limit is a problem and no snapshot; whatever somebody writes on a
 * page, reading it ends, in a time and a space that these numbers bound (docs/trust/hostile-pages.md has them measured).
 */
export const PAGE_LIMITS = {
  /** UTF-16 units. The longest recorded page has 143 thousand. */
  characters: 8_000_000,
  /** Tags of its HTML. Recorded pages have a few thousand. */
  tags: 1_000_000,
  /**
   * Open elements, summed over all tags: the HTML parser moves its stack of open elements at each of them, so that
   * its time is the square of the depth. Lists nested 10,000 deep take 400 million; recorded pages under 100 thousand.
   */
  nesting: 500_000_000,
  /** Headings, list items, paragraphs, rows and samples. Recorded pages have 674 at most. */
  blocks: 400_000,
  /** Characters of one text up to which its Markdown is read; a longer one is taken as it stands. The longest known has 1,634. */
  text: 10_000,
} as const;

/** Why reading a page ended before its end: what comes after that line is not read. */
export interface Stop {
  readonly limit: "tags" | "nesting" | "blocks";
  /** 1-based line of the source. */
  readonly line: number;
}
