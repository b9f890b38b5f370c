import type { Locale } from "../../generator/model.ts";
import type { Random } from "./random.ts";

/** A whole page that a mutator may damage, and other pages that it may mix it with. */
export interface MutablePage {
  readonly text: string;
  readonly format: "markdown" | "html";
  readonly locale: Locale;
  /** The same product's page in the other language. */
  readonly twin: string | null;
  /** Pages of other products, in both languages. */
  readonly strangers: readonly { readonly text: string; readonly locale: Locale }[];
}

/** The mutated page: a text, or bytes that may not be text. Null: not possible on this page. */
export type Mutated = string | Uint8Array | null;

export interface Mutator {
  /** What it does, in a few words: the row of the report. */
  readonly name: string;
  readonly mutate: (page: MutablePage, random: Random) => Mutated;
}
