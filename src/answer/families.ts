import { familyOfUrl } from "../family/family-of-url.ts";
import type { Transport } from "../extract/facts.ts";
import type { FamilyMatcher } from "../match/family-matcher.ts";
import type { FamilyId, ParseContext } from "../result.ts";

/** The families that an answer can be of: one where the caller, a URL or the client tells, else all. */
export interface FamilyChoice {
  readonly family: FamilyId | null;
  readonly matchers: readonly FamilyMatcher[];
}

/** The matchers of a parser, ready to be chosen from. */
export class Families {
  readonly #all: FamilyChoice;
  readonly #one = new Map<string, FamilyChoice>();
  #last: FamilyMatcher | undefined;
  readonly #matchers = new Map<string, FamilyMatcher>();

  constructor(matchers: readonly FamilyMatcher[]) {
    const [only] = matchers;
    const isBound = matchers.length === 1 && only !== undefined;
    this.#all = { family: isBound ? only.table.family : null, matchers };
    for (const matcher of matchers) {
      this.#matchers.set(matcher.table.family, matcher);
      this.#one.set(matcher.table.family, { family: matcher.table.family, matchers: [matcher] });
    }
  }

  choose(context: ParseContext, transport: Transport): FamilyChoice {
    if (context.family !== undefined) return this.#choiceOf(context.family);
    if (this.#one.size === 1) return this.#all;
    const url = context.url ?? transport.url;
    const byUrl = typeof url === "string" ? familyOfUrl(url) : null;
    const family = byUrl ?? transport.family;
    return family === null ? this.#all : this.#choiceOf(family);
  }

  matchers(): readonly FamilyMatcher[] {
    return this.#all.matchers;
  }

  matcher(family: string): FamilyMatcher | undefined {
    // Callers nearly always stay with one family, and comparing two constants costs less than the map.
    const last = this.#last;
    if (last !== undefined && last.table.family === family) return last;
    return (this.#last = this.#matchers.get(family));
  }

  /** A family without its table is still the answer to "which family"; it only knows no code. */
  #choiceOf(family: FamilyId): FamilyChoice {
    return this.#one.get(family) ?? { family, matchers: [] };
  }
}
