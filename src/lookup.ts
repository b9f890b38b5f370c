import type { Families } from "./answer/families.ts";
import type { Message } from "./match/message.ts";
import type { RowContents } from "./match/read-rows.ts";
import { NO_VALUES } from "./match/message.ts";
import { templateOf } from "./match/template-of.ts";
import type { Advice, FamilyId } from "./result.ts";

export interface MessageDescription {
  readonly id: string;
  /** With placeholders, verbatim. */
  readonly text: string;
  readonly parameters: readonly string[];
}

/** One entry of a family's list. */
export interface ErrorDescription {
  readonly family: FamilyId;
  readonly code: number;
  readonly name: string;
  readonly advice: Advice;
  readonly docsUrl: string | null;
  readonly messages: readonly MessageDescription[];
}

/** Entries with a code, or with a name in any case; without a query all of them. */
export function lookup(families: Families, query?: number | string, family?: FamilyId): readonly ErrorDescription[] {
  const wanted = typeof query === "string" ? query.trim().toUpperCase() : null;
  const found: ErrorDescription[] = [];
  for (const { rows, table } of families.matchers()) {
    if (family !== undefined && table.family !== family) continue;
    const row = typeof query === "number" ? rows.row(query) : undefined;
    const candidates = typeof query === "number" ? (row === undefined ? [] : [row]) : rows.all();
    for (const candidate of candidates) {
      const all = describe(candidate.contents());
      found.push(...(wanted === null ? all : all.filter(({ name }) => name.toUpperCase() === wanted)));
    }
  }
  return found;
}

function describe({ entries, messages }: RowContents): readonly ErrorDescription[] {
  return entries.map((entry) => ({
    family: entry.family,
    code: entry.code,
    name: entry.name,
    advice: entry.advice.write,
    docsUrl: entry.docsUrl,
    messages: messages.filter((message) => message.entry === entry).map(describeMessage),
  }));
}

function describeMessage(message: Message): MessageDescription {
  const parameters = message.segments.flatMap((segment) => (typeof segment === "string" ? [] : [segment.name]));
  const { id, text } = templateOf(message, NO_VALUES);
  return { id, text, parameters };
}
