import { buildFamily } from "../catalog/build-catalog.ts";
import type { FamilyId, FamilySnapshot, PartialLocalized, SnapshotMessage } from "../model.ts";
import type { ParsedEntry, ParsedPage } from "../parse/parsed-page.ts";
import {
  type CatalogDiff,
  type Change,
  type ChangeDetail,
  type ChangeKind,
  type Level,
  higherLevel,
  levelOf,
} from "./change.ts";
import { isCurrent } from "./diff-catalogs.ts";

export interface PageInput {
  readonly family: FamilyId;
  readonly product: string;
  /** ISO date of the recording. */
  readonly date: string;
}

/**
 * The snapshot of a single page. A Chinese page has no English one to join: its texts take the place of the messages,
 * and it has no names, since Chinese names are translations (FIELD §4.3).
 */
export function snapshotOfPage(page: ParsedPage, input: PageInput, previous: FamilySnapshot | null): FamilySnapshot {
  const { family, product, date } = input;
  const isChinese = page.locale === "zh-CN";
  const own = isChinese ? { ...page, entries: page.entries.map(asOnlyLanguage) } : page;
  const { snapshot } = buildFamily({ family, products: [{ product, english: own, chinese: null }], date }, previous);
  return isChinese ? titledInChinese(snapshot) : snapshot;
}

function asOnlyLanguage(entry: ParsedEntry): ParsedEntry {
  return {
    ...entry,
    name: null,
    messages: entry.messages.map((message) => ({
      ...message,
      locale: "en",
      ...(message.explanation === undefined ? {} : { explanation: { ...message.explanation, locale: "en" } }),
    })),
    notes: entry.notes.map((note) => ({ ...note, locale: "en" })),
  };
}

function titledInChinese(snapshot: FamilySnapshot): FamilySnapshot {
  const chinese = ({ en, "zh-CN": kept }: PartialLocalized): PartialLocalized => ({ "zh-CN": kept ?? en });
  const move = <T extends { readonly title: PartialLocalized; readonly anchor: PartialLocalized }>(item: T): T => ({
    ...item,
    title: chinese(item.title),
    anchor: chinese(item.anchor),
  });
  return { ...snapshot, entries: snapshot.entries.map(move), tables: snapshot.tables.map(move) };
}

const AS_TRANSLATION: Partial<Record<ChangeKind, ChangeKind>> = {
  "message-added": "translation-added",
  "message-returned": "translation-added",
  "message-removed": "translation-removed",
  "message-reworded": "translation-changed",
  "parameter-added": "translation-changed",
  "parameter-removed": "translation-changed",
};

/** On a Chinese page a message is a translation: the API's messages did not change with it. */
export function asChineseDiff(diff: CatalogDiff): CatalogDiff {
  const changes = diff.changes.map((change): Change => {
    const kind =
      AS_TRANSLATION[change.kind] ?? (change.kind === "explanation-changed" ? explanationKind(change) : change.kind);
    const details = change.details === undefined ? {} : { details: change.details.map(asChinese) };
    return { ...change, ...details, kind, level: levelOf(kind), locale: "zh-CN" };
  });
  return { level: changes.reduce((level: Level, change) => higherLevel(level, change.level), "none"), changes };
}

function asChinese({ field, en }: ChangeDetail): ChangeDetail {
  return { field, ...(en === undefined ? {} : { "zh-CN": en }) };
}

function explanationKind({ before, after }: Change): ChangeKind {
  if (before === null) return "translation-added";
  return after === null ? "translation-removed" : "translation-changed";
}

/** The part of a snapshot that one product's English page can confirm: no history, no Chinese, no other product. */
export function narrowSnapshot(snapshot: FamilySnapshot, product: string): FamilySnapshot {
  const messages = (list: readonly SnapshotMessage[]): SnapshotMessage[] =>
    list
      .filter((message) => isCurrent(message) && (message.products?.includes(product) ?? true))
      .map(({ text, explanation }) => ({
        text,
        ...(explanation?.en === undefined ? {} : { explanation: english(explanation) }),
      }));
  return {
    ...snapshot,
    entries: snapshot.entries
      .filter((entry) => isCurrent(entry) && entry.products.includes(product))
      .map((entry) => ({
        ...entry,
        title: english(entry.title),
        anchor: english(entry.anchor),
        products: [product],
        messages: messages(entry.messages),
        notes: entry.notes.map(english).filter((note) => note.en !== undefined),
      })),
    tables: snapshot.tables.map((table) => ({
      ...table,
      title: english(table.title),
      anchor: english(table.anchor),
      messages: messages(table.messages),
      notes: table.notes.map(english).filter((note) => note.en !== undefined),
    })),
  };
}

function english({ en }: PartialLocalized): PartialLocalized {
  return en === undefined ? {} : { en };
}
