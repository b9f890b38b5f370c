import type { ParsedEntry } from "../parse/parsed-page.ts";

/** The anchor that the page gives a heading, or the one that its site makes of the heading's text. */
export function entryAnchor(entry: Pick<ParsedEntry, "anchor" | "title">): string {
  return entry.anchor ?? headingSlug(entry.title);
}

/**
 * GitHub, Docusaurus and Zudoku agree on this much: lower case, punctuation dropped but for `-` and `_`,
 * each space a hyphen.
 */
function headingSlug(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, "")
    .replace(/ /gu, "-");
}
