import type { Catalog, Family, Locale } from "../../model.ts";
import { type EmittedFile, headerText } from "../emitted-file.ts";
import { codeSpan, escapeMarkdown } from "../escape/escape-markdown.ts";
import { type DocContext, docContext, docFile, errorAnchor } from "./doc-context.ts";
import { entryLines, paragraphs, tableLines } from "./doc-entry.ts";
import { type DocSection, docSections } from "./doc-sections.ts";

/** The reference document of one family in one language, in its final form. */
export function emitFamilyDoc(catalog: Catalog, family: Family, locale: Locale): EmittedFile {
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
