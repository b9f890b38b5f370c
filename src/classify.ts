import type { Families } from "./answer/families.ts";
import { valuesOf } from "./match/values-of.ts";
import type { Match } from "./match/message.ts";
import { paramsOf } from "./match/params.ts";
import { templateOf } from "./match/template-of.ts";
import type { FamilyId, MatchKind, Params, Template } from "./result.ts";

/** What the matcher alone knows of a code and its text; typed values and wording are made when asked for. */
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

  /** Official name, null where the family lacks the code. */
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

  /** The catalog's wording, null where the text is unknown. */
  get template(): Template | null {
    return this.#match.message === null ? null : templateOf(this.#match.message, this.values);
  }
}

/** Recognises a text under a code of one family. A family that the parser lacks knows nothing. */
export function classify(families: Families, family: FamilyId, code: number, message: string): Classification | null {
  const [matcher] = families.choiceOf(family).matchers;
  return matcher === undefined ? null : new Classification(matcher.match(code, message), message);
}
