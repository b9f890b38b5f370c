import type { FamilyTable } from "../../generated/tables/format.ts";
import { FamilyMatcher } from "../match/family-matcher.ts";
import { agreedAdvice, ownAdvice } from "../model/choose-advice.ts";
import { familyOfUrl, hostOf } from "../model/family-of-url.ts";
import { type AgreedEntry, type Match, NO_MATCH } from "../model/message.ts";
import type { FamilyId, ParseContext } from "../result.ts";

/** The families of an answer: one if the caller, a URL or the client tells, else all. */
export interface FamilyChoice {
  readonly family: FamilyId | null;
  readonly matchers: readonly FamilyMatcher[];
  /** The call went to another host: its answer isn't the exchange's. */
  readonly isForeign: boolean;
  /** Whether the caller or a URL names this family; false if only the choice of tables does. */
  readonly isTold: boolean;
}

const FOREIGN: FamilyChoice = /* @__PURE__ */ Object.freeze({
  family: null,
  matchers: /* @__PURE__ */ Object.freeze([]),
  isForeign: true,
  isTold: false,
});

/** Families to choose from. Tables are read at the first use. */
export class Families {
  readonly #all: FamilyChoice;
  readonly #each: readonly FamilyChoice[];
  #last: FamilyChoice;

  constructor(tables: readonly FamilyTable[]) {
    const matchers = tables.map((table) => new FamilyMatcher(table));
    this.#each = matchers.map((matcher) => choiceOf(matcher.table.family, [matcher], true));
    const [only] = this.#each;
    const isOne = this.#each.length === 1 && only !== undefined;
    this.#all = choiceOf(isOne ? only.family : null, matchers, false);
    this.#last = this.#all;
  }

  /** Families if nothing tells which. */
  get all(): FamilyChoice {
    return this.#all;
  }

  /** A family without a table is still known as the family; it has no codes. */
  choiceOf(family: FamilyId): FamilyChoice {
    // Callers nearly always use one family.
    if (this.#last.family === family && this.#last.isTold) return this.#last;
    for (const choice of this.#each) if (choice.family === family) return (this.#last = choice);
    return choiceOf(family, [], true);
  }
}

function choiceOf(family: FamilyId | null, matchers: readonly FamilyMatcher[], isTold: boolean): FamilyChoice {
  return { family, matchers, isForeign: false, isTold };
}

/** The family of a call: from the caller, else from the URLs of the call, else from the client's name. */
export function chooseFamily(
  families: Families,
  context: ParseContext,
  urls: readonly string[],
  told: readonly FamilyId[],
): FamilyChoice {
  if (context.family !== undefined) return families.choiceOf(context.family);
  const { all } = families;
  const calls = typeof context.url === "string" ? [context.url] : urls;
  const found = calls.flatMap((url) => familyOfUrl(url) ?? []);
  const isOurs = found.length > 0 || calls.some((url) => hostOf(url) === "binance");
  if (!isOurs && calls.some((url) => hostOf(url) === "other")) return FOREIGN;
  const [family = told[0]] = found;
  return family === undefined ? all : families.choiceOf(all.family ?? family);
}

/** One match from the lists of several families, which all have the code or the text. */
export function mergeMatches(matches: readonly Match[]): Match {
  const [first = NO_MATCH] = matches;
  if (matches.length < 2) return first;
  const entries = matches.flatMap(({ entry }) => entry ?? []);
  const entry: AgreedEntry = {
    families: Object.freeze([...new Set(entries.flatMap(({ families }) => families))]),
    code: agreed(entries.map(({ code }) => code)),
    name: agreed(entries.map(({ name }) => name)),
    advice: agreedAdvice(matches.flatMap((match) => ownAdvice(match) ?? [])),
    docsUrl: null,
  };
  const message = first.message === null ? null : { ...first.message, advice: entry.advice };
  return { ...first, entry, message };
}

function agreed<Value>([first = null, ...others]: readonly (Value | null)[]): Value | null {
  return others.every((other) => other === first) ? first : null;
}
