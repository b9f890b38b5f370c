import type { HeadingBlock } from "../blocks/block.ts";
import type { PlacedText } from "./entry-draft.ts";

/** The part of a page under a heading that names no single code. */
export interface Section {
  readonly heading: HeadingBlock | null;
  /** The heading's text; null for the title of the page, which is no section of it. */
  readonly name: string | null;
  /** Paragraphs and bullets before any entry: notes of the section's table, if it has one. */
  readonly prose: PlacedText[];
  readonly bullets: PlacedText[];
  /** Codes that the section lists: "the following messages come with -1010, -2010, -2011". */
  readonly listed: { readonly code: number; readonly line: number }[];
  /** Whether a table of messages follows in it. */
  readonly hasTable: boolean;
}

export function startSection(heading: HeadingBlock | null, hasTable: boolean, isTitle = false): Section {
  const name = heading === null || isTitle ? null : heading.text;
  return { heading, name, prose: [], bullets: [], listed: [], hasTable };
}

/** Headings that announce the table of filters, in every recorded version. */
export function isFilterTitle(text: string): boolean {
  return /filter failure|\bfilters? errors?\b|过滤器(?:故障|错误|失败)?$|未能通过过滤器/iu.test(text);
}

export function isFilterMessage(text: string): boolean {
  return /^["“]?\s*filter failure\b/iu.test(text);
}
