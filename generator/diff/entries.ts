import { type FamilyId, LOCALES, type PageRef, type SnapshotEntry } from "../model.ts";
import { readText, sameText } from "../text.ts";
import { type ChangeDetail, type ChangeDraft, type ChangeKind, type Place, entryPlace } from "./change.ts";
import { type EntryPairs, isCurrent, pairEntries, sameName } from "./diff-catalogs.ts";
import { diffListedMessages } from "./listed-messages.ts";
import {
  type LooseMessage,
  type MessageDiff,
  anchorChanges,
  detailsOfMessage,
  diffNotes,
  textChange,
} from "./messages.ts";
import { diffFamilyProducts, diffProducts } from "./pages.ts";

export interface EntriesDiff {
  readonly changes: readonly ChangeDraft[];
  readonly went: readonly LooseMessage[];
  readonly came: readonly LooseMessage[];
  /** Entries on both sides, for comparisons across the family. */
  readonly kept: EntryPairs["pairs"];
  /** Added or removed entries: their messages are not separate changes. */
  readonly added: readonly SnapshotEntry[];
  readonly retired: readonly SnapshotEntry[];
}

export interface FamilyContext {
  readonly family: FamilyId;
  readonly pages: readonly PageRef[];
  /** Titles of shared tables: an entry named only in such a title has it as its own title. */
  readonly tableTitles: ReadonlySet<string>;
  /** Products whose pages list the family. */
  readonly products: ReadonlySet<string>;
  /** Both sides know their pages, so anchors are links to them. */
  readonly hasLinks: boolean;
}

export function diffEntries(
  context: FamilyContext,
  before: readonly SnapshotEntry[],
  after: readonly SnapshotEntry[],
): EntriesDiff {
  const { pairs, went, came } = pairEntries(before, after);
  const kept = pairs.filter((pair) => isCurrent(pair.before) && isCurrent(pair.after));
  const retiredNow = pairs.filter((pair) => isCurrent(pair.before) && !isCurrent(pair.after)).map((pair) => pair.after);
  const returned = pairs.filter((pair) => !isCurrent(pair.before) && isCurrent(pair.after)).map((pair) => pair.after);
  const moves = findRenumbered([...went.filter(isCurrent), ...retiredNow], came.filter(isCurrent));
  const moved = new Set([...moves.flatMap((move) => [move.before, move.after])]);
  const added = came.filter((entry) => !moved.has(entry));
  const retired = [...went.filter(isCurrent), ...retiredNow].filter((entry) => !moved.has(entry));
  const products = diffFamilyProducts(context.family, { before, after }, kept);
  const familyWide = new Set(products.map(({ product }) => product ?? ""));
  const details = [
    ...kept.map((pair) => diffEntry(context, pair.before, pair.after, familyWide)),
    ...moves.map((move) => diffTexts(entryPlace(context.family, move.after, context.pages), move.before, move.after)),
  ];
  return {
    changes: [
      ...products,
      ...added.map((entry) => wholeEntry(context, "error-added", entry)),
      ...retired.map((entry) => wholeEntry(context, "error-retired", entry)),
      ...returned.map((entry) => wholeEntry(context, "error-returned", entry)),
      ...went.filter((entry) => !isCurrent(entry)).map((entry) => wholeEntry(context, "error-dropped", entry)),
      ...moves.map((move) => renumbered(context, move)),
      ...details.flatMap(({ changes }) => changes),
    ],
    went: details.flatMap((detail) => detail.went),
    came: details.flatMap((detail) => detail.came),
    kept,
    added: [...added, ...returned],
    retired,
  };
}

function diffEntry(
  context: FamilyContext,
  before: SnapshotEntry,
  after: SnapshotEntry,
  familyWide: ReadonlySet<string>,
): MessageDiff {
  const chinese = languageChange(context, before, after);
  const place = entryPlace(context.family, after, context.pages, { wholeTranslation: chinese.length > 0 });
  const texts = diffTexts(place, before, after);
  const renamed = sameName(before.name, after.name)
    ? []
    : [{ ...place.draft("error-renamed"), before: before.name, after: after.name }];
  return {
    ...texts,
    changes: [
      ...renamed,
      ...aliasChange(place, before, after),
      ...texts.changes,
      ...chinese,
      ...(chinese.length + renamed.length > 0 ? [] : titleChange(context, place, before, after)),
      ...(context.hasLinks ? anchorChanges(place, before, after) : []),
      ...diffProducts(place, before, after, familyWide),
    ],
  };
}

/** Numbers that a page writes for the same error, `51006` beside `-51006`. */
function aliasChange(place: Place, before: SnapshotEntry, after: SnapshotEntry): readonly ChangeDraft[] {
  const [old, now] = [before, after].map(({ aliases }) => aliases?.join(", ") ?? null);
  return old === now ? [] : [{ ...place.draft("error-aliases-changed"), before: old ?? null, after: now ?? null }];
}

/** Messages and notes of a code, whatever its number and name. */
function diffTexts(place: Place, before: SnapshotEntry, after: SnapshotEntry): MessageDiff {
  const messages = diffListedMessages(place, before, after);
  return { ...messages, changes: [...messages.changes, ...diffNotes(place, before.notes, after.notes)] };
}

/** The Chinese page gained or lost the code as a whole: one change, however many texts it has there. */
function languageChange(context: FamilyContext, before: SnapshotEntry, after: SnapshotEntry): readonly ChangeDraft[] {
  const [old, now] = [before.title["zh-CN"], after.title["zh-CN"]];
  if ((old === undefined) === (now === undefined)) return [];
  const place = entryPlace(context.family, after, context.pages);
  return textChange(place, { field: "entry", locale: "zh-CN" }, old, now);
}

