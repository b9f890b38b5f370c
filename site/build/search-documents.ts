import type { Catalog, ErrorEntry, Family, Localized, Message } from "./catalog.ts";
import { entryAnchor } from "./index-catalog.ts";
import type { SearchDocument } from "../search/search-document.ts";

/** A section of a hand-written page that can be searched too. */
export interface GuideSection {
  readonly guide: string;
  readonly title: Localized;
  readonly text: Localized;
  readonly path: string;
}

export function searchDocuments(catalog: Catalog, guides: readonly GuideSection[] = []): readonly SearchDocument[] {
  const entries = catalog.families.flatMap((family) =>
    family.errors.map((entry) => ({ ...entryTexts(entry, family), ...placeOf(family, entry) })),
  );
  const sections = guides.map(({ guide, title, text, path }) => ({
    family: guide,
    code: "",
    name: "",
    messages: title.en ?? "",
    chinese: joined([title["zh-CN"], text["zh-CN"]]),
    text: text.en ?? "",
    path,
  }));
  return [...entries, ...sections].map((document, id) => ({ id, ...document }));
}

function placeOf(family: Family, entry: ErrorEntry): Pick<SearchDocument, "family" | "code" | "name" | "path"> {
  return {
    family: family.id,
    code: String(entry.code),
    name: entry.name,
    path: `${family.id}/#${entryAnchor(family, entry)}`,
  };
}

function entryTexts(entry: ErrorEntry, family: Family): Pick<SearchDocument, "messages" | "chinese" | "text"> {
  const messages: readonly Message[] = [...entry.messages, ...tableMessages(entry, family)];
  return {
    messages: joined(messages.map(({ text }) => text)),
    chinese: joined([
      entry.title["zh-CN"],
      ...messages.flatMap(({ translation, explanation }) => [translation, explanation["zh-CN"]]),
      ...entry.notes.map((note) => note["zh-CN"]),
    ]),
    text: joined([...messages.map(({ explanation }) => explanation.en), ...entry.notes.map((note) => note.en)]),
  };
}

/** Messages of the tables that a code shares with others. They belong to all of them. */
function tableMessages(entry: ErrorEntry, family: Family): readonly Message[] {
  return family.tables.filter(({ id }) => entry.tables.includes(id)).flatMap(({ messages }) => messages);
}

function joined(texts: readonly (string | undefined)[]): string {
  return [...new Set(texts.filter((text) => text !== undefined && text.trim() !== ""))].join("\n");
}
