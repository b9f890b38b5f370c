import type { PartialLocalized, SnapshotEntry, SnapshotMessage, SnapshotTable } from "../model.ts";
import type { Problem } from "../problem.ts";
import { comparableText } from "../text.ts";

/** What one product's pages list, languages joined. */
export interface ProductContent {
  readonly product: string;
  readonly entries: readonly SnapshotEntry[];
  readonly tables: readonly SnapshotTable[];
}

export interface MergedProducts {
  readonly entries: readonly SnapshotEntry[];
  readonly tables: readonly SnapshotTable[];
  readonly problems: readonly Problem[];
}

/**
 * Products that share a base path share one list (the sapi pages): entries with the same code and name are one entry,
 * which lists its products. The first product in the order of the sources decides the wording.
 */
export function mergeProducts(family: string, contents: readonly ProductContent[]): MergedProducts {
  const drafts = new Map<string, EntryDraft>();
  for (const { product, entries } of contents) {
    for (const entry of entries) {
      const key = `${String(entry.code)} ${entry.name ?? ""}`;
      const draft = drafts.get(key);
      if (draft === undefined) drafts.set(key, startDraft(product, entry));
      else addToDraft(draft, product, entry);
    }
  }
  const entries = [...drafts.values()].map(finishDraft).toSorted((a, b) => b.code - a.code);
  return { entries, tables: mergeTables(contents), problems: nameDisagreements(family, entries) };
}

interface MessageDraft {
  message: SnapshotMessage;
  readonly products: string[];
}

/** Look texts up in a map: an entry that a page repeats many times must not take quadratic time. */
interface EntryDraft {
  entry: SnapshotEntry;
  readonly products: string[];
  readonly messages: MessageDraft[];
  readonly byText: Map<string, MessageDraft>;
  readonly notes: PartialLocalized[];
  readonly knownNotes: Set<string>;
}

function startDraft(product: string, entry: SnapshotEntry): EntryDraft {
  const draft = {
    entry,
    products: [product],
    messages: [],
    byText: new Map(),
    notes: [],
    knownNotes: new Set<string>(),
  };
  for (const message of entry.messages) addMessage(draft, product, message);
  addNotes(draft, entry.notes);
  return draft;
}

function addMessage(draft: EntryDraft, product: string, message: SnapshotMessage): void {
  const added = { message, products: [product] };
  const text = comparableText(message.text);
  if (!draft.byText.has(text)) draft.byText.set(text, added);
  draft.messages.push(added);
}

function addNotes(draft: EntryDraft, notes: readonly PartialLocalized[]): void {
  draft.notes.push(...notes);
  for (const text of notes.flatMap(noteTexts)) draft.knownNotes.add(comparableText(text));
}

function addToDraft(draft: EntryDraft, product: string, entry: SnapshotEntry): void {
  // A page that lists the same entry twice (the testnet's of 2025-04-01) adds to it.
  addProduct(draft.products, product);
  draft.entry = {
    ...draft.entry,
    title: { ...entry.title, ...draft.entry.title },
    anchor: { ...entry.anchor, ...draft.entry.anchor },
  };
  const isNew = (note: PartialLocalized): boolean =>
    !noteTexts(note).some((text) => draft.knownNotes.has(comparableText(text)));
  addNotes(draft, entry.notes.filter(isNew));
  for (const message of entry.messages) {
    const known = draft.byText.get(comparableText(message.text));
    if (known === undefined) addMessage(draft, product, message);
    else {
      addProduct(known.products, product);
      known.message = { ...message, ...known.message };
    }
  }
}

function addProduct(products: string[], product: string): void {
  if (!products.includes(product)) products.push(product);
}

function noteTexts(note: PartialLocalized): readonly string[] {
  return [note.en, note["zh-CN"]].filter((text) => text !== undefined);
}

function finishDraft({ entry, products, messages, notes }: EntryDraft): SnapshotEntry {
  return {
    ...entry,
    products,
    notes: [...notes],
    messages: messages.map(({ message, products: listed }) =>
      listed.length === products.length ? message : { ...message, products: listed },
    ),
  };
}

/** Tables with the same id are one table; the first product that shows it decides its content. */
function mergeTables(contents: readonly ProductContent[]): readonly SnapshotTable[] {
  const tables = new Map<string, SnapshotTable>();
  for (const table of contents.flatMap((content) => content.tables)) {
    const first = tables.get(table.id);
    if (first === undefined) tables.set(table.id, table);
    else tables.set(table.id, { ...first, messages: mergeTableMessages(first.messages, table.messages) });
  }
  return [...tables.values()];
}

function mergeTableMessages(left: readonly SnapshotMessage[], right: readonly SnapshotMessage[]): SnapshotMessage[] {
  const known = new Set(left.map(({ text }) => comparableText(text)));
  return [...left, ...right.filter(({ text }) => !known.has(comparableText(text)))];
}

/** Two products give one code two names: keep both entries and report it. */
function nameDisagreements(family: string, entries: readonly SnapshotEntry[]): readonly Problem[] {
  const byCode = new Map<number, SnapshotEntry[]>();
  for (const entry of entries) byCode.set(entry.code, [...(byCode.get(entry.code) ?? []), entry]);
  return [...byCode].flatMap(([code, same]) => {
    const apart = same.some((one) =>
      same.some((other) => !one.products.some((product) => other.products.includes(product))),
    );
    if (!apart) return [];
    const names = same.map(({ name, products }) => `${name ?? "no name"} (${products.join(", ")})`).join("; ");
    return [
      {
        check: "products-disagree",
        severity: "warning",
        at: { family, code },
        message: `The products give code ${String(code)} different names: ${names}.`,
        fix: "Read both pages. Both entries are kept; choose their names in overlays/names.json.",
      },
    ];
  });
}
