/**
 * A site makes a heading's anchor of the heading's text. Where the two disagree, the text was damaged on its way:
 * the anchor is a second witness of the code and its name.
 */
import type { Block } from "../blocks/block.ts";
import { headingSlug } from "../text/heading-slug.ts";
import { excerpt } from "./page-problems.ts";
import type { PageProblems } from "./page-problems.ts";
import type { ParsedPage } from "./parsed-page.ts";

type Heading = Extract<Block, { readonly kind: "heading" }> & { readonly anchor: string };

/** Anchors that people write themselves (`<a id="other-errors"></a>`) say what they like: too few to judge by. */
const FEWEST_ANCHORS = 10;
const MOST_ANCHORS_AGREE = 0.9;
const FIX = "Compare with the page, and fetch it again: a code or name can be lost.";

export function reportAnchors(blocks: readonly Block[], pages: readonly ParsedPage[], problems: PageProblems): void {
  const anchored = blocks.filter((block): block is Heading => block.kind === "heading" && block.anchor !== null);
  const differing = anchored.filter((heading) => !isMadeOf(heading));
  const entries = new Set(pages.flatMap((page) => page.entries.flatMap(({ codes }) => codes)));
  const isReliable =
    anchored.length >= FEWEST_ANCHORS && anchored.length - differing.length >= anchored.length * MOST_ANCHORS_AGREE;
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

/** A heading that stands twice gets a number behind its anchor. */
function isMadeOf({ text, anchor }: Heading): boolean {
  const slug = headingSlug(text);
  return anchor === slug || (anchor.startsWith(`${slug}-`) && /^\d{1,3}$/u.test(anchor.slice(slug.length + 1)));
}

/** `-1003-too_many_requests`. An anchor that a person wrote begins with a code only where it means that code. */
function codeOfAnchor(anchor: string): number | null {
  const figures = /^-(\d{3,9})(?![\da-z_])/u.exec(anchor)?.[1];
  return figures === undefined ? null : -Number(figures);
}
