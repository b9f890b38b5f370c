import type { AxisWords } from "../../explainer/axis-words.ts";
import type { Locale, ParameterType } from "../catalog.ts";

/** Everything that the generated pages say in their own words, once per language. */
export interface Words extends AxisWords {
  readonly locale: Locale;
  readonly colon: string;
  readonly comma: string;
  readonly familyHeading: (title: string) => string;
  readonly familyLead: (codes: number, retired: number) => string;
  readonly basePath: string;
  readonly binancePages: string;
  readonly contents: string;
  readonly otherCodes: string;
  readonly sharedMessages: string;
  readonly alsoMessagesOf: string;
  readonly message: string;
  readonly meaning: string;
  readonly arrivesUnder: string;
  readonly parameters: string;
  readonly observed: string;
  readonly retired: (date: string | undefined) => string;
  readonly since: (date: string) => string;
  readonly onlyIn: string;
  readonly officialPage: string;
  readonly permalink: (name: string) => string;
  readonly elsewhere: string;
  readonly readOnlyAdvice: string;
  readonly type: Readonly<Record<ParameterType, string>>;
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
  readonly matrixTitle: string;
  readonly matrixDescription: string;
  readonly figures: string;
}
