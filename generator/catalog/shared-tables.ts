import type { PartialLocalized, SnapshotEntry, SnapshotMessage, SnapshotTable } from "../model.ts";
import type { ParsedEntry, ParsedPage } from "../parse/parsed-page.ts";
import { namesInTitle } from "../parse/headings.ts";
import { comparableText } from "../text.ts";
import { entryAnchor } from "./build-catalog.ts";
import { joinNotes, type PagePair } from "./join-languages.ts";

/**
 * The API sends filter failures under -1013, and under -2010 where the matching engine checks them
 * (FIELD §3.7); the page's section names no code.
 */
const FILTER_CODES: readonly number[] = [-1013, -2010];

/** The tables whose messages several codes share: the reject table and the filter table. Each is stored once. */
export function joinTables(pair: PagePair): readonly SnapshotTable[] {
  const chinese = tablesOf(pair.chinese);
  const ids = new Map<string, number>();
  return tablesOf(pair.english)
    .filter(namesCodes)
    .map((table) => {
      const kind = isFilterTable(table) ? "filters" : "rejects";
      const count = (ids.get(kind) ?? 0) + 1;
      ids.set(kind, count);
      const twin = twinOf(table, chinese);
      return joinTable(count === 1 ? kind : `${kind}-${String(count)}`, table, twin);
    });
}

/** Codes that only a table's section title names get an entry of their own: spot -1010 and -2038. */
export function entriesOfTables(pair: PagePair, headed: readonly SnapshotEntry[]): readonly SnapshotEntry[] {
  const known = new Set(headed.map(({ code }) => code));
  const chinese = tablesOf(pair.chinese);
  return tablesOf(pair.english).flatMap((table) => {
    const twin = twinOf(table, chinese);
    return namesInTitle(table.title)
      .filter(({ code }) => !known.has(code))
      .map(({ code, name }) => ({
        code,
        name,
        section: table.title,
        ...headings(table, twin),
        products: [pair.product],
        messages: [],
        notes: [],
      }));
  });
}

function tablesOf(page: ParsedPage | null): readonly ParsedEntry[] {
  return page === null ? [] : page.entries.filter(({ kind }) => kind === "table");
}

/**
 * A snapshot cannot hold a table without codes: once such a snapshot was written, and every later run refused to read
 * it. The gate `page-tables` stops an English page with such a table.
 */
export function namesCodes(table: ParsedEntry): boolean {
  return isFilterTable(table) || table.codes.some((code) => typeof code === "number");
}

/** By most of its rows: a single row of another table does not decide. */
function isFilterTable({ messages }: ParsedEntry): boolean {
  const failures = messages.filter(({ text }) => /^filter failure:/iu.test(text));
  return failures.length * 2 > messages.length;
}

/** The same table on the Chinese page: the filter table by its kind, other tables by their codes. */
function twinOf(table: ParsedEntry, chinese: readonly ParsedEntry[]): ParsedEntry | undefined {
  const isFilters = isFilterTable(table);
  return chinese.find(
    (other) =>
      isFilterTable(other) === isFilters && (isFilters || other.codes.some((code) => table.codes.includes(code))),
  );
}

/** Title and anchor in each language with the table. */
function headings(english: ParsedEntry, chinese: ParsedEntry | undefined): Pick<SnapshotTable, "title" | "anchor"> {
  if (chinese === undefined) return { title: { en: english.title }, anchor: { en: entryAnchor(english) } };
  return {
    title: { en: english.title, "zh-CN": chinese.title },
    anchor: { en: entryAnchor(english), "zh-CN": entryAnchor(chinese) },
  };
}

function joinTable(id: string, english: ParsedEntry, chinese: ParsedEntry | undefined): SnapshotTable {
  const explanations = new Map(
    (chinese?.messages ?? []).flatMap(({ text, explanation }) =>
      explanation?.locale === "zh-CN" ? [[comparableText(text), explanation.text] as const] : [],
    ),
  );
  const codes = english.codes.filter((code) => typeof code === "number");
  return {
    id,
    ...headings(english, chinese),
    codes: isFilterTable(english) ? [...new Set([...codes, ...FILTER_CODES])].toSorted((a, b) => b - a) : codes,
    messages: english.messages.map((message) => tableMessage(message, explanations.get(comparableText(message.text)))),
    notes: joinNotes(english.notes, chinese?.notes ?? []),
  };
}

function tableMessage(message: ParsedEntry["messages"][number], chinese: string | undefined): SnapshotMessage {
  const explanation: PartialLocalized = {
    ...(message.explanation === undefined ? {} : { [message.explanation.locale]: message.explanation.text }),
    ...(chinese === undefined ? {} : { "zh-CN": chinese }),
  };
  return { text: message.text, ...(Object.keys(explanation).length === 0 ? {} : { explanation }) };
}
