import type { Block } from "../blocks/block.ts";
import type { Code } from "../blocks/code-line.ts";
import { readCodeCell, readCodeHeading } from "./headings.ts";
import { localeOf } from "./identify.ts";
import { isExplanation, readMessageCell, splitBullet } from "./messages.ts";
import { type PageProblems, type ParsedEntry, type ParsedMessage, excerpt } from "./parsed-page.ts";

/** An entry's title, heading or row. */
export type EntryTitle = Pick<ParsedEntry, "codes" | "name" | "title" | "section" | "anchor" | "line" | "kind">;

/** A text of the page with its position. */
export interface PlacedText {
  readonly text: string;
  readonly line: number;
}

/** An entry while it is read. */
export class EntryDraft {
  readonly title: EntryTitle;
  /** Level of its heading; a lower heading does not end the entry. Null if it has no heading. */
  readonly level: number | null;
  /** True for the list of filters: no page states its codes, so they are set when the whole page is read. */
  isFilterTable: boolean;
  /** Set if the codes come from a list above the table, not from its title. */
  codesAreListed = false;
  /** Set when a later passage returns to the entry: it explains and lists no messages. */
  notesOnly = false;
  readonly messages: ParsedMessage[] = [];
  readonly notes: ParsedEntry["notes"][number][] = [];

  constructor(title: EntryTitle, level: number | null, isFilterTable = false) {
    this.title = title;
    this.level = level;
    this.isFilterTable = isFilterTable;
  }

  get isTable(): boolean {
    return this.title.kind === "table";
  }

  addBullet(text: string, line: number): void {
    for (const part of splitBullet(text)) {
      const quoted = this.isTable && /^["“]/u.test(part.text);
      if (quoted) this.addRow(part.text, [], line);
      else if (this.isTable || this.notesOnly || isExplanation(part.text)) this.notes.push({ ...part, line });
      else this.messages.push({ ...part, line });
    }
  }

  addNote(text: string, line: number): void {
    for (const part of splitBullet(text)) this.notes.push({ ...part, line });
  }

  /** A row of a message table: one or more messages, and the text of the other cells. */
  addRow(messageCell: string, explanations: readonly string[], line: number): void {
    const text = explanations.filter((cell) => cell !== "").join("\n");
    const explanation = text === "" ? {} : { explanation: { text, locale: localeOf(text) } };
    for (const message of readMessageCell(messageCell)) {
      this.messages.push({ text: message, locale: localeOf(message), line, ...explanation });
    }
  }

  finish(codes: ParsedEntry["codes"]): ParsedEntry {
    return { ...this.title, codes, messages: this.messages, notes: this.notes };
  }
}

/** The codes under which filter failures arrive; pages do not say so in the table's title. */
const FILTER_CODES = [-1013, -2010];

/** Codes with their own heading, or a row in a table of codes. */
export function ownCodes(blocks: readonly Block[]): ReadonlySet<Code> {
  const codes = new Set<Code>();
  for (const block of blocks) {
    if (block.kind === "heading") readCodeHeading(block.text)?.codes.forEach((code) => codes.add(code));
    if (block.kind !== "row" || block.header) continue;
    const code = readCodeCell(block.cells[0] ?? "");
    if (typeof code === "number") codes.add(code);
  }
  return codes;
}

/** Sets the codes of the shared tables. */
export function finishEntries(
  drafts: readonly EntryDraft[],
  own: ReadonlySet<Code>,
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

/** A title's codes stand. Codes of a list above the table count only if they are elsewhere on the page too. */
function settle(draft: EntryDraft, all: ReadonlySet<number | string>, problems: PageProblems): ParsedEntry["codes"] {
  if (!draft.codesAreListed) return draft.title.codes;
  for (const code of draft.title.codes.filter((listed) => !all.has(listed))) {
    const message = `${String(code)} is listed above a table of messages, but has neither a heading nor a row: ${excerpt(draft.title.title)}`;
    const fix = "Do nothing while the page has no more about it; overlays/observed.json can add the code.";
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
