import type { Catalog, ErrorEntry, Family, MessageTemplate } from "../catalog-model.ts";
import type { EmittedFile } from "./emit-files.ts";
import { escapeUrl } from "./escape-markdown.ts";
import { escapeJsdoc } from "./escape.ts";
import { familyRecord } from "../families.ts";
import { emitModule } from "./module.ts";
import { memberNames, publishedName } from "./names.ts";
import {
  type EnumDeclarationStructure,
  type JSDocStructure,
  type JSDocTagStructure,
  type OptionalKind,
  StructureKind,
} from "ts-morph";

/**
 * One enum per family. Each file is created from one structure: if members are added one by one, ts-morph parses the
 * file again for each. Chinese appears only in comments, which editors show; code is ASCII.
 */
export function emitEnums(catalog: Catalog): readonly EmittedFile[] {
  return catalog.families.map((family) => emitModule(`${family.id}.ts`, family.id, [enumStructure(family)]));
}

function enumStructure(family: Family): EnumDeclarationStructure {
  const members = memberNames(family.errors.map(({ name }) => name));
  return {
    kind: StructureKind.Enum,
    name: familyRecord(family.id).enumName,
    isExported: true,
    docs: [{ description: `\nError codes of ${escapeJsdoc(family.title.en)} (${escapeJsdoc(family.basePath)}).` }],
    members: family.errors.map((entry) => ({
      name: members.get(entry.name) ?? entry.name,
      value: entry.code,
      docs: [memberDoc(entry, family)],
      // Without commas, ts-morph inserts them afterwards by searching the whole text for each.
      trailingTrivia: ",",
    })),
  };
}

/** Maximum of messages in an editor's hover; the documents have all. */
const MAX_MESSAGES = 10;
const MAX_LENGTH = 400;

/** An editor's hover text for an enum member: the messages in English, then in Chinese, and where to read more. */
function memberDoc(entry: ErrorEntry, family: Family): OptionalKind<JSDocStructure> {
  const english = texts(entry, family, "en");
  const chinese = texts(entry, family, "zh-CN");
  const paragraphs = [english, chinese].filter((lines) => lines.length > 0);
  const description = paragraphs.map((lines) => lines.join("\n")).join("\n\n");
  return { description: `\n${description}`, tags: tags(entry) };
}

function texts(entry: ErrorEntry, family: Family, locale: "en" | "zh-CN"): readonly string[] {
  const messages = entry.messages.filter(({ retired }) => retired === undefined || entry.retired !== undefined);
  const shown = messages.map((message) => messageText(message, locale)).filter((text) => text !== undefined);
  const notes = entry.notes.map((note) => note[locale]).filter((text) => text !== undefined);
  const lines = bullets(shown.length > 0 ? shown : notes);
  if (locale === "zh-CN") return lines;
  const shared = family.tables
    .filter(({ id }) => entry.tables.includes(id))
    .map(({ title, id, messages: { length } }) => `Also ${messageCount(length)} of "${escapeJsdoc(title.en ?? id)}".`);
  const all = [...lines, ...(lines.length > 0 && shared.length > 0 ? [""] : []), ...shared];
  return all.length > 0 ? all : [escapeJsdoc(publishedName(entry.title.en, entry) ?? "The page gives no message.")];
}

function messageCount(count: number): string {
  return count === 1 ? "1 message" : `${String(count)} messages`;
}

function messageText(message: MessageTemplate, locale: "en" | "zh-CN"): string | undefined {
  return locale === "en" ? message.text : message.translation;
}

function bullets(all: readonly string[]): readonly string[] {
  const lines = all.slice(0, MAX_MESSAGES).map((text) => escapeJsdoc(shorten(text)));
  if (all.length === 1) return lines;
  const rest = all.length - lines.length;
  return [...lines, ...(rest > 0 ? [`… (${String(rest)})`] : [])].map((line) => `- ${line}`);
}

function shorten(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  return `${Array.from(text.slice(0, MAX_LENGTH)).slice(0, -1).join("")}…`;
}

function tags(entry: ErrorEntry): OptionalKind<JSDocTagStructure>[] {
  const url = entry.docsUrl.en === undefined ? null : escapeUrl(entry.docsUrl.en);
  return [
    ...(url === null ? [] : [{ tagName: "see", text: url }]),
    ...(entry.retired === undefined ? [] : [{ tagName: "deprecated", text: deprecation(entry.retired) }]),
  ];
}

function deprecation(retired: string): string {
  return `Not on Binance's page since ${retired}; the API may still send it.`;
}
