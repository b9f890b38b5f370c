import type { BinanceErrorInfo } from "../../result.ts";
import { type Catalog, entriesOf, inLanguage, type Language, type ListedEntry } from "../catalog/catalog.ts";
import { adviceInWords } from "./advice-words.ts";
import type { Block, Said } from "./block.ts";
import { pageFacts } from "./explain-entries.ts";
import { explainLostCode } from "./explain-lost-code.ts";
import { type FamilyReading, readAs, saidIn } from "./family-reading.ts";

/** Blocks for one error of the input: one where it has one meaning, else one for each. */
export function explainError(catalog: Catalog, error: BinanceErrorInfo, language: Language): readonly Block[] {
  if (error.match === "text") return explainLostCode(catalog, error, language);
  const families = error.family === null ? error.candidates : [error.family];
  if (families.length === 0) return [blockOf(catalog, [{ family: null, info: error }], language)];
  const groups = new Map<string, FamilyReading[]>();
  for (const family of families) {
    const info = readAs(error, family);
    const key = JSON.stringify([info.name, info.advice, info.template?.text]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ family, info }]);
    else group.push({ family, info });
  }
  return [...groups.values()].map((readings) => blockOf(catalog, readings, language));
}

function blockOf(catalog: Catalog, readings: readonly FamilyReading[], language: Language): Block {
  const [first] = readings;
  if (first === undefined) throw new Error("A group of readings cannot be empty");
  const { info } = first;
  const families = readings.flatMap(({ family }) => (family === null ? [] : [family]));
  const inFamilies = families.flatMap((family) => entriesOf(catalog, family));
  const ofCode = inFamilies.filter(({ entry }) => entry.code === info.code);
  const named = ofCode.filter(({ entry }) => entry.name === info.name);
  return {
    code: info.code,
    name: info.name,
    families,
    ...pageFacts(named.length > 0 ? named : ofCode, language),
    said: withWording(info, inFamilies, language),
    messages: [],
    advice: adviceInWords(catalog, info.advice, language),
  };
}

/** What the message says, and what the catalog has on its wording. */
function withWording(info: BinanceErrorInfo, entries: readonly ListedEntry[], language: Language): Said {
  const template = info.template?.text;
  const having = entries.filter(({ messages }) => messages.some(({ text }) => text === template));
  const own = having.find(({ entry }) => entry.code === info.template?.code) ?? having[0];
  const documented = own?.messages.find(({ text }) => text === template);
  return {
    ...saidIn(info),
    templateCodes: info.match === "other-code" ? [...new Set(having.map(({ entry }) => entry.code))] : [],
    translation: documented?.translation ?? null,
    explanation: inLanguage(documented?.explanation, language),
  };
}
