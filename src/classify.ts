import type { Families } from "./answer/families.ts";
import { templateOf } from "./answer/template-of.ts";
import type { Match, MatchKind } from "./match/message.ts";
import { type Params, paramsOf } from "./match/params.ts";
import type { FamilyId, Template } from "./result.ts";

/** What the matcher alone knows of a code and its text. */
export class Classification {
  readonly match: MatchKind;
  /** Official name, null where the family lacks the code. */
  readonly name: string | null;
  readonly params: Params;
  readonly #match: Match;

  constructor(match: Match) {
    this.match = match.kind;
    this.name = match.entry === null ? null : match.entry.name;
    this.params = paramsOf(match);
    this.#match = match;
  }

  /** The catalog's wording; made when it is asked for. */
  get template(): Template | null {
    return templateOf(this.#match);
  }
}

/** Recognises a text under a code of one family. A family that the parser lacks knows nothing. */
export function classify(families: Families, family: FamilyId, code: number, message: string): Classification | null {
  const matcher = families.matcher(family);
  return matcher === null ? null : new Classification(matcher.match(code, message));
}
