import type { FamilyId, FamilyTable } from "../../generated/tables/format.ts";
import { advicePair } from "../model/advice.ts";
import { type AdvicePair, type Entry, type Match, type Message, NO_VALUES } from "../model/message.ts";
import { planSegments, planTemplate, type TemplatePlan } from "./template.ts";

/**
 * Turns the table's rows into objects. Opening a family reads only the first field of each row; a row is parsed when
 * its code is first asked for. generated/tables/format.ts explains the fields. If a code has several rows, the first
 * names it: the table has current rows before retired ones. Unknown codes are not kept, so memory is bounded.
 */
export class Rows {
  readonly table: FamilyTable;
  readonly #families: readonly FamilyId[];
  readonly #contents = new Map<number, RowContents>();
  /** Rows by their first field: a code, or the id of messages that arrive under several codes. */
  #unread: Map<string, string[]> | null = null;

  constructor(table: FamilyTable) {
    this.table = table;
    this.#families = Object.freeze([table.family]);
  }

  /** The family's entries of a code: nearly always one, two if the page itself gives two. */
  contents(code: number): RowContents | null {
    return this.#contents.get(code) ?? this.#read(code);
  }

  /** All codes, in the table's order. */
  all(): readonly RowContents[] {
    return [...this.#rows().keys()].flatMap((first) => this.contents(Number(first)) ?? []);
  }

  #rows(): Map<string, string[]> {
    if (this.#unread !== null) return this.#unread;
    const unread = new Map<string, string[]>();
    let first = "";
    for (const row of this.table.rows) {
      first = row.slice(0, row.indexOf("\t")) || String(Number(first) - 1);
      const rows = unread.get(first);
      if (rows === undefined) unread.set(first, [row]);
      else rows.push(row);
    }
    return (this.#unread = unread);
  }

  #read(code: number): RowContents | null {
    const rows = this.#rows().get(String(code));
    if (rows === undefined) return null;
    const entries: Entry[] = [];
    const messages: Message[] = [];
    for (const row of rows) {
      const [, given = "", advice = "", ...fields] = fieldsOf(row);
      const name = given.startsWith("=") ? given.slice(1) : given.toUpperCase().replaceAll("-", "_");
      const docsUrl = docsUrlOf(`${String(code)}-${name.toLowerCase()}`, fields, this.table.pages);
      const entry: Entry = { families: this.#families, code, name, advice: advicePair(advice), docsUrl };
      entries.push(entry);
      readMessages([...fields, ...fields.flatMap((field) => this.#messagesOf(field))], entry, messages);
    }
    const contents = contentsOf(entries, messages);
    this.#contents.set(code, contents);
    return contents;
  }

  /** Messages named by a field. */
  #messagesOf(field: string): readonly string[] {
    const [row] = field.startsWith("@") ? (this.#rows().get(field.slice(1)) ?? []) : [];
    return row === undefined ? [] : fieldsOf(row).slice(1);
  }
}

export interface RowContents {
  readonly entries: readonly Entry[];
  /** The match if only the code is known. */
  readonly codeAlone: Match;
  readonly messages: readonly Message[];
  /** Matches of the messages without parameters, by text. */
  readonly literals: ReadonlyMap<string, Match>;
  /** One bit for the first character of each template, modulo 32. */
  readonly starts: number;
  /** Matches of the messages with parameters, longest literal text first. */
  readonly templates: readonly TemplateMatch[];
}

interface TemplateMatch {
  readonly plan: TemplatePlan;
  readonly match: Match;
}

function contentsOf(entries: readonly Entry[], messages: readonly Message[]): RowContents {
  const literals = new Map<string, Match>();
  const templates: TemplateMatch[] = [];
  let starts = 0;
  for (const message of messages) {
    const { literal, entry, plan } = message;
    if (literal !== null) {
      const match: Match = { kind: "exact", entry, message, values: NO_VALUES, requestIp: null, answers: [] };
      if (!literals.has(literal)) literals.set(literal, match);
      continue;
    }
    templates.push({ plan, match: { kind: "template", entry, message, values: null, requestIp: null } });
    starts |= plan.prefix === "" ? -1 : 1 << plan.prefixStart;
  }
  templates.sort((left, right) => literalLength(right.plan) - literalLength(left.plan));
  const [entry = null] = entries;
  const codeAlone: Match = { kind: "code", entry, message: null, values: NO_VALUES, requestIp: null };
  return { entries, codeAlone, messages, literals, starts, templates };
}

function literalLength({ segments }: TemplatePlan): number {
  return segments.reduce((length, segment) => length + (typeof segment === "string" ? segment.length : 0), 0);
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
    if (/^[@#~^]/.test(field)) continue;
    const next = fields[index + 1] ?? "";
    const hasAdvice = next.startsWith("#");
    const advice = hasAdvice ? advicePair(next.slice(1)) : entry.advice;
    const idField = hasAdvice ? (fields[index + 2] ?? "") : next;
    const id = idField.startsWith("~") ? idField.slice(1) : null;
    into.push(readMessage(field.startsWith("=") ? field.slice(1) : field, entry, advice, id));
  }
}

function readMessage(text: string, entry: Entry, advice: AdvicePair, givenId: string | null): Message {
  const segments = planSegments(text);
  const [first] = segments;
  const literal = segments.length !== 1 || typeof first !== "string" ? null : first;
  const plan = planTemplate(segments);
  const banAt = plan.parameters.findIndex(({ name }) => name === "bannedUntil");
  const ipAt = plan.parameters.findIndex(({ type }) => type === "p");
  return { entry, segments, plan, literal, banAt, ipAt, advice, givenId, template: null };
}

/** Fields of a row of generated/tables or generated/advice-texts.ts. */
// Boundary where JSON comes in: rows that the generator escaped for this. JSON.parse makes flat strings, which `===`
// compares fast; slices of the row are slower.
export function fieldsOf(row: string): readonly string[] {
  return JSON.parse(`["${row.replaceAll("\t", '","')}"]`) as string[];
}
