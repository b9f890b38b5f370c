import { splitBullet } from "./bullets.ts";
import { localeOf } from "./language.ts";
import { readMessageCell } from "./message-cell.ts";
import type { ParsedEntry, ParsedMessage } from "./parsed-page.ts";
import { isExplanation } from "./roles.ts";

/** What a title, heading or row says of an entry. */
export type EntryTitle = Pick<ParsedEntry, "codes" | "name" | "title" | "section" | "anchor" | "line" | "kind">;

/** A text of the page and where it stands. */
export interface PlacedText {
  readonly text: string;
  readonly line: number;
}

/** An entry while its texts are being collected. */
export class EntryDraft {
  readonly title: EntryTitle;
  /** Level of its heading; a heading below it does not end the entry. Null where it has none. */
  readonly level: number | null;
  /** The list of filters, whose codes no page states: they are looked up when the whole page is read. */
  isFilterTable: boolean;
  /** Set where the codes come from a list above the table, not from its title. */
  codesAreListed = false;
  /** Set when a later passage of the page comes back to the entry: it explains, it does not list messages. */
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

  /** A row of a message table: one or more messages, and what the other cells say of them. */
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
