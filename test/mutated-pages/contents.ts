import { isCurrent } from "../../generator/diff/diff-catalogs.ts";
import type {
  FamilySnapshot,
  PartialLocalized,
  SnapshotEntry,
  SnapshotMessage,
  SnapshotTable,
} from "../../generator/model.ts";
import type { ParsedEntry, ParsedPage } from "../../generator/parse/parsed-page.ts";
import { readText } from "../../generator/text.ts";

/** Content of one code or shared table, for comparison. */
export interface Content {
  /** Codes of the entry; those of a shared table are several, or none. */
  readonly codes: readonly (number | string)[];
  readonly title: string;
  readonly isTable: boolean;
  /** Each with its role in front (`message …`): a message that became a note is a loss. */
  readonly texts: ReadonlySet<string>;
}

/** By code and name, or by the table's kind. */
export type Contents = ReadonlyMap<string, Content>;

export function contentsOfPage({ entries }: ParsedPage): Contents {
  return collect(
    entries.map((entry) => [
      keyOf(entry),
      { codes: entry.codes, title: entry.title, isTable: entry.kind === "table", texts: new Set(textsOfEntry(entry)) },
    ]),
  );
}

/** Only the current content of the page. Sections of a Chinese page, for example, are in no snapshot. */
export function contentsOfSnapshot({ entries, tables }: FamilySnapshot): Contents {
  return collect([
    ...entries
      .filter(isCurrent)
      .map((entry) => [`${String(entry.code)} ${readText(entry.name ?? "")}`, contentOfEntry(entry)] as const),
    ...tables.map((table) => [`table ${table.id}`, contentOfTable(table)] as const),
  ]);
}

function collect(all: readonly (readonly [key: string, content: Content])[]): Contents {
  const contents = new Map<string, Content>();
  for (const [key, content] of all) {
    const before = contents.get(key);
    contents.set(
      key,
      before === undefined ? content : { ...before, texts: new Set([...before.texts, ...content.texts]) },
    );
  }
  return contents;
}

/** A page has one table of filters, and one of the messages that come with a rejection. */
function keyOf({ kind, codes, name, messages }: ParsedEntry): string {
  if (kind === "entry") return `${String(codes[0])} ${readText(name ?? "")}`;
  const failures = messages.filter(({ text }) => /^filter failure:/iu.test(text));
  return failures.length * 2 > messages.length ? "table of filters" : "table of rejects";
}

function textsOfEntry({ kind, codes, messages, notes }: ParsedEntry): readonly string[] {
  return [
    ...messages.flatMap(({ text, explanation }) => [
      ...role("message", text),
      ...role("explanation", explanation?.text),
    ]),
    ...notes.flatMap(({ text }) => role("note", text)),
    ...(kind === "table" ? codes.flatMap((code) => role("code", String(code))) : []),
  ];
}

function contentOfEntry({ code, title, section, products, messages, notes }: SnapshotEntry): Content {
  const texts = [
    ...messages.filter(isCurrent).flatMap(textsOfMessage),
    ...notes.flatMap((note) => localized("note", note)),
    ...role("title", title["zh-CN"]),
    // An entry that only the title of a table names has that title as its section.
    ...role("section", section === null || section === title.en ? undefined : section),
    ...products.flatMap((product) => role("product", product)),
  ];
  return { codes: [code], title: title.en ?? title["zh-CN"] ?? "", isTable: false, texts: new Set(texts) };
}

function contentOfTable({ codes, title, messages, notes }: SnapshotTable): Content {
  const texts = [
    ...messages.filter(isCurrent).flatMap(textsOfMessage),
    ...notes.flatMap((note) => localized("note", note)),
    ...localized("title", title),
    ...codes.flatMap((code) => role("code", String(code))),
  ];
  return { codes, title: title.en ?? "", isTable: true, texts: new Set(texts) };
}

function textsOfMessage({ text, "zh-CN": chinese, explanation, products }: SnapshotMessage): readonly string[] {
  return [
    ...role("message", text),
    ...role("translation", chinese),
    ...(explanation === undefined ? [] : localized("explanation", explanation)),
    ...(products ?? []).flatMap((product) => role(`lister ${product} of`, text)),
  ];
}

function localized(name: string, texts: PartialLocalized): readonly string[] {
  return [...role(name, texts.en), ...role(`Chinese ${name}`, texts["zh-CN"])];
}

function role(name: string, text: string | undefined): readonly string[] {
  return text === undefined ? [] : [`${name}: ${readText(text)}`];
}
