import type { FamilyTable } from "../generated/tables/format.ts";
import { answer } from "./answer/answer.ts";
import { Families } from "./answer/families.ts";
import { unpack } from "./answer/unpack.ts";
import { bareFacts, bodyFacts, type Facts, NO_TRANSPORT } from "./extract/facts.ts";
import { extract } from "./extract/extract.ts";
import { statusOf } from "./extract/status.ts";
import { FamilyMatcher } from "./match/family-matcher.ts";
import { type Classification, classify } from "./classify.ts";
import { type ErrorDescription, lookup } from "./lookup.ts";
import type { BinanceErrorInfo, FamilyId, ParseContext } from "./result.ts";

const OPEN_BRACE = 123;
const NO_CONTEXT: ParseContext = Object.freeze({});

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
  const families = new Families(tables.map((table) => new FamilyMatcher(table)));
  const parseError = (input: unknown, context: ParseContext = NO_CONTEXT): BinanceErrorInfo | null => {
    try {
      return parse(families, input, context);
    } catch {
      // Inputs can be built to break any reader. An error that nobody can read is one of unknown outcome.
      return answer(families, bareFacts("network", "", NO_TRANSPORT), NO_CONTEXT);
    }
  };
  const parseErrors = (input: unknown, context: ParseContext = NO_CONTEXT): readonly BinanceErrorInfo[] => {
    const errors: BinanceErrorInfo[] = [];
    for (const { value, part } of unpack(input)) {
      const error = parseError(value, part === null ? context : { ...context, status: undefined });
      if (error !== null) errors.push(part === null ? error : Object.freeze({ ...error, part }));
    }
    return errors;
  };
  return {
    parseError,
    parseErrors,
    lookup: (query, family) => lookup(families, query, family),
    classify: (family, code, message) => classify(families, family, code, message),
  };
}

function parse(families: Families, input: unknown, context: ParseContext): BinanceErrorInfo | null {
  const facts = plainBody(input) ?? extract(input) ?? statusFacts(context);
  return facts === null ? null : answer(families, facts, context);
}

/** The usual case, a body `{code, msg}` and nothing else, without the search for anything else. */
function plainBody(input: unknown): Facts | null {
  if (typeof input !== "object" || input === null || !("msg" in input) || !("code" in input)) return null;
  const { code, msg } = input;
  if (typeof code !== "number" || typeof msg !== "string" || code === 0 || code === 200 || !Number.isSafeInteger(code))
    return null;
  if ("status" in input || "_url" in input || "response" in input || msg.charCodeAt(0) === OPEN_BRACE) return null;
  return bodyFacts(code, msg, NO_TRANSPORT, "data" in input ? input.data : null);
}

/** Nothing readable came with a status that says that the call failed. */
function statusFacts({ status }: ParseContext): Facts | null {
  const known = statusOf(status);
  return known === null || known < 400 ? null : bareFacts("status", "", NO_TRANSPORT);
}
