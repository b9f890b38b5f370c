import { parseErrors } from "../index.ts";
import type { BinanceErrorInfo, ParseContext } from "../result.ts";
import type { Language } from "../words/axes.ts";
import { type Catalog, type ListedEntry, entriesOf, inLanguage } from "./catalog.ts";
import { type ExplainSettings, explainListed, explainLostCode, pageFacts } from "./entries.ts";
import type { Block, Explanation, Said } from "./explanation.ts";
import { type Query, findErrors } from "./find.ts";
import { type FamilyReading, adviceInWords, readAs, saidIn } from "./readings.ts";
import { suggest } from "./suggest.ts";

/** More than a person reads at once. */
const MAX_ERRORS = 20;

/** Explains an error in any form. */
export function explain(catalog: Catalog, query: Query, settings: ExplainSettings): Explanation {
  const listed = explainListed(catalog, query, settings);
  if (listed !== null) return listed;
  if (query.kind === "code") return explainUnlistedCode(catalog, query.code, settings);
  const text = query.kind === "name" ? query.name : query.text;
  return answer(catalog, text, findErrors(text, contextOf(settings, null)), settings);
}

/** `418` is an HTTP status unless it is a code. */
function explainUnlistedCode(catalog: Catalog, code: number, settings: ExplainSettings): Explanation {
  const isStatus = code >= 400 && code < 600;
  const input: unknown = isStatus ? null : { code: -Math.abs(code), msg: "" };
  const errors = parseErrors(input, contextOf(settings, isStatus ? code : null));
  return answer(catalog, String(code), errors, settings);
}

function contextOf({ family, reads }: ExplainSettings, status: number | null): ParseContext {
  return {
    ...(family === null ? {} : { family }),
    ...(reads ? { changesState: false } : {}),
    ...(status === null ? {} : { status }),
  };
}

function answer(
  catalog: Catalog,
  query: string,
  errors: readonly BinanceErrorInfo[],
  { family, language }: ExplainSettings,
): Explanation {
  const blocks = errors.slice(0, MAX_ERRORS).flatMap((error) => explainError(catalog, error, language));
  const isKnown = blocks.some(isInCatalog);
  const more = Math.max(0, errors.length - MAX_ERRORS);
  return { query, isKnown, blocks, more, suggestions: isKnown ? [] : suggest(catalog, query, blocks, family) };
}

/** Known: entries of the catalog, and failures with a status and no code. */
function isInCatalog({ name, said, docs }: Block): boolean {
  if (name !== null || docs.length > 0) return true;
  return said !== null && (said.kind !== "body" || said.template !== null);
}

/** Blocks for one error of the input: one for each of its meanings. */
function explainError(catalog: Catalog, error: BinanceErrorInfo, language: Language): readonly Block[] {
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

/** The message, and the catalog's facts about its wording. */
function withWording(info: BinanceErrorInfo, entries: readonly ListedEntry[], language: Language): Said {
  const template = info.template?.text;
  const having = entries.filter(({ messages }) => messages.some(({ text }) => text === template));
  const own = having.find(({ entry }) => entry.code === info.template?.code) ?? having[0];
  const documented = own?.messages.find(({ text }) => text === template);
  return {
    ...saidIn(info),
    templateCodes: info.match === "other-code" ? [...new Set(having.map(({ entry }) => entry.code))] : [],
    translation: documented?.translation ?? null,
    doubtful: documented?.doubtful ?? null,
    explanation: inLanguage(documented?.explanation, language),
  };
}
