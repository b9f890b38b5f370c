import type { AdviceRow, EntryRow, FamilyTable, MessageRow, TableRow } from "../../generated/tables/format.ts";
import type { Entry, Match, Message } from "./message.ts";
import { NO_VALUES } from "./message.ts";
import { planSegments } from "./plan-segments.ts";

/**
 * The one place where the table's string becomes objects. Opening a family looks only for the line ends; a
 * line is parsed when its code is first asked for. JSON.parse makes fresh, flat strings, on which `===` is
 * fast; slices of the big string would not be.
 */
export class Rows {
  readonly table: FamilyTable;
  readonly #byCode = new Map<number, Row>();
  readonly #tables = new Map<string, readonly MessageRow[]>();
  #advice: AdviceRow = [null];

  constructor(table: FamilyTable) {
    this.table = table;
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

  /** Id and axes of an advice. */
  advice(index: number): readonly [id: string, axes: string] | undefined {
    const pair = this.#advice[index + 1];
    return pair ?? undefined;
  }

  messagesOf(id: string): readonly MessageRow[] {
    return this.#tables.get(id) ?? [];
  }

  #add(rows: string, start: number, end: number): void {
    const first = rows.charAt(start + 1);
    if (first === "n") {
      this.#advice = parseRow<AdviceRow>(rows, start, end);
    } else if (first === '"') {
      const [id, messages] = parseRow<TableRow>(rows, start, end);
      this.#tables.set(id, messages);
    } else {
      const code = Number(rows.slice(start + 1, rows.indexOf(",", start)));
      const row = this.#byCode.get(code);
      if (row === undefined) this.#byCode.set(code, new Row(this, start, end));
      else row.also(start, end);
    }
  }
}

/** What a family has under one code: one entry nearly always, two where the page itself gives two. */
export class Row {
  readonly #rows: Rows;
  readonly #lines: number[];
  #contents: RowContents | null = null;

  constructor(rows: Rows, start: number, end: number) {
    this.#rows = rows;
    this.#lines = [start, end];
  }

  also(start: number, end: number): void {
    this.#lines.push(start, end);
  }

  contents(): RowContents {
    return (this.#contents ??= this.#read());
  }

  #read(): RowContents {
    const { table } = this.#rows;
    const entries: Entry[] = [];
    const messages: Message[] = [];
    for (let index = 0; index + 1 < this.#lines.length; index += 2) {
      const [start = 0, end = 0] = this.#lines.slice(index, index + 2);
      const row = parseRow<EntryRow>(table.rows, start, end);
      const entry = readEntry(row, table);
      entries.push(entry);
      const shared = (row[4] ?? []).flatMap((id) => this.#rows.messagesOf(id));
      for (const message of [...(row[3] ?? []), ...shared]) messages.push(readMessage(message, entry));
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

function readEntry([code, name, advice, , , docs, origin = 0]: EntryRow, { family, pages }: FamilyTable): Entry {
  return { family, code, name, advice, origin, docsUrl: docsUrl(code, name, docs, pages) };
}

function docsUrl(code: number, name: string, docs: EntryRow[5], pages: readonly string[]): string | null {
  if (docs === null) return null;
  const usual = `${String(code)}-${name.toLowerCase()}`;
  const [page, fragment = usual] =
    docs === undefined || docs === 0 ? [0] : typeof docs === "string" ? [0, docs] : docs;
  const url = pages[page];
  if (url === undefined) return null;
  return fragment === "" ? url : `${url}#${fragment}`;
}

function readMessage(row: MessageRow, entry: Entry): Message {
  const [rows, advice = null, origin = 0, id = null] = typeof row === "string" ? [[row]] : row;
  const segments = planSegments(rows);
  const [first] = segments;
  const literal = segments.length === 1 && typeof first === "string" ? first : null;
  return { entry, segments, literal, advice: advice ?? entry.advice, origin, givenId: id };
}

/** The one boundary at which JSON comes in: a line that generator/emit/table.ts wrote in the given shape. */
function parseRow<RowType extends EntryRow | TableRow | AdviceRow>(rows: string, start: number, end: number): RowType {
  return JSON.parse(rows.slice(start, end)) as RowType;
}
