import { readFileSync } from "node:fs";
import {
  type CatalogIndex,
  type Locale,
  type Meaning,
  type Message,
  compareCodes,
  inLocale,
  isRetired,
} from "../catalog/catalog.ts";
import { type CommonError, type CommonErrors, isAbout, textIn } from "../catalog/common.ts";
import type { SiteData } from "../catalog/context.ts";
import { filterSlug } from "../catalog/filters.ts";
import { publishedName } from "../pages/entry.ts";
import { STATUSES } from "../pages/statuses.ts";
import { apiFiles } from "../pages/write-pages.ts";
import { guideSections } from "./guide-sections.ts";
import type { SearchDocument } from "./search-index.ts";
import { spokenOf } from "./spoken.ts";

/** Search documents of one language: each code once, failures without a code, sections of the guides. */
export function searchDocuments(data: SiteData, locale: Locale): readonly SearchDocument[] {
  return [
    ...codeDocuments(data, locale),
    ...statusDocuments(locale),
    ...filterDocuments(data, locale),
    ...guideDocuments(locale),
    ...apiDocuments(),
  ];
}

function codeDocuments({ index, common }: SiteData, locale: Locale): readonly SearchDocument[] {
  return codesOf(index).map((code) => codeDocument(code, index.byCode.get(code) ?? [], common, locale));
}

function codesOf(index: CatalogIndex): readonly number[] {
  return [...index.byCode.keys()].toSorted(compareCodes);
}

function codeDocument(
  code: number,
  meanings: readonly Meaning[],
  common: CommonErrors,
  locale: Locale,
): SearchDocument {
  const { ranked, own, leading, other } = messagesByPlace(code, meanings, common, locale);
  const messages = [...own, ...leading, ...other];
  const rank = common.rankOfCode(code);
  const rankedLines = unique([...ranked.map(({ text }) => text), ...spokenOf(code, locale)]);
  const ownLines = unique([...rankedLines, ...own.map(({ text }) => text)]);
  const leadLines = unique([...ownLines, ...leading.map(({ text }) => text)]);
  return {
    path: `${String(code)}/`,
    code: String(code),
    names: unique(meanings.map(({ entry }) => entry.name)),
    lines: unique([
      ...leadLines,
      ...other.map(({ text }) => text),
      ...(locale === "en" ? [] : chineseLines(meanings, messages)),
      ...messages.flatMap(({ explanation }) => inLocale(explanation, locale) ?? []),
      ...meanings.flatMap(({ entry }) => entry.notes.flatMap((note) => inLocale(note, locale) ?? [])),
    ]),
    ranks: rankedLines.map((line) => ranked.find(({ text }) => text === line)?.rank ?? rank),
    own: ownLines.length,
    lead: leadLines.length,
    more: common.ofCode(code).map(({ cause }) => textIn(cause, locale)),
    rank: Number.isFinite(rank) ? rank : null,
  };
}

interface PlacedMessages {
  readonly ranked: readonly { readonly text: string; readonly rank: number }[];
  readonly own: readonly Message[];
  /** Messages of tables that name this code first. */
  readonly leading: readonly Message[];
  readonly other: readonly Message[];
}

function messagesByPlace(
  code: number,
  meanings: readonly Meaning[],
  common: CommonErrors,
  locale: Locale,
): PlacedMessages {
  const current = (messages: readonly Message[]): readonly Message[] => [
    ...messages.filter((message) => !isRetired(message)),
    ...messages.filter(isRetired),
  ];
  const tables = meanings.flatMap(({ family, entry }) => family.tables.filter(({ id }) => entry.tables.includes(id)));
  const own = current(meanings.flatMap(({ entry }) => entry.messages));
  const ranked = common
    .ofCode(code)
    .flatMap((error) =>
      commonTexts(error, meanings, locale).map((text) => ({ text, rank: common.all.indexOf(error) })),
    );
  return {
    ranked,
    own,
    leading: current(tables.filter(({ codes }) => codes[0] === code).flatMap(({ messages }) => messages)),
    other: current(tables.filter(({ codes }) => codes[0] !== code).flatMap(({ messages }) => messages)),
  };
}

/** The common message, or all messages of the code in the family if the whole code is common. */
function commonTexts(error: CommonError, meanings: readonly Meaning[], locale: Locale): readonly string[] {
  const messages = meanings
    .filter(({ family }) => isAbout(error, family))
    .flatMap(({ entry }) => entry.messages)
    .filter((message) => !isRetired(message) && (error.match === undefined || message.text === error.match));
  const translations = locale === "en" ? [] : messages.flatMap(({ translation }) => translation ?? []);
  return unique([
    ...(error.match === undefined ? [] : [error.match]),
    ...messages.map(({ text }) => text),
    ...translations,
  ]);
}

function chineseLines(meanings: readonly Meaning[], messages: readonly Message[]): readonly string[] {
  return [
    ...meanings.flatMap(({ entry }) => publishedName(entry.title["zh-CN"], entry) ?? []),
    ...messages.flatMap(({ translation }) => translation ?? []),
  ];
}

function statusDocuments(locale: Locale): readonly SearchDocument[] {
  return STATUSES.map(({ id, title, seen, what }) => ({
    ...NO_CODE,
    path: `${id}/`,
    names: [title[locale]],
    lines: seen,
    more: [what[locale]],
  }));
}

function filterDocuments({ filters }: SiteData, locale: Locale): readonly SearchDocument[] {
  return [...filters].map(([name, meanings]) => ({
    ...NO_CODE,
    path: `filters/${filterSlug(name)}/`,
    names: [name],
    lines: unique([
      `Filter failure: ${name}`,
      ...meanings.flatMap(({ filter }) => filter.conditions.map((one) => one.formula)),
    ]),
    more: unique(meanings.flatMap(({ filter }) => inLocale(filter.text, locale) ?? [])).slice(0, 1),
  }));
}

function guideDocuments(locale: Locale): readonly SearchDocument[] {
  return guideSections().map(({ title, text, path }) => ({
    ...NO_CODE,
    path,
    names: [title[locale]],
    lines: [],
    more: [text[locale]],
  }));
}

/** The package's exports, with the first sentence of their descriptions. */
function apiDocuments(): readonly SearchDocument[] {
  return apiFiles().flatMap(([file, path]) => {
    const markdown = readFileSync(file, "utf8").replace(/^```[\s\S]*?^```$/gmu, "");
    return markdown
      .split(/^(?=### \S)/mu)
      .slice(1)
      .map((section) => {
        const [head = "", ...rest] = section.split("\n");
        const name = head.replace(/^### /u, "").replaceAll("\\", "");
        const text = rest.find((line) => /^[A-Z`]/u.test(line)) ?? "";
        const anchor = name.toLowerCase().replace(/[^\p{L}\p{N}_]/gu, "");
        return {
          ...NO_CODE,
          path: `${path.replace(/index\.md$/u, "")}#${anchor}`,
          names: [name],
          lines: [text],
          more: [],
        };
      });
  });
}

const NO_CODE = { code: "", ranks: [], own: 0, lead: 0, rank: null } as const;

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ""))];
}
