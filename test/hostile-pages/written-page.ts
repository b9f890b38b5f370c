import fc from "fast-check";
import type { Locale } from "../../generator/model.ts";
import { hostileText } from "../support/hostile-texts.ts";

/** Content of a page: texts without markup. */
export interface WrittenEntry {
  readonly code: number;
  readonly section: string;
  readonly name: string;
  readonly anchor: string;
  readonly messages: readonly string[];
  readonly notes: readonly string[];
}

/** Rows of a table of messages that several codes share. */
export type WrittenRow = readonly [message: string, meaning: string];

export interface WrittenPage {
  readonly locale: Locale;
  readonly entries: readonly WrittenEntry[];
  readonly rows: readonly WrittenRow[];
}

/**
 * Identifiers like on the pages, names with a special meaning in programming languages, and any text. A colon alone
 * only separates a code from its name, and text without a name may continue the previous entry.
 */
const name = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[A-Z][A-Z0-9_]{2,12}$/u) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("__proto__", "constructor", "prototype", "toString", "class", "NaN", "Infinity", "A"),
  },
  { weight: 4, arbitrary: hostileText.filter((text) => !/^[\s:：]+$/u.test(text)) },
);

const entry = (text: fc.Arbitrary<string>): fc.Arbitrary<WrittenEntry> =>
  fc.record({
    // Few codes, so that many pages have a code twice, with the same name or another.
    code: fc.oneof(fc.integer({ min: -1004, max: -1000 }), fc.integer({ min: -999_999_999, max: -100 })),
    section: text,
    name,
    anchor: text,
    messages: fc.array(text, { maxLength: 3 }),
    notes: fc.array(text, { maxLength: 2 }),
  });

/** A page with only hostile texts. */
export function writtenPage(locale: Locale, text = hostileText): fc.Arbitrary<WrittenPage> {
  return fc.record({
    locale: fc.constant(locale),
    entries: fc.array(entry(text), { minLength: 1, maxLength: 4 }),
    rows: fc.array(fc.tuple(text, text), { maxLength: 3 }),
  });
}
