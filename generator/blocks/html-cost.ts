import { PAGE_LIMITS } from "./page-limits.ts";
import { TagScanner } from "./tag-scanner.ts";

/** htmlparser2 never leaves these open. */
const VOID = new Set(
  "area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr".split(
    " ",
  ),
);

export interface HtmlCost {
  readonly tags: number;
  /** Most elements that are open at once. Never fewer than the parser will have open, sometimes more. */
  readonly depth: number;
  /** Open elements, summed over all tags. */
  readonly nesting: number;
  /** The limit that is exceeded, and the offset of the tag that does so. Counting ends there. */
  readonly excess: { readonly limit: "tags" | "nesting"; readonly at: number } | null;
}

/**
 * Counts what the HTML parser will have to do. An end tag closes the innermost element here, or nothing: whatever the
 * parser closes on its own can only make its stack the smaller one.
 */
export function htmlCost(html: string): HtmlCost {
  const scanner = new TagScanner(html);
  const open: string[] = [];
  const cost = { tags: 0, depth: 0, nesting: 0 };
  for (let tag = scanner.next(); tag !== null; tag = scanner.next()) {
    cost.tags += 1;
    cost.nesting += open.length;
    if (cost.tags > PAGE_LIMITS.tags) return { ...cost, excess: { limit: "tags", at: tag.at } };
    if (cost.nesting > PAGE_LIMITS.nesting) return { ...cost, excess: { limit: "nesting", at: tag.at } };
    // `</p>` without its start opens a paragraph and closes it.
    const isStray = tag.kind === "end" && tag.name === "p" && open.at(-1) !== "p";
    const opens = tag.kind === "start" && !VOID.has(tag.name);
    cost.depth = Math.max(cost.depth, open.length + Number(opens || isStray));
    if (tag.kind === "end" && open.at(-1) === tag.name) open.pop();
    else if (opens) open.push(tag.name);
  }
  return { ...cost, excess: null };
}
