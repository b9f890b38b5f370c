import type { Advice, BinanceErrorInfo, FamilyId, MatchKind, Template } from "../result.ts";
import type { Segment, TemplatePlan } from "../match/template.ts";

/** What holds for a call that changes state, and for one that only reads. */
export interface AdvicePair {
  readonly write: Advice;
  readonly read: Advice;
}

/** Fields that all entries share that an answer may be about. */
export interface AgreedEntry {
  readonly families: readonly FamilyId[];
  /** null where they disagree. */
  readonly code: number | null;
  readonly name: string | null;
  /** Where they disagree, what loses least when it is wrong. */
  readonly advice: AdvicePair;
  /** English page with the entry's anchor. */
  readonly docsUrl: string | null;
}

/** One entry of a family's list. */
export interface Entry extends AgreedEntry {
  readonly code: number;
  readonly name: string;
}

/** One text that the API sends under a code. */
export interface Message {
  readonly entry: Entry;
  readonly segments: readonly Segment[];
  readonly plan: TemplatePlan;
  /** The whole text where it has no parameters. */
  readonly literal: string | null;
  /** Which value is the end of a ban, and which the caller's address; -1 for none. */
  readonly banAt: number;
  readonly ipAt: number;
  /** Own advice, else the entry's. */
  readonly advice: AdvicePair;
  /** Id where it does not follow from the text, or, after a hyphen, what stands behind the one that does. */
  readonly givenId: string | null;
  /** What the answer says of the wording, once somebody asked. */
  template: Template | null;
}

/** What the matcher found. */
export interface Match {
  readonly kind: MatchKind;
  /** The entry of the code that was asked for. */
  readonly entry: AgreedEntry | null;
  readonly message: Message | null;
  /** Raw text of each parameter, in the template's order; null where `valuesOf` has yet to cut them from the text. */
  readonly values: readonly string[] | null;
  /** Address from the suffix `, request ip: …` where the template lacks it. */
  readonly requestIp: string | null;
  /** Answers for a bare body with this text, once they were made: see judge/record.ts. */
  readonly answers?: (BinanceErrorInfo | undefined)[];
}

export const NO_VALUES: readonly string[] = /* @__PURE__ */ Object.freeze([]);

/** Neither code nor text is known. */
export const NO_MATCH: Match = /* @__PURE__ */ Object.freeze({
  kind: "none",
  entry: null,
  message: null,
  values: NO_VALUES,
  requestIp: null,
});
