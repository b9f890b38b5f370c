import type { Block } from "../blocks/block.ts";
import { type ColumnRole, type Columns, guessColumns, readColumns } from "./columns.ts";
import { EntryDraft } from "./entries.ts";
import {
  type Section,
  isConstantName,
  isFilterMessage,
  isFilterTitle,
  readCodeCell,
  readCodeHeading,
} from "./headings.ts";
import { type PageProblems, excerpt } from "./parsed-page.ts";
type Row = Extract<Block, { readonly kind: "row" }>;

/** Position of a row on the page. */
interface Place {
  readonly section: Section;
  readonly current: EntryDraft | null;
  readonly drafts: EntryDraft[];
}

/** Reads table rows: one entry each if a column has codes, else messages of the entry or section around them. */
export class TableReader {
  readonly #columns = new Map<number, Columns>();
  readonly #drafts = new Map<number, EntryDraft>();
  readonly #problems: PageProblems;

  constructor(problems: PageProblems) {
    this.#problems = problems;
  }

  /** The open entry after the row. */
  readRow(row: Row, place: Place): EntryDraft | null {
    const columns = this.#columnsOf(row);
    if (columns === null) return place.current;
    const code = columns.indexOf("code");
    if (code >= 0) return this.#readCodeRow(row, columns, place);
    const message = columns.findIndex((role) => role === "message" || role === "filter");
    if (message >= 0) return this.#readMessageRow(row, message, place);
    const text = row.cells.filter((cell) => cell !== "").join(" | ");
    if (place.current === null) place.section.prose.push({ text, line: row.line });
    else place.current.addNote(text, row.line);
    return place.current;
  }

  /** Null if the row is the table's header. */
  #columnsOf(row: Row): Columns | null {
    const known = this.#columns.get(row.table);
    const roles = readColumns(row.cells);
    const isHeader = row.header || (known === undefined && roles.filter((role) => role !== null).length >= 2);
    if (isHeader) {
      this.#columns.set(row.table, roles);
      return null;
    }
    if (known?.some((role) => role !== null) === true) return known;
    // An unreadable or missing header: the first cell decides.
    const first = row.cells[0];
    if (first !== undefined && readCodeCell(first) !== null) return guessColumns(row.cells, true);
    return known === undefined && first !== undefined && /^["“]/u.test(first)
      ? guessColumns(row.cells, false)
      : (known ?? roles);
  }

  #readCodeRow(row: Row, columns: Columns, place: Place): EntryDraft | null {
    const cell = cellOf(row, columns, "code");
    const title = readCodeHeading(cell);
    const code = readCodeCell(cell) ?? title?.codes[0];
    if (code === undefined) {
      const message = `A row of a table of codes has no code that can be read: ${excerpt(row.cells.join(" | "))}`;
      this.#problems.warn(
        "row-without-code",
        { line: row.line },
        message,
        "Compare with the page; generator/parse/heading.ts reads code cells.",
      );
      return place.current;
    }
    const message = cellOf(row, columns, "message");
    const named = cellOf(row, columns, "name");
    // Articles have the header "Message" above names.
    const name = named !== "" ? named : isConstantName(message) ? message : (title?.name ?? null);
    const draft = this.#openRow(row, code, name, place);
    if (message !== "" && name !== message) draft.addRow(message, [], row.line);
    this.#addOtherCells(row, columns, draft);
    return null;
  }

  #openRow(row: Row, code: number | string, name: string | null, place: Place): EntryDraft {
    const title = [String(code), name].filter((part) => part !== null).join(" ");
    const section = place.section.name;
    const draft = new EntryDraft(
      { codes: [code], name, title, section, anchor: null, line: row.line, kind: "entry" },
      null,
    );
    place.drafts.push(draft);
    return draft;
  }

  /** Any other column, also a second column of codes, names or messages. */
  #addOtherCells(row: Row, columns: Columns, draft: EntryDraft): void {
    const taken = new Set([columns.indexOf("code"), columns.indexOf("name"), columns.indexOf("message")]);
    row.cells.forEach((text, index) => {
      if (text !== "" && !taken.has(index)) draft.addNote(text, row.line);
    });
  }

  #readMessageRow(row: Row, message: number, place: Place): EntryDraft {
    const text = row.cells[message] ?? "";
    const others = row.cells.filter((_, index) => index !== message);
    const draft = this.#targetOf(row, text, place);
    if (isFilterMessage(text) && draft.isTable && draft.title.codes.length === 0) draft.isFilterTable = true;
    draft.addRow(text, others, row.line);
    return draft;
  }

  /** The shared table or entry that the row's message belongs to. */
  #targetOf(row: Row, text: string, place: Place): EntryDraft {
    const known = this.#drafts.get(row.table);
    if (known !== undefined) return known;
    const { current } = place;
    const fits = current !== null && (current.isTable || (current.messages.length === 0 && !isFilterMessage(text)));
    const draft = fits ? current : this.#openTable(row, place);
    this.#drafts.set(row.table, draft);
    return draft;
  }

  /** A table under a section title without a code: it gets the codes listed in the section, if any. */
  #openTable(row: Row, place: Place): EntryDraft {
    const { section, drafts } = place;
    const ownTitle = place.current === null ? section.heading : null;
    const text = ownTitle?.text ?? row.cells[0] ?? "";
    if (ownTitle === null) {
      const message = `A table of messages has no title of its own: ${excerpt(text)}`;
      this.#problems.warn(
        "table-without-title",
        { line: row.line },
        message,
        "Compare with the page; a lost heading is the usual cause.",
      );
    }
    const title = {
      codes: section.listed.map(({ code }) => code),
      name: null,
      title: text,
      section: null,
      anchor: ownTitle?.anchor ?? null,
      line: ownTitle?.line ?? row.line,
      kind: "table" as const,
    };
    const draft = new EntryDraft(title, ownTitle?.level ?? null, isFilterTitle(text) || isFilterMessage(text));
    draft.codesAreListed = true;
    if (ownTitle !== null) this.#moveProse(section, draft);
    drafts.push(draft);
    return draft;
  }

  #moveProse(section: Section, draft: EntryDraft): void {
    const texts = [...section.prose, ...section.bullets].toSorted((a, b) => a.line - b.line);
    for (const { text, line } of texts) draft.addNote(text, line);
    section.prose.length = 0;
    section.bullets.length = 0;
  }
}

function cellOf(row: Row, columns: Columns, role: ColumnRole): string {
  const index = columns.indexOf(role);
  return index < 0 ? "" : (row.cells[index] ?? "");
}
