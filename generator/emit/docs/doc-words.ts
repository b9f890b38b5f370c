import type { Execution, Locale, ParameterType, Retry, Scope } from "../../model.ts";

/** Everything that the reference documents say in their own words, once per language. */
export interface DocWords {
  readonly locale: Locale;
  readonly otherLanguage: string;
  readonly index: string;
  readonly colon: string;
  readonly comma: string;
  readonly brackets: (text: string) => string;
  readonly heading: (title: string) => string;
  readonly basePath: string;
  readonly codes: (count: number) => string;
  readonly retiredCodes: (count: number) => string;
  readonly contents: string;
  readonly otherCodes: string;
  readonly sharedMessages: string;
  readonly alsoMessagesOf: (link: string) => string;
  readonly message: string;
  readonly meaning: string;
  readonly arrivesUnder: string;
  readonly parameters: string;
  readonly translation: string;
  readonly observed: string;
  readonly retired: (date: string | undefined) => string;
  readonly since: string;
  readonly products: string;
  readonly officialPage: string;
  readonly advice: string;
  readonly readOnlyAdvice: string;
  readonly executionLabel: string;
  readonly execution: Readonly<Record<Execution, string>>;
  readonly retryLabel: string;
  readonly retry: Readonly<Record<Retry, string>>;
  readonly scopeLabel: string;
  readonly scope: Readonly<Record<Scope, string>>;
  readonly type: Readonly<Record<ParameterType, string>>;
}
