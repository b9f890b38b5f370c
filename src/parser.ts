import type { FamilyTable } from "../generated/tables/format.ts";
import { statusOf } from "./evidence/safe-read.ts";
import { chooseFamily, Families } from "./judge/families.ts";
import { judge, judgeEach } from "./judge/judge.ts";
import { record } from "./judge/record.ts";
import { type Lookup, lookup } from "./lookup.ts";
import { templateOf } from "./match/message-id.ts";
import { valuesOf } from "./match/match-template.ts";
import { paramsOf } from "./match/params.ts";
import { situation } from "./model/advice.ts";
import { changesState } from "./model/changes-state.ts";
import { ownAdvice } from "./model/choose-advice.ts";
import { type AdvicePair, type Match, NO_MATCH } from "./model/message.ts";
import type { BinanceErrorInfo, ErrorKind, FamilyId, MatchKind, Params, ParseContext, Template } from "./result.ts";

/** What `createParser` makes: the same functions that each family's subpath exports. */
export interface Parser {
  readonly parseError: (input: unknown, context?: ParseContext) => BinanceErrorInfo | null;
  readonly parseErrors: (input: unknown, context?: ParseContext) => readonly BinanceErrorInfo[];
  readonly lookup: Lookup;
  readonly classify: (family: FamilyId, code: number, message: string) => Classification | null;
}

/** A parser for the given families' tables. Tables are read at the first call. */
export function createParser(tables: readonly FamilyTable[]): Parser {
  const families = new Families(tables);
  return {
    parseError: (input, context) => parseError(families, input, context),
    parseErrors: (input, context) => parseErrors(families, input, context),
    lookup: (query, family) => lookup(families, query, family),
    classify: (family, code, message) => classify(families, family, code, message),
  };
}

const NO_CONTEXT: ParseContext = /* @__PURE__ */ Object.freeze({});

/** Parses any input with the tables of these families. */
export function parseError(
  families: Families,
  input: unknown,
  context: ParseContext = NO_CONTEXT,
): BinanceErrorInfo | null {
  try {
    return plainBody(families, input, context) ?? judge(families, input, context);
  } catch {
    return unreadable();
  }
}

/** Every error that one answer holds. */
export function parseErrors(
  families: Families,
  input: unknown,
  context: ParseContext = NO_CONTEXT,
): readonly BinanceErrorInfo[] {
  try {
    return judgeEach(families, input, context);
  } catch {
    return [unreadable()];
  }
}

/** Hostile input can break any reader. Unreadable input: outcome unknown. */
function unreadable(): BinanceErrorInfo {
  return made("network", null, NO_MATCH, null, "", NO_CONTEXT, situation("network-error"));
}

const OPEN_BRACE = 123;

/** Fast path for the usual case: a bare body `{code, msg}` of a known family. */
function plainBody(families: Families, input: unknown, context: ParseContext): BinanceErrorInfo | null {
  if (typeof input !== "object" || input === null || !("msg" in input) || !("code" in input)) return null;
  const { code, msg } = input;
  if (typeof code !== "number" || typeof msg !== "string" || msg === "" || !Number.isSafeInteger(code)) return null;
  if (msg.charCodeAt(0) === OPEN_BRACE || !isBare(input)) return null;
  if (statusOf(context.status) !== null || context.headers !== undefined) return null;
  const choice = chooseFamily(families, context, NOTHING, NOTHING);
  const [matcher] = choice.matchers;
  if (matcher === undefined || choice.matchers.length > 1) return null;
  const match = matcher.match(code, msg);
  if (!isRefusal(code) && !(choice.isTold && match.message !== null && match.kind !== "other-code")) return null;
  return match.answers === undefined
    ? plainRecord(choice.family, match, code, msg, context)
    : keptRecord(match.answers, choice.family, match, code, context);
}

/** JSON-RPC reserves -32768 to -32000. */
function isRefusal(code: number): boolean {
  return code <= -1000 && (code > -32_000 || code < -32_768);
}

const NOTHING: readonly never[] = /* @__PURE__ */ Object.freeze([]);

/** Whether the body has no field beside code and text that could say more about the call. */
function isBare(input: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(input);
  if (prototype !== Object.prototype && prototype !== null) return false;
  for (const key in input) {
    if (key !== "code" && key !== "msg" && key !== "family" && key !== "timestamp") return false;
  }
  return true;
}

/**
 * For a text without values, the answer depends only on the text and on whether the call changes state, so it is
 * cached: making it is most of the cost of parseError (bench/runtime.ts). Only texts of the catalog are cached, so
 * memory is bounded.
 */
function keptRecord(
  answers: (BinanceErrorInfo | undefined)[],
  family: FamilyId | null,
  match: Match,
  code: number,
  context: ParseContext,
): BinanceErrorInfo {
  const changes = changesState(context, NOTHING);
  const slot = changes === null ? 0 : changes ? 1 : 2;
  // Keep the catalog's copy of the text: the caller's may be a slice that keeps a huge string in memory.
  return (answers[slot] ??= plainRecord(family, match, code, match.message?.literal ?? "", context));
}

function plainRecord(
  family: FamilyId | null,
  match: Match,
  code: number,
  text: string,
  context: ParseContext,
): BinanceErrorInfo {
  return made("body", family, match, code, text, context, ownAdvice(match) ?? situation("unknown-code"));
}

function made(
  kind: ErrorKind,
  family: FamilyId | null,
  match: Match,
  code: number | null,
  text: string,
  context: ParseContext,
  { write, read }: AdvicePair,
): BinanceErrorInfo {
  const changes = changesState(context, NOTHING);
  return record({
    kind,
    code,
    match,
    text,
    recognition: match.kind,
    family,
    status: null,
    changesState: changes,
    advice: changes === false ? read : write,
    lost: null,
    cancelReplace: null,
    part: null,
    waits: null,
    now: context.now,
  });
}

/** The matcher's result for a code and its text; typed values and wording are made when asked for. */
export class Classification {
  readonly #match: Match;
  readonly #text: string;

  constructor(match: Match, text: string) {
    this.#match = match;
    this.#text = text;
  }

  get match(): MatchKind {
    return this.#match.kind;
  }

  /** Official name, null if the family lacks the code. */
  get name(): string | null {
    return this.#match.entry === null ? null : this.#match.entry.name;
  }

  /** Text of each parameter, in the template's order. */
  get values(): readonly string[] {
    return valuesOf(this.#match, this.#text);
  }

  get params(): Params {
    return paramsOf(this.#match.message, this.values);
  }

  /** The catalog's wording, null if the text is unknown. */
  get template(): Template | null {
    return this.#match.message === null ? null : templateOf(this.#match.message, this.values);
  }
}

/** Recognises a text under a code of one family. Unknown for a family that the parser lacks. */
export function classify(families: Families, family: FamilyId, code: number, message: string): Classification | null {
  const [matcher] = families.choiceOf(family).matchers;
  return matcher === undefined ? null : new Classification(matcher.match(code, message), message);
}
