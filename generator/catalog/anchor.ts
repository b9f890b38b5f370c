import type { ParsedEntry } from "../parse/parsed-page.ts";
import { headingSlug } from "../text/heading-slug.ts";

/** The anchor that the page gives a heading, or the one that its site makes of the heading's text. */
export function entryAnchor(entry: Pick<ParsedEntry, "anchor" | "title">): string {
  return entry.anchor ?? headingSlug(entry.title);
}
