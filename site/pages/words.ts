import { CHINESE } from "./words-chinese.ts";
import { ENGLISH } from "./words-english.ts";
import type { Execution, Locale, Retry } from "../catalog/catalog.ts";
import type { LabelWords } from "../../src/words/labels.ts";

/** The words of the generated pages in each language. */
export interface Words extends LabelWords {
  readonly locale: Locale;
  readonly colon: string;
  readonly familyHeading: (title: string) => string;
  readonly familyLead: (codes: number, retired: number) => string;
  readonly basePath: string;
  readonly binancePages: string;
  readonly otherCodes: string;
  readonly sharedMessages: string;
  readonly code: string;
  readonly name: string;
  readonly family: string;
  readonly compare: string;
  readonly messages: string;
  readonly usualMessage: string;
  readonly moreMessages: (count: number) => string;
  readonly why: string;
  readonly makeSure: string;
  readonly whatHappened: string;
  readonly inCode: string;
  readonly sources: string;
  readonly codesOfIt: string;
  readonly commonErrors: string;
  readonly withoutCode: string;
  /** What to do in three words. */
  readonly shortAdvice: (execution: Execution, retry: Retry) => string;
  readonly parameters: string;
  readonly since: (date: string) => string;
  readonly readOnlyAdvice: string;
  readonly question: {
    readonly why: (what: string) => string;
    readonly what: (what: string) => string;
    readonly sure: (what: string) => string;
  };
  readonly footer: { readonly content: string; readonly edit: string; readonly report: string };
  readonly apiOf: (module: string) => string;
  readonly filters: {
    readonly title: string;
    readonly lead: string;
    readonly passes: string;
    readonly fields: string;
    readonly said: string;
    /** Between a parameter and the parameter with the same rule. */
    readonly also: string;
    readonly zero: string;
    readonly until: (date: string) => string;
  };
  readonly whatToDo: { readonly title: string; readonly lead: string };
  readonly conflicts: { readonly title: string; readonly lead: string; readonly code: string; readonly names: string };
  readonly changes: ChangesWords;
  readonly families: FamiliesWords;
}

export interface ChangesWords {
  readonly title: string;
  readonly lead: string;
  readonly pagesHeading: string;
  readonly page: string;
  readonly lastChange: string;
  readonly firstList: (count: number) => string;
  readonly added: string;
  readonly retired: string;
  readonly messageRetired: string;
  readonly growthTitle: string;
  readonly growthDescription: (first: string, start: number, last: string, end: number) => string;
}

export interface FamiliesWords {
  readonly title: string;
  readonly lead: string;
  readonly family: string;
  readonly codes: string;
  readonly codeCount: (count: number) => string;
  readonly own: string;
  readonly shared: string;
  readonly conflicting: string;
  readonly sizesTitle: string;
  readonly sizesDescription: string;
  readonly figures: string;
}

export type ShortAdvice = Readonly<Record<Retry | "unknown", string>>;

/** If it is unknown whether the call took effect, a state check comes first. */
export function shortAdvice(texts: ShortAdvice, execution: Execution, retry: Retry): string {
  return execution === "unknown" ? texts.unknown : texts[retry];
}

export function wordsOf(locale: Locale): Words {
  return locale === "en" ? ENGLISH : CHINESE;
}