/** The English title is code and name, which are compared separately, and sometimes a sentence after them. */
function titleChange(
  context: FamilyContext,
  place: Place,
  before: SnapshotEntry,
  after: SnapshotEntry,
): readonly ChangeDraft[] {
  return LOCALES.flatMap((locale) => {
    const [old, now] = [before.title[locale], after.title[locale]];
    if ([old, now].some((title) => title !== undefined && context.tableTitles.has(readText(title)))) return [];
    // Aliases tell the sign of a code.
    if (unsigned(old) === unsigned(now)) return [];
    const isEnglishName =
      locale === "en" && (old === undefined || now === undefined || sentenceOf(before) === sentenceOf(after));
    return isEnglishName ? [] : textChange(place, { field: "title", locale }, old, now);
  });
}

function unsigned(title: string | undefined): string | undefined {
  return title?.replace(/^-(?=\d)/u, "");
}

/** The English heading without code and name. */
function sentenceOf({ code, name, title }: SnapshotEntry): string {
  const words = (title.en ?? "").replace(String(Math.abs(code)), "").replace(name ?? "", "");
  return words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function wholeEntry(context: FamilyContext, kind: ChangeKind, entry: SnapshotEntry): ChangeDraft {
  const draft = entryPlace(context.family, entry, context.pages).draft(kind);
  const label = entry.name ?? entry.title.en ?? entry.title["zh-CN"] ?? String(entry.code);
  const isGone = kind === "error-retired" || kind === "error-dropped";
  return {
    ...draft,
    ...(isGone ? { before: label } : { after: label }),
    messages: entry.messages.filter(isCurrent).map(({ text }) => text),
    ...(isGone ? {} : { details: detailsOf(entry) }),
    ...(isGone || entry.products.length === context.products.size
      ? {}
      : { products: entry.products, of: context.products.size }),
    ...(entry.retired === undefined ? {} : { retired: entry.retired }),
  };
}

function detailsOf({ messages, notes }: SnapshotEntry): readonly ChangeDetail[] {
  return [
    ...messages.filter(isCurrent).flatMap(detailsOfMessage),
    ...notes.map((note) => ({ field: "note", ...note }) as const),
  ];
}

interface Move {
  readonly before: SnapshotEntry;
  readonly after: SnapshotEntry;
}

/** One name disappeared under one code and appeared under another: the error has a new number. */
function findRenumbered(went: readonly SnapshotEntry[], came: readonly SnapshotEntry[]): readonly Move[] {
  const old = uniqueByName(went);
  return [...uniqueByName(came)].flatMap(([name, after]) => {
    const before = old.get(name);
    return before === undefined || before.code === after.code ? [] : [{ before, after }];
  });
}

function uniqueByName(entries: readonly SnapshotEntry[]): ReadonlyMap<string, SnapshotEntry> {
  const counts = new Map<string, number>();
  for (const { name } of entries) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(
    entries.flatMap((entry) => (entry.name !== null && counts.get(entry.name) === 1 ? [[entry.name, entry]] : [])),
  );
}

function renumbered(context: FamilyContext, { before, after }: Move): ChangeDraft {
  return {
    ...entryPlace(context.family, after, context.pages).draft(
      before.code === -after.code ? "error-sign-changed" : "error-moved",
    ),
    before: String(before.code),
    after: String(after.code),
    movedFrom: before.code,
    messages: after.messages.filter(isCurrent).map(({ text }) => text),
  };
}

/**
 * A new section title moves all codes of the section: one change with the number of codes. A code that moved to another
 * existing section is a separate change.
 */
export function diffSections(
  context: { readonly family: FamilyId; readonly pages: readonly PageRef[]; readonly tableTitles: ReadonlySet<string> },
  kept: EntryPairs["pairs"],
): readonly ChangeDraft[] {
  const old = new Set(kept.map(({ before }) => before.section));
  const now = new Set(kept.map(({ after }) => after.section));
  const groups = new Map<string, { before: SnapshotEntry; after: SnapshotEntry }[]>();
  for (const pair of kept) {
    if (sameText(pair.before.section ?? undefined, pair.after.section ?? undefined)) continue;
    // An entry that only the title of a table names has that title as its section: the table's change covers it.
    if (isNamedByTable(pair.after, context.tableTitles)) continue;
    const key = JSON.stringify([pair.before.section, pair.after.section]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [pair]);
    else group.push(pair);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) throw new Error("A group has at least the pair that it was made for.");
    const isRetitled = !now.has(first.before.section) && !old.has(first.after.section);
    return isRetitled
      ? [{ ...sectionChange(context, first), code: null, name: null, count: group.length }]
      : group.map((pair) => sectionChange(context, pair));
  });
}

function isNamedByTable({ section, title }: SnapshotEntry, tableTitles: ReadonlySet<string>): boolean {
  return section !== null && sameText(title.en, section) && tableTitles.has(readText(section));
}

function sectionChange(
  { family, pages }: { readonly family: FamilyId; readonly pages: readonly PageRef[] },
  { before, after }: { readonly before: SnapshotEntry; readonly after: SnapshotEntry },
): ChangeDraft {
  const draft = entryPlace(family, after, pages).draft("section-changed");
  return { ...draft, before: before.section, after: after.section };
}
