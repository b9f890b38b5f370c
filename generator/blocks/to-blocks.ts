import type { BlockReading, Remark } from "./block.ts";
import { hideComments } from "./hidden-source.ts";
import { htmlToBlocks } from "./html-blocks.ts";
import { markdownToBlocks } from "./markdown-blocks.ts";
import { textToBlocks } from "./text-blocks.ts";

export type BlockFormat = "html" | "markdown" | "text";

/** A page as blocks, and its source without comments. */
export interface PageReading extends BlockReading {
  readonly source: string;
}

/** A page as blocks. The format is detected unless given. */
export function toBlocks(text: string, format: BlockFormat = detectBlockFormat(text)): PageReading {
  const { text: source, unclosed } = hideComments(text, format);
  const reading = readAs(format, source);
  const open = unclosed.map((line): Remark => ({ kind: "open-comment", line, text: "" }));
  return { ...reading, remarks: [...open, ...reading.remarks], source };
}

function readAs(format: BlockFormat, source: string): BlockReading {
  switch (format) {
    case "html":
      return htmlToBlocks(source);
    case "markdown":
      return markdownToBlocks(source);
    case "text":
      return textToBlocks(source);
  }
}

/**
 * By content only: file names and content types are unreliable. Markdown has a heading in its first lines, or headings
 * below the first level; a single `# comment` further down is code in an article.
 */
export function detectBlockFormat(text: string): BlockFormat {
  const start = text
    .slice(0, 4000)
    .replace(/^\uFEFF/u, "")
    .trimStart();
  if (/^(?:<!doctype|<html|<head|<body|<h[1-6][\s>]|<div|<article|<main|<section|<ul|<table|<p>)/iu.test(start))
    return "html";
  if (/^\s{0,3}#{2,6}\s*\S/mu.test(text) || hasTitle(start) || /^\s{0,3}#{1,6}\s*\\?[-−–]\d{3}/mu.test(text))
    return "markdown";
  if (/^---\r?\n/u.test(start) || /^(?:\\-\d{4}|[-=]{4,}$)/mu.test(text)) return "markdown";
  return countTags(text) >= 3 ? "html" : "text";
}

/** A first-level heading among the first lines that are not blank. */
function hasTitle(start: string): boolean {
  const lines = start.split("\n").filter((line) => line.trim() !== "");
  return lines.slice(0, 4).some((line) => /^\s{0,3}# \S/u.test(line));
}

function countTags(text: string): number {
  return (text.slice(0, 200_000).match(/<\/?(?:h[1-6]|ul|li|table|tr|td|p|div)[\s>]/giu) ?? []).length;
}

/**
 * Limits of reading one page. A page beyond a limit is a problem and gives no snapshot. They bound time and memory for
 * any page (docs/trust.md has the measurements).
 */
export const PAGE_LIMITS = {
  /** UTF-16 units. The longest recorded page has 143 thousand. */
  characters: 8_000_000,
  /** Tags of its HTML. Recorded pages have a few thousand. */
  tags: 1_000_000,
  /**
   * Open elements, summed over all tags: the HTML parser moves its stack of open elements for each tag, so its time is
   * quadratic in the depth. Lists nested 10,000 deep take 400 million; recorded pages under 100 thousand.
   */
  nesting: 500_000_000,
  /** Headings, list items, paragraphs, rows and samples. Recorded pages have 674 at most. */
  blocks: 400_000,
  /**
   * Characters of one text up to which its Markdown is read; a longer text is not rendered. The longest known has
   * 1,634.
   */
  text: 10_000,
} as const;

/** Why reading a page ended early: nothing after that line is read. */
export interface Stop {
  readonly limit: "tags" | "nesting" | "blocks";
  /** 1-based line of the source. */
  readonly line: number;
}

/**
 * UTF-8 that was decoded as Windows-1252: `。` became `ã€‚`. A run of such characters is converted back only if all of
 * it is valid UTF-8; real text (`é`, `“…”`) never is.
 */
/** Windows-1252, 0x80 to 0x9F; its five undefined bytes stay control characters. */
const SPECIALS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
const BYTE_OF = new Map(Array.from(SPECIALS, (character, index) => [character, 0x80 + index]));
const RUN = /[\u0080-\u00FF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}/gu;
const UTF8 =
  /^(?:[\u00C2-\u00DF][\u0080-\u00BF]|[\u00E0-\u00EF][\u0080-\u00BF]{2}|[\u00F0-\u00F4][\u0080-\u00BF]{3})+$/u;

export interface Repair {
  /** The broken text. */
  readonly broken: string;
  readonly repaired: string;
  /** 1-based line of the text. */
  readonly line: number;
}

export interface RepairedText {
  readonly text: string;
  readonly repairs: readonly Repair[];
}

export function repairMojibake(text: string): RepairedText {
  const repairs: Repair[] = [];
  let line = 1;
  let counted = 0;
  const repaired = text.replace(RUN, (broken: string, offset: number) => {
    const original = decodeAgain(broken);
    if (original === null) return broken;
    line += countLines(text, counted, offset);
    counted = offset;
    repairs.push({ broken, repaired: original, line });
    return original;
  });
  return { text: repaired, repairs };
}

function decodeAgain(run: string): string | null {
  const bytes = Array.from(run, (character) => BYTE_OF.get(character) ?? character.charCodeAt(0));
  if (!UTF8.test(String.fromCharCode(...bytes.slice(0, 4000)))) return null;
  const text = new TextDecoder().decode(Uint8Array.from(bytes));
  return text.includes("\uFFFD") ? null : text;
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
