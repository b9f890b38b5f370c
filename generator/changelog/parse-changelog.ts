import type { Block } from "../blocks/block.ts";
import { toBlocks } from "../blocks/to-blocks.ts";
import type { ParsedPage } from "../parse/parsed-page.ts";
import type { Problem } from "../problem.ts";
import { SectionReader } from "./section-reader.ts";
import { dateOf } from "./wordings.ts";

/** What one statement of a change-log says about error codes and their texts. */
export interface ChangelogEvent {
  /** Day of the section: when it was announced. */
  readonly date: string;
  /** When it took or takes effect, where the section says so. */
  readonly effective?: string;
  readonly kind: "added" | "removed" | "text-changed";
  /** Empty where only a text or a filter is named. */
  readonly codes: readonly number[];
  /** Names published with the codes. */
  readonly names: readonly string[];
  readonly texts: readonly string[];
  /** Texts that the new ones replace. */
  readonly was?: readonly string[];
  readonly wasCode?: number;
  readonly filter?: string;
  /** The code as the page writes it, where that is not its code: `1211` without its sign. */
  readonly written?: string;
  /** Family that the section names, where the page is about several. */
  readonly family: string | null;
  readonly line: number;
  readonly quote: string;
}

export interface ParsedChangelog {
  readonly events: readonly ChangelogEvent[];
  /** Days of its sections, as they stand on the page. */
  readonly sections: readonly string[];
  readonly problems: readonly Problem[];
}

const FEWEST_DAYS = 2;

export interface Section {
  readonly date: string;
  readonly blocks: readonly Block[];
}

/** Whether a page that was read for error codes is a change-log: most of its headings are days. */
export function isChangelog({ sections, entries }: Pick<ParsedPage, "sections" | "entries">): boolean {
  const days = sections.filter(({ text }) => dateOf(text) !== null).length;
  return days >= FEWEST_DAYS && days > entries.length;
}

/** Reads a change-log: sections by day, statements about error codes in them. A page without days is none. */
export function parseChangelog(
  text: string,
  place: { readonly file?: string; readonly url?: string } = {},
): ParsedChangelog {
  const sections = sectionsOf(toBlocks(text).blocks);
  const dates = sections.map(({ date }) => date);
  if (sections.length < FEWEST_DAYS) {
    const message = "The page has no sections with a day: it is no change-log.";
    const fix = "Fetch the page again, or look what the address serves.";
    return {
      events: [],
      sections: dates,
      problems: [{ check: "no-changelog", severity: "error", at: place, message, fix }],
    };
  }
  // Oldest first: whether a code is new shows by what was said of it before.
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
