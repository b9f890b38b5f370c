import type { KnownName } from "./catalog-types.ts";
import type { Families } from "./judge/families.ts";
import { templateOf } from "./match/message-id.ts";
import type { RowContents } from "./match/rows.ts";
import { type Message, NO_VALUES } from "./model/message.ts";
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

/** Queries of a parser's `lookup`. Editors complete the names of its families. */
export type Lookup<F extends FamilyId = FamilyId> = (
  query?: number | KnownName<F>,
  family?: FamilyId,
) => readonly ErrorDescription[];

/** Entries with a code, or with a name in any case; all entries without a query. */
export function lookup(families: Families, query?: number | string, family?: FamilyId): readonly ErrorDescription[] {
  const wanted = typeof query === "string" ? query.trim().toUpperCase() : null;
  return families.all.matchers
    .filter(({ table }) => family === undefined || table.family === family)
    .flatMap(({ rows, table }) => {
      const all = typeof query === "number" ? [rows.contents(query) ?? []].flat() : rows.all();
      return all.flatMap((contents) => describe(contents, table.family));
    })
    .filter(({ name }) => wanted === null || name.toUpperCase() === wanted);
}

function describe({ entries, messages }: RowContents, family: FamilyId): readonly ErrorDescription[] {
  return entries.map((entry) => ({
    family,
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
