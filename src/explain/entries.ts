import { sinceDay } from "../words/since.ts";
import type { BinanceErrorInfo, FamilyId } from "../result.ts";
import type { Language } from "../words/axes.ts";
import {
  type Catalog,
  type CatalogEntry,
  type CatalogMessage,
  type ListedEntry,
  entriesOf,
  inLanguage,
} from "./catalog.ts";
import type { AdviceWords, Block, DocsLink, Explanation, ListedMessage } from "./explanation.ts";
import type { Query } from "./find.ts";
import { type FamilyReading, adviceById, readAs, saidIn } from "./readings.ts";

/** Blocks for entries of the catalog; families with the same meaning of a code share one. */
function explainEntries(
  catalog: Catalog,
  found: readonly ListedEntry[],
  language: Language,
  reads: boolean,
): readonly Block[] {
  const groups = new Map<string, ListedEntry[]>();
  for (const one of found) {
    const { code, name, advice } = one.entry;
    const key = `${String(code)} ${name} ${advice}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { code, name, advice } = first.entry;
    return [
      {
        code,
        name,
        families: group.map(({ family }) => family),
        ...pageFacts(group, language),
        said: null,
        messages: messagesOf(
          group,
          (id) => (id === undefined || id === advice ? null : adviceById(catalog, id, language, reads)),
          language,
        ),
        advice: adviceById(catalog, advice, language, reads),
      },
    ];
  });
}

/** The notes on the code itself on these families' pages. */
export function pageFacts(
  group: readonly ListedEntry[],
  language: Language,
): Pick<Block, "title" | "notes" | "docs" | "since" | "retired"> {
  const entries = group.map(({ entry }) => entry);
  const notes = entries.flatMap((entry) => entry.notes.flatMap((note) => inLanguage(note, language) ?? []));
  const dates = entries.flatMap(({ since }) => sinceDay(since) ?? []);
  const retired = entries.map((entry) => entry.retired);
  return {
    title: entries.map((entry) => titleOf(entry, language)).find((title) => title !== null) ?? null,
    notes: [...new Set(notes)],
    docs: group.flatMap((one) => docsOf(one, language)),
    since: dates.sort()[0] ?? null,
    retired: retired.every((date) => date !== undefined) ? (retired.sort().at(-1) ?? null) : null,
  };
}

/** The heading without its code, if it says more than the name. */
function titleOf({ code, name, title }: CatalogEntry, language: Language): string | null {
  const heading = inLanguage(title, language);
  if (heading === null) return null;
  const words = heading.replace(String(code), "").trim();
  return words === "" || letters(words) === letters(name) ? null : words;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function docsOf({ family, entry }: ListedEntry, language: Language): readonly DocsLink[] {
  const url = inLanguage(entry.docsUrl, language);
  return url === null ? [] : [{ family, url }];
}

/** The first translation that isn't in doubt. */
function soundest(
  known: ListedMessage | undefined,
  { translation, doubtful }: CatalogMessage,
): Pick<ListedMessage, "translation" | "doubtful"> {
  const next = { translation: translation ?? null, doubtful: doubtful ?? null };
  if (known === undefined || known.translation === null) return next;
  const { translation: before, doubtful: doubt } = known;
  const isBetter = doubt !== null && next.translation !== null && next.doubtful === null;
  return isBetter ? next : { translation: before, doubtful: doubt };
}

/** The messages of all families, each once, documented ones first. */
function messagesOf(
  group: readonly ListedEntry[],
  ownAdvice: (id: string | undefined) => AdviceWords | null,
  language: Language,
): readonly ListedMessage[] {
  const byText = new Map<string, ListedMessage>();
  for (const { family, messages } of group) {
    for (const message of messages) {
      const { text, parameters, explanation, origin, advice } = message;
      const known = byText.get(text);
      byText.set(text, {
        text,
        parameters: known?.parameters ?? parameters.map(({ name, type }) => ({ name, type })),
        ...soundest(known, message),
        explanation: known?.explanation ?? inLanguage(explanation, language),
        families: [...new Set([...(known?.families ?? []), family])],
        advice: known?.advice ?? ownAdvice(advice),
        isRetired: origin === "retired" && (known?.isRetired ?? true),
      });
    }
  }
  return [...byText.values()].sort((left, right) => Number(left.isRetired) - Number(right.isRetired));
}

export interface ExplainSettings {
  readonly family: FamilyId | null;
  readonly language: Language;
  /** The failed call only reads. */
  readonly reads: boolean;
}

/** Explains a code or a name of the catalog; null for anything else, which the parser has to read. */
export function explainListed(catalog: Catalog, query: Query, settings: ExplainSettings): Explanation | null {
  if (query.kind === "text") return null;
  const entries = entriesOf(catalog, settings.family);
  const found = query.kind === "code" ? withCode(entries, query.code) : withName(entries, query.name);
  if (found.length === 0) return null;
  const blocks = explainEntries(catalog, found, settings.language, settings.reads);
  const asked = query.kind === "code" ? String(query.code) : query.name;
  return { query: asked, isKnown: true, blocks, more: 0, suggestions: [] };
}

/** `1021` means -1021 unless the positive code exists. */
function withCode(entries: readonly ListedEntry[], code: number): readonly ListedEntry[] {
  const exact = entries.filter(({ entry }) => entry.code === code);
  return exact.length > 0 ? exact : entries.filter(({ entry }) => entry.code === -Math.abs(code));
}

function withName(entries: readonly ListedEntry[], name: string): readonly ListedEntry[] {
  const wanted = name.toUpperCase();
  return entries.filter(({ entry }) => entry.name.toUpperCase() === wanted);
}

interface Bearer {
  readonly reading: FamilyReading;
  readonly listed: ListedEntry;
}

/**
 * A message without its code. The parser's advice is careful, as a program needs it. A person who asks for a text gets
 * the advice of the codes that have this text, marked as a guess.
 */
export function explainLostCode(catalog: Catalog, error: BinanceErrorInfo, language: Language): readonly Block[] {
  const groups = new Map<string, Bearer[]>();
  for (const family of error.family === null ? error.candidates : [error.family]) {
    const reading = { family, info: readAs(error, family) };
    for (const listed of entriesOf(catalog, family)) {
      const message = listed.messages.find(({ text }) => text === reading.info.template?.text);
      if (message === undefined) continue;
      const advice = message.advice ?? listed.entry.advice;
      groups.set(advice, [...(groups.get(advice) ?? []), { reading, listed }]);
    }
  }
  return [...groups].flatMap(([advice, bearers]) => blockOf(catalog, advice, bearers, language));
}

function blockOf(catalog: Catalog, advice: string, bearers: readonly Bearer[], language: Language): readonly Block[] {
  const [first] = bearers;
  if (first === undefined) return [];
  const entries = bearers.map(({ listed }) => listed);
  const { info } = first.reading;
  const documented = first.listed.messages.find(({ text }) => text === info.template?.text);
  const reads = info.changesState === false;
  return [
    {
      code: only(entries.map(({ entry }) => entry.code)),
      name: only(entries.map(({ entry }) => entry.name)),
      families: [...new Set(entries.map(({ family }) => family))],
      ...pageFacts(entries, language),
      ...(entries.length > 1 && only(entries.map(({ entry }) => entry.code)) === null
        ? { title: null, notes: [] }
        : {}),
      said: {
        ...saidIn(info),
        templateCodes: [...new Set(entries.map(({ entry }) => entry.code))],
        translation: documented?.translation ?? null,
        doubtful: documented?.doubtful ?? null,
        explanation: inLanguage(documented?.explanation, language),
      },
      messages: [],
      advice: adviceById(catalog, advice, language, reads),
    },
  ];
}

function only<Value>(values: readonly Value[]): Value | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}
