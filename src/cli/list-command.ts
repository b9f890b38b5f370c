import { sinceDay } from "../words/since.ts";
import { type CatalogEntry, type ListedEntry, entriesOf, inLanguage } from "../explain/catalog.ts";
import type { FamilyId } from "../result.ts";
import { printable, printableJson } from "../text/printable.ts";
import type { Language } from "../words/axes.ts";
import { readCatalog } from "./catalog.ts";
import { EXIT } from "./commands.ts";
import type { Console } from "./help.ts";
import { cutTo, padEnd, padStart } from "./text.ts";

export interface ListOptions {
  readonly family?: FamilyId;
  readonly grep?: string;
  readonly lang: Language;
  readonly names: boolean;
  readonly codes: boolean;
  readonly json: boolean;
}

/** `binance-errors list`: the entries of the catalog, one a line. */
export function listCommand({ family, grep, lang, names, codes, json }: ListOptions, io: Console): number {
  const catalog = readCatalog();
  const all = entriesOf(catalog, family ?? null);
  const found = grep === undefined ? all : all.filter((entry) => hasText(entry, grep));
  if (json)
    io.print(
      `${printableJson(
        found.map((one) => asJson(one, lang)),
        2,
      )}\n`,
    );
  else if (names || codes) io.print(words(found, names, codes).join(""));
  else if (found.length > 0) io.print(renderList(found, grep, lang, io));
  if (found.length > 0) return EXIT.known;
  io.complain(grep === undefined ? "Nothing is listed.\n" : `Nothing has "${cutTo(printable(grep), 40)}".\n`);
  return EXIT.unknown;
}

/** Names and codes, one a line, for completion. */
function words(found: readonly ListedEntry[], names: boolean, codes: boolean): readonly string[] {
  const all = found.flatMap(({ entry }) => [...(names ? [entry.name] : []), ...(codes ? [String(entry.code)] : [])]);
  return [...new Set(all)].sort().map((word) => `${word}\n`);
}

function hasText(listed: ListedEntry, text: string): boolean {
  const { code, name } = listed.entry;
  return [String(code), name].some((one) => includes(one, text)) || matched(listed, text) !== undefined;
}

/** The first text of an entry, other than code and name, that contains the searched text. */
function matched({ entry, messages }: ListedEntry, text: string): string | undefined {
  return [
    ...messages.map((message) => message.text),
    ...messages.flatMap(({ translation, explanation }) => [translation ?? "", ...Object.values(explanation)]),
    ...Object.values(entry.title),
    ...entry.notes.flatMap((note) => Object.values(note)),
  ].find((one) => includes(one, text));
}

function includes(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}

function asJson({ family, entry, messages }: ListedEntry, language: Language): unknown {
  const { code, name, title, advice, docsUrl, since, retired } = entry;
  return {
    ...{ family, code, name, title: inLanguage(title, language), messages: messages.map(({ text }) => text), advice },
    docsUrl: inLanguage(docsUrl, language),
    since: sinceDay(since) ?? null,
    retired: retired ?? null,
  };
}

function renderList(
  found: readonly ListedEntry[],
  grep: string | undefined,
  language: Language,
  { width, paint }: Console,
): string {
  const codeWidth = Math.max(...found.map(({ entry }) => String(entry.code).length));
  const nameWidth = Math.min(34, Math.max(...found.map(({ entry }) => entry.name.length)));
  let output = "";
  let family: FamilyId | null = null;
  for (const one of found) {
    if (one.family !== family) output += `${family === null ? "" : "\n"}${paint("bold", one.family)}\n`;
    family = one.family;
    const { code, name, retired } = one.entry;
    const start = `  ${paint("bold", padStart(String(code), codeWidth))}  ${paint(retired === undefined ? "cyan" : "dim", padEnd(name, nameWidth))}`;
    const room = width - codeWidth - 6 - Math.max(nameWidth, name.length);
    const words =
      room < 12
        ? ""
        : cutTo(printable((grep === undefined ? undefined : matched(one, grep)) ?? saying(one, language)), room);
    output += `${start}  ${paint("dim", words)}`.trimEnd() + "\n";
  }
  return output;
}

/** One line for an entry: its first message; in Chinese its translation or the page's heading. */
function saying({ entry, messages }: ListedEntry, language: Language): string {
  const first = messages.find(({ text }) => text !== entry.name);
  if (language === "en") return first?.text ?? heading(entry, language);
  return first?.translation ?? heading(entry, language);
}

function heading({ code, title }: CatalogEntry, language: Language): string {
  return (inLanguage(title, language) ?? "").replace(String(code), "").trim();
}
