import type { Catalog, ErrorEntry, Family } from "../../catalog-model.ts";
import { LOCALES, type Locale } from "../../model.ts";
import { groupBy } from "../../problem.ts";
import { type EmittedFile, catalogSummary, headerText } from "../emit-files.ts";
import { anchorSlug, codeSpan, escapeMarkdown } from "../escape-markdown.ts";
import {
  type DocContext,
  conflicts,
  docContext,
  docFile,
  emitConflictsDoc,
  errorAnchor,
  isBlank,
} from "./conflicts.ts";
import { entryLines, paragraphs, tableLines } from "./entry.ts";

/** Reference documents: one per family and language, an index, and the codes with different meanings. */
export function emitDocs(catalog: Catalog): readonly EmittedFile[] {
  return [
    emitIndexDoc(catalog),
    emitConflictsDoc(catalog),
    ...catalog.families.flatMap((family) => LOCALES.map((locale) => emitFamilyDoc(catalog, family, locale))),
  ];
}

/** generated/docs/README.md: the index of all documents. */
function emitIndexDoc(catalog: Catalog): EmittedFile {
  const summaries = catalogSummary(catalog);
  const rows = catalog.families.map((family, index) => {
    const { codes, messages } = summaries[index] ?? { codes: 0, messages: 0 };
    const links = `[English](${docFile(family, "en")}) · [中文](${docFile(family, "zh-CN")})`;
    return `| ${escapeMarkdown(family.title.en)} | ${codeSpan(family.basePath)} | ${String(codes)} | ${String(messages)} | ${links} |`;
  });
  const lines = [
    `<!-- ${headerText("*")} -->`,
    "",
    "# Error codes of the Binance API · 币安 API 错误代码",
    "",
    "| Family · 产品线 | Base path · 基础路径 | Codes · 代码 | Messages · 消息 | |",
    "| --- | --- | --: | --: | --- |",
    ...rows,
    "",
    `A code means what the list of its family says: [the same code can mean another thing in another family](conflicts.md) (${String(conflicts(catalog).length)} of them).`,
    "",
    "Messages and explanations are Binance's documentation; this project is not affiliated with Binance. 消息与说明来自币安文档；本项目与币安无隶属关系。",
  ];
  return { path: "docs/README.md", content: `${lines.join("\n")}\n` };
}

/** The reference document of one family in one language, in its final form. */
function emitFamilyDoc(catalog: Catalog, family: Family, locale: Locale): EmittedFile {
  const context = docContext(catalog, family, locale);
  const sections = docSections(context);
  const lines = [
    ...paragraphs([[`<!-- ${headerText(family.id)} -->`], ...introduction(context), ...contents(sections, context)]),
    ...sections.flatMap((section) => sectionLines(section, context)),
    ...sharedTables(context),
  ];
  return { path: `docs/${docFile(family, locale)}`, content: `${lines.join("\n").trimEnd()}\n` };
}

function introduction({ family, words }: DocContext): readonly (readonly string[])[] {
  const title = escapeMarkdown(family.title[words.locale] ?? family.title.en);
  const retired = family.errors.filter((entry) => entry.retired !== undefined).length;
  const facts = [
    `${words.basePath} ${codeSpan(family.basePath)}`,
    words.codes(family.errors.length) + (retired === 0 ? "" : words.brackets(words.retiredCodes(retired))),
    `[${words.otherLanguage}](${docFile(family, words.locale === "en" ? "zh-CN" : "en")})`,
    `[${words.index}](README.md)`,
  ];
  return [[`# ${words.heading(title)}`], [facts.join(" · ")]];
}

function contents(sections: readonly DocSection[], context: DocContext): readonly (readonly string[])[] {
  const { words, family } = context;
  const items = sections.map(({ anchor, title, errors }) => {
    const links = errors.map((entry) => `[${String(entry.code)}](#${errorAnchor(context, entry)})`);
    return `- [${escapeMarkdown(title)}](#${anchor})${words.colon}${links.join(" ")}`;
  });
  const shared = family.tables.length === 0 ? [] : [`- [${words.sharedMessages}](#shared-messages)`];
  return [[`## ${words.contents}`], [...items, ...shared]];
}

function sectionLines({ anchor, title, errors }: DocSection, context: DocContext): readonly string[] {
  return [
    ...paragraphs([[`<a id="${anchor}"></a>`], [`## ${escapeMarkdown(title)}`]]),
    ...errors.flatMap((entry) => entryLines(entry, context)),
  ];
}

function sharedTables(context: DocContext): readonly string[] {
  const { words, family } = context;
  if (family.tables.length === 0) return [];
  return [
    ...paragraphs([[`<a id="shared-messages"></a>`], [`## ${words.sharedMessages}`]]),
    ...family.tables.flatMap((table) => tableLines(table, context)),
  ];
}

export interface DocSection {
  readonly anchor: string;
  readonly title: string;
  readonly errors: readonly ErrorEntry[];
}

/** The page's own sections, each with its codes, in the order of their first codes. */
function docSections({ family, words }: DocContext): readonly DocSection[] {
  const groups = groupBy(family.errors, ({ section }) => section);
  const taken = new Set<string>();
  return [...groups].map(([section, errors]) => {
    const anchor = uniqueAnchor(section ?? "other", taken);
    return { anchor, title: section === null || isBlank(section) ? words.otherCodes : section, errors };
  });
}

/**
 * `section-10xx-general-server-or-network-issues`: from the English title, so that both languages have the same
 * anchors.
 */
function uniqueAnchor(title: string, taken: Set<string>): string {
  const base = `section-${anchorSlug(title)}`;
  let anchor = base;
  for (let copy = 2; taken.has(anchor); copy += 1) anchor = `${base}-${String(copy)}`;
  taken.add(anchor);
  return anchor;
}
