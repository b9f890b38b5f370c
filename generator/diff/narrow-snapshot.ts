import type { FamilySnapshot, PartialLocalized, SnapshotMessage } from "../model.ts";
import { isLive } from "./live.ts";

/** What of a snapshot the English page of one product can confirm or deny: no history, no Chinese, no other product. */
export function narrowSnapshot(snapshot: FamilySnapshot, product: string): FamilySnapshot {
  const messages = (list: readonly SnapshotMessage[]): SnapshotMessage[] =>
    list
      .filter((message) => isLive(message) && (message.products?.includes(product) ?? true))
      .map(({ text, explanation }) => ({
        text,
        ...(explanation?.en === undefined ? {} : { explanation: english(explanation) }),
      }));
  return {
    ...snapshot,
    entries: snapshot.entries
      .filter((entry) => isLive(entry) && entry.products.includes(product))
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
