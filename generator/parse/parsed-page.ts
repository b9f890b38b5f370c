import type { Locale } from "../model.ts";
import type { Problem } from "../problem.ts";

/** Text of a page with the language that its script shows. */
export interface LocaleText {
  readonly text: string;
  readonly locale: Locale;
}

export interface ParsedMessage extends LocaleText {
  /** Description column of the message's table row, in the page's own language. */
  readonly explanation?: LocaleText;
  readonly line: number;
}

/** One heading, section title or table row that names codes, with everything under it. */
export interface ParsedEntry {
  /**
   * Negative codes are numbers; positive and zero-padded ones (binance-link, onchainpay) are strings.
   * Several where a section title names several. Empty for a shared table whose title names none
   * ("Filter failures").
   */
  readonly codes: readonly (number | string)[];
  /** Name as published after the code, or null. */
  readonly name: string | null;
  /** Heading text (or the row's code cell and name) as published. */
  readonly title: string;
  readonly section: string | null;
  readonly anchor: string | null;
  readonly line: number;
  /** `table` where the messages are the rows of a table that the codes share. */
  readonly kind: "entry" | "table";
  readonly messages: readonly ParsedMessage[];
  readonly notes: readonly (LocaleText & { readonly line: number })[];
}

/** Who a page says it is, read from its content (canonical link, class, title), never from the URL alone. */
export interface PageIdentity {
  readonly family: string | null;
  readonly product: string | null;
  readonly locale: Locale | null;
}

export interface ParsedPage {
  readonly family: string | null;
  readonly product: string | null;
  readonly locale: Locale;
  readonly title: string | null;
  readonly entries: readonly ParsedEntry[];
}

export interface ParseResult {
  /** One for nearly every file; two for a converted file that holds both languages. */
  readonly pages: readonly ParsedPage[];
  readonly problems: readonly Problem[];
}
