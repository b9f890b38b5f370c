import { type Family, type ErrorEntry, type Meaning, isRetired, messagesOf } from "../catalog/catalog.ts";
import { type CommonErrors, byRank } from "../catalog/common.ts";
import type { PageMessage } from "./entry.ts";

/** One meaning of a code, and the families with the same name and advice. */
export interface CodeMeaning {
  readonly code: number;
  readonly name: string;
  readonly advice: string;
  readonly entries: readonly Meaning[];
  /** Each text once, the most common first, retired ones last. */
  readonly messages: readonly PageMessage[];
}

/** The meanings of a code, those of the earlier families first. */
export function meaningsOfCode(meanings: readonly Meaning[], common: CommonErrors): readonly CodeMeaning[] {
  const groups = new Map<string, Meaning[]>();
  for (const meaning of meanings) {
    const key = JSON.stringify([meaning.entry.name, meaning.entry.advice]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [meaning]);
    else group.push(meaning);
  }
  return [...groups.values()].flatMap((entries) => {
    const [first] = entries;
    if (first === undefined) return [];
    const { code, name, advice } = first.entry;
    return [{ code, name, advice, entries, messages: messagesOfMeaning(entries, common) }];
  });
}

function messagesOfMeaning(entries: readonly Meaning[], common: CommonErrors): readonly PageMessage[] {
  const byText = new Map<string, { message: PageMessage["message"]; families: Family[] }>();
  for (const { family, entry } of entries) {
    for (const message of messagesOf(family, entry)) {
      const known = byText.get(message.text);
      if (known === undefined) byText.set(message.text, { message, families: [family] });
      else {
        // Another family may have a translation, an explanation or a current message that the first lacks.
        known.message = isRetired(known.message) && !isRetired(message) ? message : completed(known.message, message);
        if (!known.families.includes(family)) known.families.push(family);
      }
    }
  }
  const all = [...byText.values()].map(({ message, families }) => ({ message, families, text: message.text }));
  const sorted = all.toSorted((left, right) => Number(isRetired(left.message)) - Number(isRetired(right.message)));
  const [first] = entries;
  return first === undefined ? sorted : byRank(sorted, first.entry, common);
}

function completed(message: PageMessage["message"], other: PageMessage["message"]): PageMessage["message"] {
  const { translation, doubtful, ...rest } = message;
  // Prefer a translation that is not in doubt.
  const isLacking = translation === undefined || doubtful !== undefined;
  const from = isLacking && other.translation !== undefined ? other : message;
  return {
    ...rest,
    ...(from.translation === undefined ? {} : { translation: from.translation }),
    ...(from.doubtful === undefined ? {} : { doubtful: from.doubtful }),
    explanation: { ...other.explanation, ...message.explanation },
  };
}

/** The most likely message: by rank, else the first current one. */
export function usualMessage(family: Family, entry: ErrorEntry, common: CommonErrors): string | undefined {
  const messages = byRank(messagesOf(family, entry), entry, common);
  return (messages.find((message) => !isRetired(message)) ?? messages[0])?.text;
}

/** Anchors of a family's entry on the code's page; the second entry under one code includes its name. */
export function familyAnchor(meaning: Meaning, meanings: readonly Meaning[]): string {
  const same = meanings.filter(({ family }) => family.id === meaning.family.id);
  return same[0] === meaning ? meaning.family.id : `${meaning.family.id}-${meaning.entry.name}`;
}

/** A template shortened for lists: `current limit is … orders per …`. */
export function withoutPlaceholders(text: string): string {
  return text.replace(/[%％][sdb](?![a-z])/gu, "…").replace(/…[\s.…]*…/gu, "…");
}

/**
 * All anchors of an entry, the one to link to last: `-1021`, or `-1108-BAD_ASSET` if the family has two entries under
 * one code; the first also has the plain `-1108`. The same as in generated/docs.
 */
export function entryAnchors(family: Family, { code, name }: ErrorEntry): readonly string[] {
  const same = family.errors.filter((entry) => entry.code === code);
  if (same.length === 1) return [String(code)];
  return same[0]?.name === name ? [String(code), `${String(code)}-${name}`] : [`${String(code)}-${name}`];
}
