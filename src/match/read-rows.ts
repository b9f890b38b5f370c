import type { EntryExtras, EntryRow, FamilyId, FamilyTable, MessageRow, TableRow } from "../../generated/tables/format.ts";
import type { Entry, Match, Message } from "./message.ts";
import { NO_VALUES } from "./message.ts";
import { planTemplate } from "./match-template.ts";
import { planSegments } from "./plan-segments.ts";

/**
 * The one place where the table's string becomes objects. Opening a family looks only for the line ends; a
 * line is parsed when its code is first asked for. JSON.parse makes fresh, flat strings, on which `===` is
 * fast; slices of the big string would not be.
 */
export class Rows {
  readonly table: FamilyTable;
  readonly familyAlone: readonly FamilyId[];
  readonly #byCode = new Map<number, Row>();
  readonly #tables = new Map<string, readonly MessageRow[]>();

  constructor(table: FamilyTable) {
    this.table = table;
    this.familyAlone = Object.freeze([table.family]);
    const { rows } = table;
    for (let start = 0; start < rows.length;) {
      const lineEnd = rows.indexOf("\n", start);
      const end = lineEnd < 0 ? rows.length : lineEnd;
      this.#add(rows, start, end);
      start = end + 1;
    }
  }

  row(code: number): Row | undefined {
    return this.#byCode.get(code);
  }

  all(): IterableIterator<Row> {
    return this.#byCode.values();
  }

  messagesOf(table: string): readonly MessageRow[] {
    return this.#tables.get(table) ?? [];
  }

  #add(rows: string, start: number, end: number): void {
    if (rows.charAt(start + 1) === '"') {
      const [id, ...messages] = parseTableRow(rows.slice(start, end));
      this.#tables.set(id, messages);
      return;
    }
    const code = Number(rows.slice(start + 1, rows.indexOf(",", start)));
    const row = this.#byCode.get(code);
    if (row === undefined) this.#byCode.set(code, new Row(this, start, end));
    else row.also(start, end);
  }
}

/** What a family has under one code: one entry nearly always, two where the page itself gives two. */
export class Row {
  readonly #rows: Rows;
  readonly #lines: (readonly [start: number, end: number])[];
  #contents: RowContents | null = null;

  constructor(rows: Rows, start: number, end: number) {
    this.#rows = rows;
    this.#lines = [[start, end]];
  }

  also(start: number, end: number): void {
    this.#lines.push([start, end]);
  }

  contents(): RowContents {
    return (this.#contents ??= this.#read());
  }

  #read(): RowContents {
    const { table } = this.#rows;
    const entries: Entry[] = [];
    const messages: Message[] = [];
    for (const [start, end] of this.#lines) {
      const [code, name, advice, extras, ...own] = parseEntryRow(table.rows.slice(start, end));
      const url = docsUrl(code, name, extras, table.pages);
      const entry = { family: table.family, familyAlone: this.#rows.familyAlone, code, name, advice, docsUrl: url };
      const shared = extras === 0 ? [] : (extras.tables ?? []).flatMap((id) => this.#rows.messagesOf(id));
      entries.push(entry);
      for (const message of [...own, ...shared]) messages.push(readMessage(message, entry));
    }
    return contentsOf(entries, messages);
  }
}

export interface RowContents {
  readonly entries: readonly Entry[];
  /** What to answer where only the code is known. */
  readonly codeAlone: Match;
  readonly messages: readonly Message[];
  /** Ready answers for the texts without parameters, by length of the text. */
  readonly literals: readonly (readonly LiteralMatch[] | undefined)[];
  /** Messages with parameters, those with the longest literal text first. */
  readonly templates: readonly Message[];
}

export interface LiteralMatch {
  readonly literal: string;
  readonly match: Match;
}

function contentsOf(entries: readonly Entry[], messages: readonly Message[]): RowContents {
  const literals: LiteralMatch[][] = [];
  for (const message of messages) {
    if (message.literal === null) continue;
    const { literal, entry } = message;
    const match: Match = { kind: "exact", entry, message, values: NO_VALUES, requestIp: null };
    (literals[literal.length] ??= []).push({ literal, match });
  }
  const [entry = null] = entries;
  const templates = messages
    .filter(({ literal }) => literal === null)
    .sort((left, right) => literalLength(right) - literalLength(left));
  const codeAlone: Match = { kind: "code", entry, message: null, values: NO_VALUES, requestIp: null };
  return { entries, codeAlone, messages, literals, templates };
}

function literalLength({ segments }: Message): number {
  let length = 0;
  for (const segment of segments) if (typeof segment === "string") length += segment.length;
  return length;
}

function docsUrl(code: number, name: string, extras: EntryExtras | 0, pages: readonly string[]): string | null {
  const { page = 0, anchor = `${String(code)}-${name.toLowerCase()}` } = extras === 0 ? {} : extras;
  const url = pages[page];
  if (url === undefined || anchor === null) return null;
  return anchor === "" ? url : `${url}#${anchor}`;
}

function readMessage(row: MessageRow, entry: Entry): Message {
  const [text, advice = 0, id = null] = typeof row === "string" ? [row] : row;
  const segments = planSegments(text);
  const [first] = segments;
  const literal = segments.length !== 1 || typeof first !== "string" ? null : first;
  return { entry, segments, plan: planTemplate(segments), literal, advice: advice === 0 ? entry.advice : advice, givenId: id };
}

// The one boundary at which JSON comes in: lines that generator/emit/table.ts wrote in just these shapes.
function parseEntryRow(line: string): EntryRow {
  return JSON.parse(line) as EntryRow;
}

function parseTableRow(line: string): TableRow {
  return JSON.parse(line) as TableRow;
}
