import { type Catalog, type CatalogEntry, inLanguage, type Language, type ListedEntry } from "../catalog/catalog.ts";
import { adviceById } from "./advice-words.ts";
import type { AdviceWords, Block, DocsLink, ListedMessage } from "./block.ts";

/** Blocks for entries of the catalog; families that mean the same by a code share one. */
export function explainEntries(
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

/** What the pages of these families say about the code itself. */
export function pageFacts(
  group: readonly ListedEntry[],
  language: Language,
): Pick<Block, "title" | "notes" | "docs" | "since" | "retired"> {
  const entries = group.map(({ entry }) => entry);
  const notes = entries.flatMap((entry) => entry.notes.flatMap((note) => inLanguage(note, language) ?? []));
  const dates = entries.flatMap(({ since }) => (since === undefined ? [] : [since]));
  const retired = entries.map((entry) => entry.retired);
  return {
    title: entries.map((entry) => titleOf(entry, language)).find((title) => title !== null) ?? null,
    notes: [...new Set(notes)],
    docs: group.flatMap((one) => docsOf(one, language)),
    since: dates.sort()[0] ?? null,
    retired: retired.every((date) => date !== undefined) ? (retired.sort().at(-1) ?? null) : null,
  };
}

/** The heading without its code, where that is more than the name in other letters. */
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

/** The messages of all the families, each once, those still documented first. */
function messagesOf(
  group: readonly ListedEntry[],
  ownAdvice: (id: string | undefined) => AdviceWords | null,
  language: Language,
): readonly ListedMessage[] {
  const byText = new Map<string, ListedMessage>();
  for (const { family, messages } of group) {
    for (const { text, parameters, translation, explanation, origin, advice } of messages) {
      const known = byText.get(text);
      byText.set(text, {
        text,
        parameters: known?.parameters ?? parameters.map(({ name, type }) => ({ name, type })),
        translation: known?.translation ?? translation ?? null,
        explanation: known?.explanation ?? inLanguage(explanation, language),
        families: [...new Set([...(known?.families ?? []), family])],
        advice: known?.advice ?? ownAdvice(advice),
        isRetired: origin === "retired" && (known?.isRetired ?? true),
      });
    }
  }
  return [...byText.values()].sort((left, right) => Number(left.isRetired) - Number(right.isRetired));
}
