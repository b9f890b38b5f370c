import { PAGE_LIMITS, type Stop } from "../blocks/page-limits.ts";
import type { PageProblems } from "./page-problems.ts";

const FIX =
  "No error page is nearly as large: look what the address serves. The limits are in generator/blocks/page-limits.ts.";

/** A page so long that none of it is read. */
export function reportLength(text: string, problems: PageProblems): void {
  const message = `The page has ${String(text.length)} characters, more than the ${String(PAGE_LIMITS.characters)} that are read: it was not read at all.`;
  problems.error("page-too-large", {}, message, FIX);
}

const WHAT: Readonly<Record<Stop["limit"], string>> = {
  tags: `more than ${String(PAGE_LIMITS.tags)} tags`,
  nesting: "elements nested so deep, or left open so often, that reading them would take the square of their number",
  blocks: `more than ${String(PAGE_LIMITS.blocks)} headings, list items, paragraphs and rows`,
};

/** A page whose end was not read. */
export function reportStop({ limit, line }: Stop, problems: PageProblems): void {
  const message = `The page has ${WHAT[limit]}: what stands there and behind it was not read.`;
  problems.error("page-too-large", { line }, message, FIX);
}
