import type { BinanceErrorInfo } from "../../result.ts";
import { type Catalog, entriesOf, inLanguage, type Language, type ListedEntry } from "../catalog/catalog.ts";
import { adviceById } from "./advice-words.ts";
import type { Block } from "./block.ts";
import { pageFacts } from "./explain-entries.ts";
import { type FamilyReading, readAs, saidIn } from "./family-reading.ts";

interface Bearer {
  readonly reading: FamilyReading;
  readonly listed: ListedEntry;
}

/**
 * A message without its code. The parser's advice is the careful one that a program needs; a person who asks
 * what a text means gets what holds for the codes that it arrives under, and is told that it is a guess.
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
