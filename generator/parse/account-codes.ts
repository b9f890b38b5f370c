import type { Block } from "../blocks/block.ts";
import { CODE_FIGURES, type Code, MINUS, positiveCode } from "../blocks/code-line.ts";
import { lineFinder } from "../blocks/pipe-table.ts";
import { headingSlug } from "../text.ts";
import { type PageProblems, type ParsedPage, excerpt } from "./parsed-page.ts";

/**
 * A second count of a page's codes, independent of blocks: lines of the raw text that look like a heading with a code.
 * It finds codes that the parser lost to broken markup (an unclosed comment or tag).
 */

export interface RawCode {
  readonly code: Code;
  readonly line: number;
}

const MARKS = "[\\s*_`~\\\\[\\u200B\\uFEFF]{0,20}";
/** `51006 EXCEED_MAX_BORROWABLE` after a heading mark. */
const UNSIGNED = `\\+?(\\d{5,9})[\\s:：.*_\`]{1,10}[A-Z][A-Za-z0-9]*\\\\?_[A-Za-z0-9]`;
const POSITIVE: readonly RegExp[] = [
  new RegExp(`^[ \\t>]{0,20}(?:[*+-][ \\t]{1,4})?#{1,6}${MARKS}${UNSIGNED}`, "gmu"),
  new RegExp(`<[hH][1-6](?:\\s[^<>]{0,1000})?>(?:\\s|&#8203;|<[^<>]{0,300}>){0,20}${UNSIGNED}`, "gu"),
];
const PATTERNS: readonly RegExp[] = [
  // Markdown: `### -1000`, `#### \-1000`, ` ### **-1152**`, in a list or a quote too.
  new RegExp(`^[ \\t>]{0,20}(?:[*+-][ \\t]{1,4})?#{1,6}${MARKS}[${MINUS}]${CODE_FIGURES}`, "gmu"),
  // HTML: `<h3 …>-1000`, marks or spans in between.
  new RegExp(
    `<[hH][1-6](?:\\s[^<>]{0,1000})?>(?:\\s|&#8203;|<[^<>]{0,300}>){0,20}(?:[${MINUS}]|&minus;|&#45;|&ndash;)${CODE_FIGURES}`,
    "gu",
  ),
  // A cell of a table that holds a code and nothing else.
  new RegExp(`(?:\\||<t[dh](?:\\s[^<>]{0,300})?>)\\s{0,20}[${MINUS}]${CODE_FIGURES}\\s{0,20}(?=\\||</t[dh]>)`, "gu"),
  // Docusaurus repeats its headings in the table of contents: evidence for headings whose tag is lost.
  new RegExp(`table-of-contents__link[^<>]{0,1000}>(?:<[^<>]{0,300}>){0,5}[${MINUS}]${CODE_FIGURES}`, "gu"),
];

/**
 * A code with its name anywhere: in a garbled heading, or in the title of a heading's link (`"Direct link to -1000
 * UNKNOWN"`, `"-1002 未授权的直接链接"`), which remains when the heading mark is lost.
 */
const NAMED: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}\\p{N}${MINUS}])[${MINUS}]${CODE_FIGURES} [A-Z][A-Z0-9_\\\\]{2,}(?![a-z])`, "gu"),
  new RegExp(`(?:"|Direct link to )[${MINUS}]${CODE_FIGURES} [^"\\n]{1,200}`, "gu"),
  // The target of a heading's link, even if the heading itself is lost: `](/docs/page#-1003-too_many_requests`.
  new RegExp(`\\]\\([^\\s)]{0,200}#-${CODE_FIGURES}(?=[-"\\s)])`, "gu"),
];

/** Distinct codes with their first line. */
export function countRawCodes(text: string): readonly RawCode[] {
  return [...findCodes(text, PATTERNS, (figures) => -Number(figures)), ...findCodes(text, POSITIVE, positiveCode)];
}

/** Codes anywhere in the raw text. Weaker evidence than a heading: a sentence can name a code too. */
export function countNamedCodes(text: string): readonly RawCode[] {
  return findCodes(text, NAMED, (figures) => -Number(figures));
}

function findCodes(text: string, patterns: readonly RegExp[], codeOf: (figures: string) => Code): readonly RawCode[] {
  const lineOf = lineFinder(text);
  const found = new Map<Code, RawCode>();
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const code = codeOf(match[1] ?? "");
      if (!found.has(code)) found.set(code, { code, line: lineOf(match.index) });
    }
  }
  return [...found.values()];
}

/**
 * A site makes a heading's anchor from its text. If the two disagree, the text was damaged: the anchor is a second
 * source of the code and its name.
 */

type Heading = Extract<Block, { readonly kind: "heading" }> & { readonly anchor: string };

/**
 * Hand-written anchors (`<a id="other-errors"></a>`) can be anything: a page with too few generated anchors isn't
 * checked.
 */
const FEWEST_ANCHORS = 10;
const MIN_AGREEING_SHARE = 0.9;
const FIX = "Compare with the page, and fetch it again: a code or name can be lost.";

export function reportAnchors(blocks: readonly Block[], pages: readonly ParsedPage[], problems: PageProblems): void {
  const anchored = blocks.filter((block): block is Heading => block.kind === "heading" && block.anchor !== null);
  const differing = anchored.filter((heading) => !isMadeOf(heading));
  const entries = new Set(pages.flatMap((page) => page.entries.flatMap(({ codes }) => codes)));
  const isReliable =
    anchored.length >= FEWEST_ANCHORS && anchored.length - differing.length >= anchored.length * MIN_AGREEING_SHARE;
  for (const { anchor, line, text } of differing) {
    const code = codeOfAnchor(anchor);
    if (code === null) continue;
    if (!entries.has(code)) {
      const message = `The anchor of a heading names ${String(code)}, its text does not: "${excerpt(text)}" at #${excerpt(anchor)}.`;
      problems.warn("heading-without-code", { line, code, anchor }, message, FIX);
    } else if (isReliable) {
      const message = `The anchor of a heading is not made of its text: "${excerpt(text)}" at #${excerpt(anchor)}.`;
      problems.warn("heading-differs-from-anchor", { line, code, anchor }, message, FIX);
    }
  }
}

/** A repeated heading gets a number at the end of its anchor. */
function isMadeOf({ text, anchor }: Heading): boolean {
  const slug = headingSlug(text);
  return anchor === slug || (anchor.startsWith(`${slug}-`) && /^\d{1,3}$/u.test(anchor.slice(slug.length + 1)));
}

/** `-1003-too_many_requests`. A hand-written anchor begins with a code only if it means that code. */
function codeOfAnchor(anchor: string): number | null {
  const figures = /^-(\d{3,9})(?![\da-z_])/u.exec(anchor)?.[1];
  return figures === undefined ? null : -Number(figures);
}
