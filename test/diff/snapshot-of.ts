import type { FamilySnapshot, PageRef, SnapshotEntry, SnapshotMessage, SnapshotTable } from "../../generator/model.ts";

type Texts = readonly (string | SnapshotMessage)[];

/** A small entry with the given fields. */
export function entry(
  code: number,
  name: string | null,
  texts: Texts = [],
  fields: Partial<SnapshotEntry> = {},
): SnapshotEntry {
  const heading = name === null ? String(code) : `${String(code)} ${name}`;
  return {
    code,
    name,
    title: { en: heading },
    section: "10xx - General",
    anchor: { en: heading.toLowerCase().replaceAll(" ", "-") },
    products: ["spot"],
    messages: texts.map(message),
    notes: [],
    ...fields,
  };
}

export function table(id: string, codes: readonly number[], texts: Texts): SnapshotTable {
  return {
    id,
    title: { en: `Messages of ${id}` },
    anchor: { en: id },
    codes: [...codes],
    messages: texts.map(message),
    notes: [],
  };
}

export function snapshot(entries: readonly SnapshotEntry[], tables: readonly SnapshotTable[] = []): FamilySnapshot {
  return { schemaVersion: 1, family: "spot", entries: [...entries], tables: [...tables] };
}

export function page(fields: Partial<PageRef> = {}): PageRef {
  return {
    family: "spot",
    product: "spot",
    locale: "en",
    url: "https://developers.binance.com/en/docs/products/spot/errors",
    sha256: "0".repeat(64),
    changed: "2026-01-01",
    entries: 1,
    ...fields,
  };
}

function message(text: string | SnapshotMessage): SnapshotMessage {
  return typeof text === "string" ? { text } : text;
}
