import type { Block } from "../blocks/block.ts";
import { readCodeHeading } from "./heading.ts";

/** How many of a family's own codes and names a page must have, and others not, to be told by them. */
const ENOUGH = 3;

/** Placeholder until computed */
const OWN: Readonly<Record<string, readonly string[]>> = {};

/** The family whose own codes a page has, or null where that is not clear. */
export function familyByShape(blocks: readonly Block[]): string | null {
  const titles = new Set<string>();
  for (const block of blocks) {
    const title = block.kind === "heading" ? readCodeHeading(block.text) : null;
    if (title !== null) for (const code of title.codes) titles.add(`${String(code)} ${title.name ?? ""}`);
  }
  const scores = Object.entries(OWN).map(([family, own]) => ({ family, score: own.filter((title) => titles.has(title)).length }));
  const [best, second] = scores.toSorted((a, b) => b.score - a.score);
  return best !== undefined && best.score >= ENOUGH && best.score > 2 * (second?.score ?? 0) ? best.family : null;
}
