import { parseErrors } from "../../index.ts";
import type { BinanceErrorInfo, ParseContext } from "../../result.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Block, Explanation } from "./block.ts";
import { explainError } from "./explain-errors.ts";
import { type ExplainSettings, explainListed } from "./explain-listed.ts";
import { findErrors } from "./find-errors.ts";
import type { Query } from "./read-query.ts";
import { suggest } from "./suggest.ts";

/** More than anybody reads at once. */
const MOST_ERRORS = 20;

/** Explains whatever somebody has of an error. */
export function explain(catalog: Catalog, query: Query, settings: ExplainSettings): Explanation {
  const listed = explainListed(catalog, query, settings);
  if (listed !== null) return listed;
  if (query.kind === "code") return explainUnlistedCode(catalog, query.code, settings);
  const text = query.kind === "name" ? query.name : query.text;
  return answer(catalog, text, findErrors(text, contextOf(settings, null)), settings);
}

/** `418` is an HTTP status where it is no code. */
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
