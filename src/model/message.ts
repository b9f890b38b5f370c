import type { Advice, BinanceErrorInfo, FamilyId, MatchKind, Template } from "../result.ts";
import type { Segment, TemplatePlan } from "../match/template.ts";

/** Advice for a call that changes state, and for one that only reads. */
export interface AdvicePair {
  readonly write: Advice;
  readonly read: Advice;
}

/** Fields that all candidates share. */
export interface AgreedEntry {
  readonly families: readonly FamilyId[];
  /** null = they disagree. */
  readonly code: number | null;
  readonly name: string | null;
  /** If they disagree, the most careful advice. */
  readonly advice: AdvicePair;
  /** English page with the entry's anchor. */
  readonly docsUrl: string | null;
}

/** One entry of a family's list. */
export interface Entry extends AgreedEntry {
  readonly code: number;
  readonly name: string;
}

/** One message of a code. */
export interface Message {
  readonly entry: Entry;
  readonly segments: readonly Segment[];
  readonly plan: TemplatePlan;
  /** The whole text if it has no parameters. */
  readonly literal: string | null;
  /** Index of the value that is the end of a ban, and of the caller's address; -1 = none. */
  readonly banAt: number;
  readonly ipAt: number;
  /** Own advice, else the entry's. */
  readonly advice: AdvicePair;
  /** Id if it does not follow from the text; after a hyphen, only the suffix of the id that follows from the text. */
  readonly givenId: string | null;
  /** The wording for answers, made at the first use. */
  template: Template | null;
}

/** Result of the matcher. */
export interface Match {
  readonly kind: MatchKind;
  /** The entry of the given code. */
  readonly entry: AgreedEntry | null;
  readonly message: Message | null;
  /** Raw text of each parameter, in the template's order; null = not cut from the text yet (`valuesOf`). */
  readonly values: readonly string[] | null;
  /** Address from the suffix `, request ip: …` where the template lacks it. */
  readonly requestIp: string | null;
  /** Cached answers for a bare body with this text; see judge/record.ts. */
  readonly answers?: (BinanceErrorInfo | undefined)[];
}

export const NO_VALUES: readonly string[] = /* @__PURE__ */ Object.freeze([]);

/** Match of an unknown code and text. */
export const NO_MATCH: Match = /* @__PURE__ */ Object.freeze({
  kind: "none",
  entry: null,
  message: null,
  values: NO_VALUES,
  requestIp: null,
});
