import type { Block } from "../blocks/block.ts";
import { toBlocks } from "../blocks/to-blocks.ts";
import type { ParsedPage } from "../parse/parsed-page.ts";
import type { Problem } from "../problem.ts";
import { SectionReader } from "./section-reader.ts";
import { dateOf } from "./wordings.ts";

/** A statement of a change-log about error codes and their texts. */
export interface ChangelogEvent {
  /** Day of the section, which is the day of the announcement. */
  readonly date: string;
  /** Effective day, if the section names it. */
  readonly effective?: string;
  readonly kind: "added" | "removed" | "text-changed";
  /** Empty if the statement names only a text or a filter. */
  readonly codes: readonly number[];
  /** Names published with the codes. */
  readonly names: readonly string[];
  readonly texts: readonly string[];
  /** Replaced texts. */
  readonly was?: readonly string[];
  readonly wasCode?: number;
  readonly filter?: string;
  /** The published code, if it differs from the real code: `1211` without its sign. */
  readonly written?: string;
  /** Family that the section names, if the page covers several. */
  readonly family: string | null;
  readonly line: number;
  readonly quote: string;
}

export interface ParsedChangelog {
  readonly events: readonly ChangelogEvent[];
  /** Days of its sections, in page order. */
  readonly sections: readonly string[];
  readonly problems: readonly Problem[];
}

const FEWEST_DAYS = 2;

export interface Section {
  readonly date: string;
  readonly blocks: readonly Block[];
}

/** Whether a page is a change-log: it has more day headings than codes. */
export function isChangelog({ sections, entries }: Pick<ParsedPage, "sections" | "entries">): boolean {
  const days = sections.filter(({ text }) => dateOf(text) !== null).length;
  return days >= FEWEST_DAYS && days > entries.length;
}

/** Reads the statements about error codes of a change-log, section by section. A page without days is a problem. */
export function parseChangelog(
  text: string,
  place: { readonly file?: string; readonly url?: string } = {},
): ParsedChangelog {
  const sections = sectionsOf(toBlocks(text).blocks);
  const dates = sections.map(({ date }) => date);
  if (sections.length < FEWEST_DAYS) {
    const message = "The page has no sections with a day: it is not a change-log.";
    const fix = "Fetch the page again, or check what the address serves.";
    return {
      events: [],
      sections: dates,
      problems: [{ check: "no-changelog", severity: "error", at: place, message, fix }],
    };
  }
  // Oldest first: earlier statements show whether a code is new.
  const seen = new Set<number>();
  const events = sections.toReversed().map((section) => new SectionReader(section, seen).read());
  return { events: events.reverse().flat(), sections: dates, problems: [] };
}

function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const sections: { date: string; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const date = block.kind === "heading" ? dateOf(block.text) : null;
    if (date !== null) sections.push({ date, blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}
