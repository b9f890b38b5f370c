import {
  type FamilyId,
  type FamilySnapshot,
  SCHEMA_VERSION,
  type SnapshotEntry,
  type SnapshotMessage,
} from "../model.ts";
import type { ParsedEntry } from "../parse/parsed-page.ts";
import type { Problem } from "../problem.ts";
import { headingSlug, readText } from "../text.ts";
import { type PagePair, joinLanguages } from "./join-languages.ts";
import { foldTwins } from "./fold-twins.ts";
import { keepRetiredEntries, keepRetiredTables } from "./keep-retired.ts";
import { type ProductContent, mergeProducts } from "./merge-products.ts";
import { entriesOfTables, joinTables } from "./shared-tables.ts";

/** One product in a run: its pages, or that they gave no data, so that the last snapshot stays. */
export type ProductInput = PagePair | { readonly product: string; readonly keep: true };

export interface FamilyInput {
  readonly family: FamilyId;
  /** In the order of generator/sources.ts. */
  readonly products: readonly ProductInput[];
  /** ISO date of the newest page read: new codes get it as first seen, missing codes as retired. */
  readonly date: string;
}

export interface BuiltFamily {
  readonly snapshot: FamilySnapshot;
  readonly problems: readonly Problem[];
}

/** Makes one family's snapshot from its pages and the previous snapshot. */
export function buildFamily(input: FamilyInput, previous: FamilySnapshot | null): BuiltFamily {
  const contents = input.products.map((product) =>
    "keep" in product ? contentOfProduct(previous, product.product) : contentOfPages(product, previous),
  );
  const merged = mergeProducts(input.family, contents);
  const entries = foldTwins(merged.entries, previous?.entries ?? []);
  const snapshot: FamilySnapshot = {
    schemaVersion: SCHEMA_VERSION,
    family: input.family,
    entries: previous === null ? [...entries] : [...keepRetiredEntries(previous.entries, entries, input.date)],
    tables: previous === null ? [...merged.tables] : [...keepRetiredTables(previous.tables, merged.tables, input.date)],
  };
  return { snapshot, problems: merged.problems };
}

function contentOfPages(pair: PagePair, previous: FamilySnapshot | null): ProductContent {
  const headed = joinLanguages(pair);
  const entries = [...headed, ...entriesOfTables(pair, headed)];
  const content = { product: pair.product, entries, tables: joinTables(pair) };
  return pair.keepsChinese === true ? withKnownChinese(content, contentOfProduct(previous, pair.product)) : content;
}

/** The Chinese page gave no data: keep its texts where their English text stays. */
function withKnownChinese(content: ProductContent, known: ProductContent): ProductContent {
  const find = (entry: SnapshotEntry): SnapshotEntry | undefined =>
    known.entries.find(({ code, name }) => Math.abs(code) === Math.abs(entry.code) && name === entry.name);
  return {
    ...content,
    entries: content.entries.map((entry) => joinKnown(entry, find(entry))),
    tables: content.tables.map((table) =>
      joinKnown(
        table,
        known.tables.find(({ id }) => id === table.id),
      ),
    ),
  };
}

type Chinese = Pick<SnapshotEntry, "title" | "anchor" | "messages" | "notes">;

function joinKnown<T extends Chinese>(own: T, known: Chinese | undefined): T {
  if (known === undefined) return own;
  const messages = new Map(known.messages.map((message) => [readText(message.text), message]));
  const notes = known.notes.filter(
    (note) => note["zh-CN"] !== undefined && (note.en === undefined || own.notes.some(({ en }) => en === note.en)),
  );
  return {
    ...own,
    title: { ...known.title, ...own.title },
    anchor: { ...known.anchor, ...own.anchor },
    messages: own.messages.map((message) => {
      const before = messages.get(readText(message.text));
      const explanation = { ...before?.explanation, ...message.explanation };
      return {
        ...message,
        ...(message["zh-CN"] === undefined && before?.["zh-CN"] !== undefined ? { "zh-CN": before["zh-CN"] } : {}),
        ...(Object.keys(explanation).length === 0 ? {} : { explanation }),
      };
    }),
    notes: [...own.notes.filter(({ en }) => !notes.some((note) => note.en !== undefined && note.en === en)), ...notes],
  };
}

/** The product's page rebuilt from the previous snapshot. */
function contentOfProduct(previous: FamilySnapshot | null, product: string): ProductContent {
  if (previous === null) return { product, entries: [], tables: [] };
  const entries = previous.entries
    .filter((entry) => entry.retired === undefined && entry.products.includes(product))
    .map(({ code, aliases, name, title, section, anchor, messages, notes }): SnapshotEntry => ({
      code,
      ...(aliases === undefined ? {} : { aliases }),
      name,
      title,
      section,
      anchor,
      products: [product],
      messages: messages.filter(({ products }) => (products ?? [product]).includes(product)).flatMap(listedMessage),
      notes,
    }));
  const tables = previous.tables.map((table) => ({ ...table, messages: table.messages.flatMap(listedMessage) }));
  return { product, entries, tables };
}

/** A message as listed on the page; undefined if the page no longer has it. */
function listedMessage({ text, "zh-CN": chinese, explanation, retired }: SnapshotMessage): readonly SnapshotMessage[] {
  if (retired !== undefined) return [];
  return [
    {
      text,
      ...(chinese === undefined ? {} : { "zh-CN": chinese }),
      ...(explanation === undefined ? {} : { explanation }),
    },
  ];
}

/** The heading's anchor on the page, or the anchor that the site makes from its text. */
export function entryAnchor(entry: Pick<ParsedEntry, "anchor" | "title">): string {
  return entry.anchor ?? headingSlug(entry.title);
}
