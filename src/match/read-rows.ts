import type { FamilyId, FamilyTable } from "../../generated/tables/format.ts";
import { advicePair } from "../advice/advice-of.ts";
import type { AdvicePair, Entry, Match, Message } from "./message.ts";
import { NO_VALUES } from "./message.ts";
import { planTemplate } from "./match-template.ts";
import { planSegments } from "./plan-segments.ts";

/**
 * The one place where the table's string becomes objects. Opening a family looks only for the line ends; a
 * line is parsed when its code is first asked for. JSON.parse makes fresh, flat strings, on which `===` is
 * fast; slices of the big string would not be. What the fields say is in generated/tables/format.ts.
 */
export class Rows {
  readonly table: FamilyTable;
  readonly familyAlone: readonly FamilyId[];
  readonly #byCode = new Map<number, Row>();
  readonly #tables = new Map<string, readonly string[]>();

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

  messagesOf(table: string): readonly string[] {
    return this.#tables.get(table) ?? [];
  }

  #add(rows: string, start: number, end: number): void {
    const code = Number(rows.slice(start, rows.indexOf("\t", start)));
    if (Number.isNaN(code)) {
      const [id = "", ...fields] = parseLine(rows.slice(start, end));
      this.#tables.set(id, fields);
      return;
    }
    const row = this.#byCode.get(code);
    if (row === undefined) this.#byCode.set(code, new Row(this, start, end));
    else row.also(start, end);
  }
}

/** What a family has under one code: one entry nearly always, two where the page itself gives two. */
class Row {
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
      const [code = "", name = "", advice = "", ...fields] = parseLine(table.rows.slice(start, end));
      const docsUrl = docsUrlOf(`${code}-${name.toLowerCase()}`, fields, table.pages);
      const { familyAlone } = this.#rows;
      const entry = {
        family: table.family,
        familyAlone,
        code: Number(code),
        name,
        advice: advicePair(advice),
        docsUrl,
      };
      const shared = fields
        .filter((field) => field.startsWith("@"))
        .flatMap((field) => this.#rows.messagesOf(field.slice(1)));
      entries.push(entry);
      readMessages([...fields, ...shared], entry, messages);
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
  /** A bit for each length that a literal has, mod 32, and for the `startSlot` of each template. */
  readonly lengths: number;
  readonly starts: number;
  /** Messages with parameters, those with the longest literal text first. */
  readonly templates: readonly Message[];
}

export interface LiteralMatch {
  readonly literal: string;
  readonly match: Match;
}

function contentsOf(entries: readonly Entry[], messages: readonly Message[]): RowContents {
  const literals: LiteralMatch[][] = [];
  let lengths = 0;
  for (const message of messages) {
    if (message.literal === null) continue;
    const { literal, entry } = message;
    const match: Match = { kind: "exact", entry, message, values: NO_VALUES, text: "", requestIp: null };
    lengths |= 1 << literal.length;
    (literals[literal.length] ??= []).push({ literal, match });
  }
  const [entry = null] = entries;
  const templates = messages
    .filter(({ literal }) => literal === null)
    .sort((left, right) => literalLength(right) - literalLength(left));
  const codeAlone: Match = { kind: "code", entry, message: null, values: NO_VALUES, text: "", requestIp: null };
  let starts = 0;
  for (const { plan } of templates) starts |= plan.prefix.length < 2 ? -1 : 1 << startSlot(plan.prefix);
  return { entries, codeAlone, messages, literals, lengths, starts, templates };
}

/** Number made of the first two characters; shifts take it mod 32. */
export function startSlot(text: string): number {
  return text.charCodeAt(0) + 7 * text.charCodeAt(1);
}

function literalLength({ segments }: Message): number {
  let length = 0;
  for (const segment of segments) if (typeof segment === "string") length += segment.length;
  return length;
}

function docsUrlOf(usual: string, fields: readonly string[], pages: readonly string[]): string | null {
  const field = fields.find((one) => one.startsWith("^")) ?? "^0";
  const [, page = "", anchor = usual] = /^\^(\d*)(?: (.*))?$/.exec(field) ?? [];
  const url = page === "" ? undefined : pages[Number(page)];
  if (url === undefined) return null;
  return anchor === "" ? url : `${url}#${anchor}`;
}

function readMessages(fields: readonly string[], entry: Entry, into: Message[]): void {
  for (const [index, field] of fields.entries()) {
    const mark = field.charAt(0);
    if (mark === "@" || mark === "#" || mark === "~" || mark === "^") continue;
    const next = fields[index + 1] ?? "";
    const hasAdvice = next.startsWith("#");
    const advice = hasAdvice ? advicePair(next.slice(1)) : entry.advice;
    const idField = hasAdvice ? (fields[index + 2] ?? "") : next;
    const id = idField.startsWith("~") ? idField.slice(1) : null;
    into.push(readMessage(mark === "=" ? field.slice(1) : field, entry, advice, id));
  }
}

function readMessage(text: string, entry: Entry, advice: AdvicePair, givenId: string | null): Message {
  const segments = planSegments(text);
  const [first] = segments;
  const literal = segments.length !== 1 || typeof first !== "string" ? null : first;
  const parameters = segments.filter((segment) => typeof segment === "object");
  const banAt = parameters.findIndex(({ name }) => name === "bannedUntil");
  const ipAt = parameters.findIndex(({ type }) => type === "p");
  return { entry, segments, plan: planTemplate(segments), literal, banAt, ipAt, advice, givenId, template: null };
}

// The one boundary at which JSON comes in: lines that generator/emit/table.ts escaped for just this.
function parseLine(line: string): readonly string[] {
  return JSON.parse(`["${line.replaceAll("\t", '","')}"]`) as string[];
}
