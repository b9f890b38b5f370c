import { escapeJsonString } from "../emit/escape.ts";
import type { FamilySnapshot, SnapshotEntry, SnapshotManifest, SnapshotMessage, SnapshotTable } from "../model.ts";

/**
 * The one writer of snapshots/*.json: fixed key order, one line per field and per message, so that a
 * reworded message is one line out and one line in.
 */
export function formatSnapshot(snapshot: FamilySnapshot): string {
  const entries = snapshot.entries.map(formatEntry);
  const tables = snapshot.tables.map(formatTable);
  return `{
  "schemaVersion": ${JSON.stringify(snapshot.schemaVersion)},
  "family": ${JSON.stringify(snapshot.family)},
  "entries": ${list(entries, 2)},
  "tables": ${list(tables, 2)}
}
`;
}

export function formatManifest(manifest: SnapshotManifest): string {
  const pages = manifest.pages.map(({ family, product, locale, url, sha256, changed, entries, end }) =>
    line({ family, product, locale, url, sha256, changed, entries, end }),
  );
  return `{
  "schemaVersion": ${JSON.stringify(manifest.schemaVersion)},
  "pages": ${list(pages, 2)}
}
`;
}

function formatEntry(entry: SnapshotEntry): string {
  const { code, aliases, name, title, section, anchor, products, messages, notes, since, retired } = entry;
  return record([
    ["code", line(code)],
    ["aliases", line(aliases)],
    ["name", line(name)],
    ["title", line(localized(title))],
    ["section", line(section)],
    ["anchor", line(localized(anchor))],
    ["products", line(products)],
    ["messages", list(messages.map(formatMessage), 6)],
    [
      "notes",
      list(
        notes.map((note) => line(localized(note))),
        6,
      ),
    ],
    ["since", line(since)],
    ["retired", line(retired)],
  ]);
}

function formatTable({ id, title, anchor, codes, messages, notes }: SnapshotTable): string {
  return record([
    ["id", line(id)],
    ["title", line(localized(title))],
    ["anchor", line(localized(anchor))],
    ["codes", line(codes)],
    ["messages", list(messages.map(formatMessage), 6)],
    [
      "notes",
      list(
        notes.map((note) => line(localized(note))),
        6,
      ),
    ],
  ]);
}

function formatMessage({ text, "zh-CN": chinese, explanation, products, formerly, retired }: SnapshotMessage): string {
  return line({
    text,
    "zh-CN": chinese,
    explanation: explanation === undefined ? undefined : localized(explanation),
    products,
    formerly: formerly?.map((older) => ({ text: older.text, retired: older.retired })),
    retired,
  });
}

function localized(texts: { readonly en?: string | undefined; readonly "zh-CN"?: string | undefined }): object {
  return { en: texts.en, "zh-CN": texts["zh-CN"] };
}

/** JSON on one line, spaced for reading; undefined is left out ("" for an undefined value itself). */
function line(value: unknown): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return `[${value.map(line).join(", ")}]`;
  // A diff must show every character: bidi controls, zero-width and other format characters are escaped.
  if (typeof value === "string") return escapeJsonString(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{ ${fields.map(([key, field]) => `${JSON.stringify(key)}: ${line(field)}`).join(", ")} }`;
}

function record(fields: readonly (readonly [key: string, value: string])[]): string {
  const shown = fields.filter(([, value]) => value !== "").map(([key, value]) => `      "${key}": ${value}`);
  return `{\n${shown.join(",\n")}\n    }`;
}

function list(items: readonly string[], indent: number): string {
  if (items.length === 0) return "[]";
  const pad = " ".repeat(indent + 2);
  return `[\n${items.map((item) => pad + item).join(",\n")}\n${" ".repeat(indent)}]`;
}
