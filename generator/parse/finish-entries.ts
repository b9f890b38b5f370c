import type { Block } from "../blocks/block.ts";
import type { EntryDraft } from "./entry-draft.ts";
import { readCodeCell, readCodeHeading } from "./heading.ts";
import { excerpt } from "./page-problems.ts";
import type { PageProblems } from "./page-problems.ts";
import type { ParsedEntry } from "./parsed-page.ts";

/** The codes under which filter failures arrive; pages do not say so in the table's title. */
const FILTER_CODES = [-1013, -2010];

/** Codes that have a heading of their own, or a row in a table of codes. */
export function ownCodes(blocks: readonly Block[]): ReadonlySet<number> {
  const codes = new Set<number>();
  for (const block of blocks) {
    if (block.kind === "heading") readCodeHeading(block.text)?.codes.forEach((code) => codes.add(code));
    if (block.kind !== "row" || block.header) continue;
    const code = readCodeCell(block.cells[0] ?? "");
    if (typeof code === "number") codes.add(code);
  }
  return codes;
}

/** Settles the codes of the shared tables and drops nothing else. */
export function finishEntries(
  drafts: readonly EntryDraft[],
  own: ReadonlySet<number>,
  problems: PageProblems,
): readonly ParsedEntry[] {
  const all = new Set([...own, ...drafts.filter(({ isTable }) => !isTable).flatMap(({ title }) => title.codes)]);
  return drafts.map((draft) => {
    const entry = draft.finish(
      draft.isFilterTable ? FILTER_CODES.filter((code) => all.has(code)) : settle(draft, all, problems),
    );
    if (draft.isTable) reportTable(draft, entry, problems);
    return entry;
  });
}

/** A title's codes stand. Codes that a list above the table names count where the page has them otherwise. */
function settle(draft: EntryDraft, all: ReadonlySet<number | string>, problems: PageProblems): ParsedEntry["codes"] {
  if (!draft.codesAreListed) return draft.title.codes;
  for (const code of draft.title.codes.filter((listed) => !all.has(listed))) {
    const message = `${String(code)} is listed above a table of messages, but has neither a heading nor a row: ${excerpt(draft.title.title)}`;
    const fix = "Nothing is to be done while the page has no more on it; overlays/observed.json can add the code.";
    problems.warn("code-without-entry", { line: draft.title.line, code }, message, fix);
  }
  return draft.title.codes.filter((code) => all.has(code));
}

function reportTable(draft: EntryDraft, entry: ParsedEntry, problems: PageProblems): void {
  const at = { line: entry.line, anchor: entry.anchor ?? undefined };
  if (entry.messages.length === 0) {
    const message = `A table of messages was announced and none was read: ${excerpt(entry.title)}`;
    problems.warn("table-without-messages", at, message, "Compare with the page; generator/blocks/ reads tables.");
  } else if (entry.codes.length === 0 && !draft.isFilterTable) {
    const message = `A table of ${String(entry.messages.length)} messages names no codes: ${excerpt(entry.title)}`;
    problems.warn(
      "table-without-codes",
      at,
      message,
      "Compare with the page; the codes stand in its title or in a list above it.",
    );
  }
}
