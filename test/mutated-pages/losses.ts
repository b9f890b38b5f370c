import type { Content, Contents } from "./contents.ts";

/** Content that the mutation removed or moved. */
export interface Loss {
  readonly kind: "entry" | "text";
  readonly codes: readonly (number | string)[];
  readonly isTable: boolean;
  /** The lost text; the title if the entry is lost. */
  readonly text: string;
  /** Codes or titles of the entries that have its texts now. */
  readonly movedTo: readonly (number | string)[];
}

/** Texts of the catalog about the position of an entry: they do not move from one entry to another. */
const PLACES = /^(?:section|code|product|lister \S+ of|title|Chinese title): /u;

/** Whole entries: missing, renamed, or without texts while another entry has one of them. Else single texts. */
export function findLosses(before: Contents, after: Contents): readonly Loss[] {
  const owners = ownersOf(after);
  const formerOwners = ownersOf(before);
  return [...before].flatMap(([key, { codes, title, isTable, texts }]): readonly Loss[] => {
    const twin = after.get(key);
    const gone = [...texts].filter((text) => twin?.texts.has(text) !== true);
    const lost = gone.map((text) => ({ text, movedTo: newOwners(text, key, formerOwners, owners) }));
    const movedTo = [...new Set(lost.flatMap((loss) => loss.movedTo))];
    const isEmptied = movedTo.length > 0 && [...texts].every((text) => isPlace(text) || gone.includes(text));
    if (twin === undefined || isEmptied) return [{ kind: "entry", codes, isTable, text: title, movedTo }];
    return lost.map((loss) => ({ kind: "text", codes, isTable, ...loss, text: wordsOf(loss.text) }));
  });
}

function isPlace(text: string): boolean {
  return PLACES.test(text);
}

function wordsOf(text: string): string {
  return text.slice(text.indexOf(": ") + 2);
}

type Owners = ReadonlyMap<string, readonly { readonly key: string; readonly content: Content }[]>;

/** Codes or titles of entries that have the text now, if only the entry that lost it had it before. */
function newOwners(text: string, key: string, before: Owners, after: Owners): readonly (number | string)[] {
  if (isPlace(text) || (before.get(text)?.length ?? 0) > 1) return [];
  const others = (after.get(text) ?? []).filter((owner) => owner.key !== key);
  return others.map(({ content: { codes, title } }) => codes[0] ?? title);
}

function ownersOf(contents: Contents): Owners {
  const owners = new Map<string, { readonly key: string; readonly content: Content }[]>();
  for (const [key, content] of contents)
    for (const text of content.texts) owners.set(text, [...(owners.get(text) ?? []), { key, content }]);
  return owners;
}
