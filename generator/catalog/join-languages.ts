import type { PartialLocalized, SnapshotEntry, SnapshotMessage } from "../model.ts";
import type { ParsedEntry, ParsedMessage, ParsedPage } from "../parse/parsed-page.ts";
import { namesInTitle } from "../parse/headings.ts";
import { comparableText } from "../text.ts";
import { groupBy } from "../problem.ts";
import { entryAnchor } from "./build-catalog.ts";
import { isBilingual, pairTranslations } from "./pair-translations.ts";

/** Both languages of one product's page, as one run fetched them. */
export interface PagePair {
  readonly product: string;
  readonly english: ParsedPage;
  readonly chinese: ParsedPage | null;
  /** A Chinese page exists, but gave no data this time. */
  readonly keepsChinese?: boolean | undefined;
}

/** Joins the Chinese page to the English one: English decides codes, names, order; Chinese adds texts by code. */
export function joinLanguages(pair: PagePair): readonly SnapshotEntry[] {
  const chinese = new EntriesByCode(pair.chinese === null ? [] : headedEntries(pair.chinese));
  const bilingual = pair.chinese !== null && isBilingual(headedEntries(pair.chinese));
  return headedEntries(pair.english).map((entry) => joinEntry(pair.product, entry, chinese.take(entry), bilingual));
}

type HeadedEntry = ParsedEntry & { readonly code: number };

function headedEntries(page: ParsedPage): readonly HeadedEntry[] {
  return page.entries.flatMap((entry) => {
    if (entry.kind !== "entry") return [];
    const codes = entry.codes.filter((code) => typeof code === "number");
    if (codes.length === 1) return codes.map((code) => ({ ...entry, code }));
    // `-1000/-1001 UNKNOWN`: each code is an entry, with its own or the shared name.
    const names = new Map(namesInTitle(entry.title).map(({ code, name }) => [code, name]));
    const shared = /[A-Z][A-Z0-9_]{2,}$/u.exec(entry.title)?.[0] ?? null;
    return codes.map((code) => ({ ...entry, code, name: names.get(code) ?? shared }));
  });
}

/** Hands out each Chinese entry once: by code and name, else by code in page order (sapi -5012 stands twice). */
class EntriesByCode {
  readonly #left: ReadonlyMap<number, HeadedEntry[]>;

  constructor(entries: readonly HeadedEntry[]) {
    this.#left = new Map([...groupBy(entries, ({ code }) => code)].map(([code, same]) => [code, [...same]]));
  }

  take(english: HeadedEntry): HeadedEntry | undefined {
    const own = this.#left.get(english.code) ?? [];
    const sameCode = own.length > 0 ? own : (this.#left.get(-english.code) ?? []);
    const named = sameCode.findIndex(({ name }) => name !== null && name === english.name);
    return sameCode.splice(Math.max(named, 0), 1)[0];
  }
}

function joinEntry(
  product: string,
  english: HeadedEntry,
  chinese: HeadedEntry | undefined,
  bilingual: boolean,
): SnapshotEntry {
  const own = english.messages.filter(({ locale }) => locale === "en");
  const translated = english.messages.filter(({ locale }) => locale === "zh-CN");
  const paired = pairTranslations(
    own.map(({ text }) => text),
    [...translated, ...(chinese?.messages ?? [])],
    bilingual,
  );
  const messages = own.map((message, index) => joinMessage(message, paired.translations[index]));
  for (const { text, translation } of paired.extraMessages) messages.push(joinText(text, translation));
  return {
    code: english.code,
    name: english.name,
    title: { en: english.title, ...(chinese === undefined ? {} : { "zh-CN": chinese.title }) },
    section: english.section,
    anchor: { en: entryAnchor(english), ...(chinese === undefined ? {} : { "zh-CN": entryAnchor(chinese) }) },
    products: [product],
    messages: distinctMessages(messages),
    notes: [
      ...joinNotes(english.notes, chinese?.notes ?? []),
      ...paired.extraTranslations.map((text) => ({ "zh-CN": text })),
    ],
  };
}

function joinText(text: string, translation: string | undefined): SnapshotMessage {
  return { text, ...(translation === undefined ? {} : { "zh-CN": translation }) };
}

function joinMessage(message: ParsedMessage, translation: string | undefined): SnapshotMessage {
  const explanation =
    message.explanation === undefined
      ? {}
      : { explanation: { [message.explanation.locale]: message.explanation.text } };
  return { ...joinText(message.text, translation), ...explanation };
}

/** A bullet listed twice under one code is one message. */
function distinctMessages(messages: readonly SnapshotMessage[]): SnapshotMessage[] {
  const seen = new Map<string, SnapshotMessage>();
  for (const message of messages) {
    const first = seen.get(message.text);
    seen.set(message.text, first === undefined ? message : { ...message, ...first });
  }
  return [...seen.values()];
}

/** Pairs the notes of both languages if there are equally many. */
export function joinNotes(
  english: readonly { readonly text: string; readonly locale: "en" | "zh-CN" }[],
  chinese: readonly { readonly text: string; readonly locale: "en" | "zh-CN" }[],
): PartialLocalized[] {
  const known = new Set(english.map(({ text }) => comparableText(text)));
  const added = chinese.filter(({ text }) => !known.has(comparableText(text)));
  const left = english.map(({ text, locale }) => ({ [locale]: text }));
  const translations = added.filter(({ locale }) => locale === "zh-CN");
  const aligned =
    added.length === translations.length && translations.length === left.length && left.every((note) => "en" in note);
  if (aligned) return left.map((note, index) => ({ ...note, "zh-CN": translations[index]?.text }));
  return [...left, ...added.map(({ text, locale }) => ({ [locale]: text }))];
}
