import type { Locale } from "../model.ts";
import type { Problem, ProblemPlace } from "../problem.ts";
import { cut } from "../text.ts";

/** Text of a page with its language, detected by script. */
export interface LocaleText {
  readonly text: string;
  readonly locale: Locale;
}

export interface ParsedMessage extends LocaleText {
  /** Description column of the message's table row, in the page's own language. */
  readonly explanation?: LocaleText;
  readonly line: number;
}

/** One heading, section title or table row with codes, and everything under it. */
export interface ParsedEntry {
  /**
   * Negative codes are numbers; positive and zero-padded ones (binance-link, onchainpay) are strings. Several if a
   * section title names several. Empty for a shared table whose title names none ("Filter failures").
   */
  readonly codes: readonly (number | string)[];
  /** Name as published after the code, or null. */
  readonly name: string | null;
  /** Heading text (or the row's code cell and name) as published. */
  readonly title: string;
  readonly section: string | null;
  readonly anchor: string | null;
  readonly line: number;
  /** `table` if the messages are rows of a table that the codes share. */
  readonly kind: "entry" | "table";
  readonly messages: readonly ParsedMessage[];
  readonly notes: readonly (LocaleText & { readonly line: number })[];
}

/** The page's identity, read from its content (canonical link, class, title), never from the URL alone. */
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
  /** Headings not read as an entry. */
  readonly sections: readonly { readonly text: string; readonly line: number }[];
}

export interface ParseResult {
  /** Nearly always one; two for a converted file with both languages. */
  readonly pages: readonly ParsedPage[];
  readonly problems: readonly Problem[];
}

/** Maximum of listed problems of one kind. */
const MAX_OF_A_KIND = 1000;

/** Collects problems, each with its place on the page. */
export class PageProblems {
  readonly #list: Problem[] = [];
  readonly #counts = new Map<string, number>();
  readonly #page: ProblemPlace;

  constructor(page: ProblemPlace) {
    this.#page = page;
  }

  warn(check: string, at: ProblemPlace, message: string, fix: string): void {
    this.#add({ check, severity: "warning", at: { ...this.#page, ...at }, message, fix });
  }

  error(check: string, at: ProblemPlace, message: string, fix: string): void {
    this.#add({ check, severity: "error", at: { ...this.#page, ...at }, message, fix });
  }

  /** The problems in order, and the number of unlisted ones of each kind. */
  get list(): readonly Problem[] {
    return [...this.#list, ...[...this.#counts].flatMap(([check, count]) => this.#unlisted(check, count))];
  }

  #add(problem: Problem): void {
    const count = (this.#counts.get(problem.check) ?? 0) + 1;
    this.#counts.set(problem.check, count);
    if (count <= MAX_OF_A_KIND) this.#list.push(problem);
  }

  #unlisted(check: string, count: number): readonly Problem[] {
    const last = this.#list.findLast((problem) => problem.check === check);
    if (count <= MAX_OF_A_KIND || last === undefined) return [];
    const message = `${String(count - MAX_OF_A_KIND)} more problems of this kind are not listed.`;
    return [{ check, severity: last.severity, at: this.#page, message, fix: last.fix }];
  }
}

/** A text cut for a message. */
export function excerpt(text: string): string {
  const line = text.replaceAll("\n", " ");
  return line.length > 80 ? cut(line, 77) : line;
}
