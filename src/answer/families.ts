import type { FamilyTable } from "../../generated/tables/format.ts";
import type { Transport } from "../extract/facts.ts";
import { familyOfUrl } from "../family/family-of-url.ts";
import { FamilyMatcher } from "../match/family-matcher.ts";
import type { FamilyId, ParseContext } from "../result.ts";

/** The families that an answer can be of: one where the caller, a URL or the client tells, else all. */
export interface FamilyChoice {
  readonly family: FamilyId | null;
  readonly matchers: readonly FamilyMatcher[];
}

/** Families to choose from. Nothing is read before the first question, so they cost nothing until they are used. */
export class Families {
  readonly #all: FamilyChoice;
  readonly #each: readonly FamilyChoice[];
  #last: FamilyChoice;

  constructor(tables: readonly FamilyTable[]) {
    const matchers = tables.map((table) => new FamilyMatcher(table));
    this.#each = matchers.map((matcher) => ({ family: matcher.table.family, matchers: [matcher] }));
    const [only] = this.#each;
    this.#all = this.#each.length === 1 && only !== undefined ? only : { family: null, matchers };
    this.#last = this.#all;
  }

  get matchers(): readonly FamilyMatcher[] {
    return this.#all.matchers;
  }

  choose(context: ParseContext, transport: Transport): FamilyChoice {
    if (context.family !== undefined) return this.choiceOf(context.family);
    if (this.#all.family !== null) return this.#all;
    const url = context.url ?? transport.url;
    const family = (typeof url === "string" ? familyOfUrl(url) : null) ?? transport.family;
    return family === null ? this.#all : this.choiceOf(family);
  }

  /** A family without its table is still the answer to "which family"; it only knows no code. */
  choiceOf(family: FamilyId): FamilyChoice {
    // Callers nearly always stay with one family.
    if (this.#last.family === family) return this.#last;
    for (const choice of this.#each) if (choice.family === family) return (this.#last = choice);
    return { family, matchers: [] };
  }
}
