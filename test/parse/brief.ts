import { type PageHint, parsePage } from "../../generator/parse/parse-page.ts";
import type { LocaleText, ParsedEntry } from "../../generator/parse/parsed-page.ts";

/** An entry in a short form for tables of expectations: texts after their language. */
export interface BriefEntry {
  readonly codes: readonly (number | string)[];
  readonly name: string | null;
  readonly messages: readonly string[];
  readonly notes: readonly string[];
}

export function brief(entry: ParsedEntry): BriefEntry {
  const { codes, name, messages, notes } = entry;
  return { codes, name, messages: messages.map(tagged), notes: notes.map(tagged) };
}

/** A small page with a quirk of the recorded ones, named after it. */
export interface Quirk {
  readonly title: string;
  readonly input: string;
  readonly expected: readonly Partial<BriefEntry>[];
}

/** Entries of the first document. */
export function briefEntries(text: string, hint: PageHint = {}): readonly BriefEntry[] {
  return firstPage(text, hint).entries.map(brief);
}

export function firstPage(text: string, hint: PageHint = {}): ReturnType<typeof parsePage>["pages"][number] {
  const page = parsePage(text, hint).pages[0];
  if (page === undefined) throw new Error("A page was expected");
  return page;
}

export function checksOf(text: string, hint: PageHint = {}): readonly string[] {
  return parsePage(text, hint).problems.map(({ check }) => check);
}

function tagged({ text, locale }: LocaleText): string {
  return `${locale}: ${text}`;
}
