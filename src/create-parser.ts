import type { FamilyTable } from "../generated/tables/format.ts";
import { Families } from "./answer/families.ts";
import { type Classification, classify } from "./classify.ts";
import { type ErrorDescription, lookup } from "./lookup.ts";
import { parseError } from "./parse-error.ts";
import { parseErrors } from "./parse-errors.ts";
import type { BinanceErrorInfo, FamilyId, ParseContext } from "./result.ts";

/** What `createParser` makes: the same functions that each family's subpath exports. */
export interface Parser {
  readonly parseError: (input: unknown, context?: ParseContext) => BinanceErrorInfo | null;
  readonly parseErrors: (input: unknown, context?: ParseContext) => readonly BinanceErrorInfo[];
  readonly lookup: (query?: number | string, family?: FamilyId) => readonly ErrorDescription[];
  readonly classify: (family: FamilyId, code: number, message: string) => Classification | null;
}

/**
 * A parser for the given families' tables. Nothing is read before the first call, so a parser costs nothing
 * until it is used.
 */
export function createParser(tables: readonly FamilyTable[]): Parser {
  const families = new Families(tables);
  return {
    parseError: (input, context) => parseError(families, input, context),
    parseErrors: (input, context) => parseErrors(families, input, context),
    lookup: (query, family) => lookup(families, query, family),
    classify: (family, code, message) => classify(families, family, code, message),
  };
}
