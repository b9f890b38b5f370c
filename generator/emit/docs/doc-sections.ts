import type { ErrorEntry } from "../../model.ts";
import { groupBy } from "../../group-by.ts";
import { anchorSlug } from "./anchor-slug.ts";
import { type DocContext, isBlank } from "./doc-context.ts";

export interface DocSection {
  readonly anchor: string;
  readonly title: string;
  readonly errors: readonly ErrorEntry[];
}

/** The page's own sections, each with its codes, in the order of their first codes. */
export function docSections({ family, words }: DocContext): readonly DocSection[] {
  const groups = groupBy(family.errors, ({ section }) => section);
  const taken = new Set<string>();
  return [...groups].map(([section, errors]) => {
    const anchor = uniqueAnchor(section ?? "other", taken);
    return { anchor, title: section === null || isBlank(section) ? words.otherCodes : section, errors };
  });
}

/** `section-10xx-general-server-or-network-issues`: from the English title, so that both languages agree. */
function uniqueAnchor(title: string, taken: Set<string>): string {
  const base = `section-${anchorSlug(title)}`;
  let anchor = base;
  for (let copy = 2; taken.has(anchor); copy += 1) anchor = `${base}-${String(copy)}`;
  taken.add(anchor);
  return anchor;
}
