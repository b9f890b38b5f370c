import type { FamilyTable } from "../../generated/tables/format.ts";
import { fitsTemplate } from "./match-template.ts";
import { type Match, NO_MATCH } from "./message.ts";
import { type RowContents, Rows } from "./read-rows.ts";
import { MAY_BE_KNOWN, MAY_HAVE_TAIL } from "./samples.ts";
import { withoutRequestIp, withoutTail } from "./tails.ts";
import { type Found, TextIndex } from "./text-index.ts";

export type { Found };

/**
 * Recognises the texts of one family. Text refines, the code decides: the entry is always that of the code.
 * Nothing that a caller sends is kept, so no caller can make it grow.
 */
export class FamilyMatcher {
  readonly table: FamilyTable;
  readonly rows: Rows;
  #index: TextIndex | null = null;

  constructor(table: FamilyTable) {
    this.table = table;
    this.rows = new Rows(table);
  }

  match(code: number, text: string): Match {
    const literal = this.rows.literals.find(code, text);
    if (literal !== null) return literal;
    const contents = this.rows.alreadyRead(code);
    if (contents !== undefined) {
      return matchTemplates(contents, text) ?? this.#matchLoosely(contents.codeAlone, code, text);
    }
    return this.rows.contents(code) === null ? this.#matchLoosely(NO_MATCH, code, text) : this.match(code, text);
  }

  /** What a code means where there is no text. */
  matchCode(code: number): Match {
    return this.rows.contents(code)?.codeAlone ?? NO_MATCH;
  }

  /** Every message with this wording, for clients that drop the code. */
  findAll(text: string): readonly Found[] {
    const found = this.#texts.findAll(text);
    if (found.length > 0) return found;
    const shorter = withoutRequestIp(text)?.text ?? withoutTail(text);
    return shorter === null ? [] : this.#texts.findAll(shorter);
  }

  get #texts(): TextIndex {
    return (this.#index ??= new TextIndex(this.rows));
  }

  #matchLoosely(codeAlone: Match, code: number, text: string): Match {
    const texts = this.#texts;
    const hints = texts.hints(text);
    if ((hints & MAY_BE_KNOWN) !== 0) {
      const found = texts.find(text, code);
      if (found !== null) return matchOf(found, codeAlone, code, null);
    }
    if ((hints & MAY_HAVE_TAIL) === 0) return codeAlone;
    const bare = withoutRequestIp(text);
    const shorter = bare?.text ?? withoutTail(text);
    if (shorter === null) return codeAlone;
    const again = texts.find(shorter, code);
    return again === null ? codeAlone : matchOf(again, codeAlone, code, bare?.ip ?? null);
  }
}

function matchTemplates({ templates, starts }: RowContents, text: string): Match | null {
  if ((starts & (1 << text.charCodeAt(0))) === 0) return null;
  for (const { plan, match } of templates) if (fitsTemplate(plan, text)) return match;
  return null;
}

function matchOf({ message, values }: Found, codeAlone: Match, code: number, requestIp: string | null): Match {
  const isOwn = message.entry.code === code;
  const entry = isOwn ? message.entry : codeAlone.entry;
  return { kind: isOwn ? "tolerant" : "other-code", entry, message, values, requestIp };
}
