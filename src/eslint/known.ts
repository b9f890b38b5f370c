import { lookup } from "../index.ts";
import type { FamilyId } from "../result.ts";

/** An entry of a family's list, with its enum. */
export interface KnownCode {
  readonly family: FamilyId;
  readonly code: number;
  readonly name: string;
  /** `SpotErrorCode` */
  readonly enumName: string;
}

/** A message text of a family. */
export interface KnownText extends KnownCode {
  readonly messageId: string;
  /** In lower case, with a space for each value. */
  readonly text: string;
}

interface Known {
  readonly codes: ReadonlyMap<number, readonly KnownCode[]>;
  readonly texts: readonly KnownText[];
}

let known: Known | null = null;

/** Built from the catalog on first use. */
function catalog(): Known {
  if (known !== null) return known;
  const codes = new Map<number, KnownCode[]>();
  const texts: KnownText[] = [];
  for (const { family, code, name, messages } of lookup()) {
    const entry: KnownCode = { family, code, name, enumName: enumNameOf(family) };
    codes.set(code, [...(codes.get(code) ?? []), entry]);
    for (const { id, text } of messages) texts.push({ ...entry, messageId: id, text: plainText(text) });
  }
  return (known = { codes, texts });
}

const enumNameOf = (family: FamilyId): string =>
  `${family.replace(/(?:^|-)(\w)/gu, (_, letter: string) => letter.toUpperCase())}ErrorCode`;

/** Removes case and punctuation, in which copies of a text differ. */
export const plainText = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\{\w+\}|[%％]\w+/gu, " ")
    .replace(/[^\p{L}\p{N}_]+/gu, " ")
    .trim();

/**
 * Entries with this code, of the given families if they have it. Codes of one to three digits are left out, because
 * `indexOf` returns -1.
 */
export function entriesWithCode(code: number, families: readonly FamilyId[]): readonly KnownCode[] {
  if (code > -1000) return [];
  return ofFamilies(catalog().codes.get(code) ?? [], families);
}

/** Messages that contain this text, of the given families if they have any. */
export function textsWith(fragment: string, families: readonly FamilyId[]): readonly KnownText[] {
  const plain = plainText(fragment);
  if (plain.length < 4) return [];
  const found = catalog().texts.filter(({ text }) => ` ${text} `.includes(plain));
  return ofFamilies(found, families);
}

/** Keeps the items of the families that a file names; all items if there are none. */
function ofFamilies<T extends KnownCode>(entries: readonly T[], families: readonly FamilyId[]): readonly T[] {
  const named = entries.filter(({ family }) => families.includes(family));
  return named.length > 0 ? named : entries;
}
