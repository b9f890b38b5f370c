import { parseErrors } from "../../index.ts";
import type { BinanceErrorInfo, FamilyId, ParseContext } from "../../result.ts";
import { type Catalog, entriesOf, type Language } from "../catalog/catalog.ts";
import type { Block, Explanation } from "./block.ts";
import { explainEntries } from "./explain-entries.ts";
import { explainError } from "./explain-errors.ts";
import { findErrors } from "./find-errors.ts";
import { type Query, readQuery } from "./read-query.ts";
import { suggest } from "./suggest.ts";

export interface ExplainSettings {
  readonly family: FamilyId | null;
  readonly language: Language;
  /** The call that failed only reads. */
  readonly reads: boolean;
}

/** More than anybody reads at once. */
const MOST_ERRORS = 20;

/** Explains whatever somebody has of an error. */
export function explain(catalog: Catalog, query: Query, settings: ExplainSettings): Explanation {
  switch (query.kind) {
    case "code":
      return explainCode(catalog, query.code, settings);
    case "name":
      return explainName(catalog, query.name, settings);
    case "text":
      return explainText(catalog, query.text, settings);
  }
}

/** A pasted text, which can still be a code or a name alone. */
export function explainPasted(catalog: Catalog, text: string, settings: ExplainSettings): Explanation {
  return explain(catalog, readQuery(text), settings);
}

/** `1021` is -1021 unless there is such a positive code; `418` is an HTTP status unless it is a code. */
function explainCode(catalog: Catalog, code: number, settings: ExplainSettings): Explanation {
  const entries = entriesOf(catalog, settings.family);
  const exact = entries.filter(({ entry }) => entry.code === code);
  const found = exact.length > 0 ? exact : entries.filter(({ entry }) => entry.code === -Math.abs(code));
  if (found.length > 0) {
    const blocks = explainEntries(catalog, found, settings.language, settings.reads);
    return { query: String(code), isKnown: true, blocks, more: 0, suggestions: [] };
  }
  const isStatus = code >= 400 && code < 600;
  const input: unknown = isStatus ? null : { code: -Math.abs(code), msg: "" };
  const errors = parseErrors(input, contextOf(settings, isStatus ? code : null));
  return answer(catalog, String(code), errors, settings);
}

function explainName(catalog: Catalog, name: string, settings: ExplainSettings): Explanation {
  const wanted = name.toUpperCase();
  const found = entriesOf(catalog, settings.family).filter(({ entry }) => entry.name.toUpperCase() === wanted);
  if (found.length === 0) return explainText(catalog, name, settings);
  const blocks = explainEntries(catalog, found, settings.language, settings.reads);
  return { query: name, isKnown: true, blocks, more: 0, suggestions: [] };
}

function explainText(catalog: Catalog, text: string, settings: ExplainSettings): Explanation {
  return answer(catalog, text, findErrors(text, contextOf(settings, null)), settings);
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
  const blocks = errors.slice(0, MOST_ERRORS).flatMap((error) => explainError(catalog, error, language));
  const isKnown = blocks.some(isInCatalog);
  const more = Math.max(0, errors.length - MOST_ERRORS);
  return { query, isKnown, blocks, more, suggestions: isKnown ? [] : suggest(catalog, query, blocks, family) };
}

/** Known is what the catalog has, and a failure without any code, of which only the status speaks. */
function isInCatalog({ name, said, docs }: Block): boolean {
  if (name !== null || docs.length > 0) return true;
  return said !== null && (said.kind !== "body" || said.template !== null);
}
