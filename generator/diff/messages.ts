import { LOCALES, type Locale, type PartialLocalized, type SnapshotMessage } from "../model.ts";
import { pairTexts } from "../pair-texts.ts";
import { groupBy } from "../problem.ts";
import { placeholdersIn } from "../template.ts";
import { differsInPunctuation, readText, sameText } from "../text.ts";
import type { ChangeDetail, ChangeDraft, ChangeKind, ChangedField, Place } from "./change.ts";
import { isCurrent } from "./diff-catalogs.ts";

/** A message on one side only; `moves.ts` may find it under another code. */
export interface LooseMessage {
  readonly place: Place;
  readonly message: SnapshotMessage;
  /** The retirement date, if the newer side keeps it as retired. */
  readonly retired?: string | undefined;
  /** Products whose pages show it, if not all that list the code. */
  readonly shown?: Pick<ChangeDraft, "products" | "of">;
}

export interface MessageDiff {
  readonly changes: readonly ChangeDraft[];
  readonly went: readonly LooseMessage[];
  readonly came: readonly LooseMessage[];
}

/** A message with its translation and explanation. */
export function detailsOfMessage({ text, "zh-CN": chinese, explanation }: SnapshotMessage): readonly ChangeDetail[] {
  return [
    { field: "message", en: text, ...(chinese === undefined ? {} : { "zh-CN": chinese }) },
    ...(explanation === undefined ? [] : [{ field: "explanation", ...explanation } as const]),
  ];
}

interface Pair {
  readonly before: SnapshotMessage;
  readonly after: SnapshotMessage;
}

/** Compares the messages of one entry or shared table. Order means nothing. */
export function diffMessages(
  place: Place,
  before: readonly SnapshotMessage[],
  after: readonly SnapshotMessage[],
): MessageDiff {
  const old = indexByText(before);
  const now = indexByText(after);
  const same = [...now].flatMap(([text, message]) => {
    const known = old.get(text);
    return known === undefined ? [] : [{ before: known, after: message }];
  });
  const kept = same.filter((pair) => isCurrent(pair.before) && isCurrent(pair.after));
  const returned = same.filter((pair) => !isCurrent(pair.before) && isCurrent(pair.after));
  // A wording that the newer side keeps as retired also counts as removed: it may be the older form of an added one.
  const gone = [...old]
    .filter(([text, message]) => isCurrent(message) && !isPresent(now.get(text)))
    .map(([, message]) => message);
  const fresh = [...now]
    .filter(([text, message]) => isCurrent(message) && !old.has(text))
    .map(([, message]) => message);
  const known = pairKnownRewordings(gone, fresh);
  const isOnly = [before, after].every((side) => side.filter(isCurrent).length === 1);
  const guessed = pairTexts(known.went, known.came, ({ text }) => text, isOnly);
  const reworded = [...known.pairs, ...guessed.pairs];
  return {
    changes: [
      ...reworded.map((pair) => rewording(place, pair)),
      ...returned.map(({ after: message }) => ({
        ...place.draft("message-returned"),
        before: null,
        after: message.text,
        details: detailsOfMessage(message),
      })),
      ...droppedTexts(before, after).map((text) => ({ ...place.draft("message-dropped"), before: text, after: null })),
      ...[...kept, ...reworded].flatMap((pair) => diffWording(place, pair)),
    ],
    went: guessed.went.map((message) => ({ place, message, retired: now.get(readText(message.text))?.retired })),
    came: guessed.came.map((message) => ({ place, message, retired: undefined })),
  };
}

function isPresent(message: SnapshotMessage | undefined): boolean {
  return message !== undefined && isCurrent(message);
}

function indexByText(messages: readonly SnapshotMessage[]): ReadonlyMap<string, SnapshotMessage> {
  const index = new Map<string, SnapshotMessage>();
  for (const message of messages) {
    const text = readText(message.text);
    const first = index.get(text);
    // A live message wins over a retired one with the same words.
    if (first === undefined || (!isCurrent(first) && isCurrent(message))) index.set(text, message);
  }
  return index;
}

/** The newer snapshot lists the former wordings of a message. */
function pairKnownRewordings(
  gone: readonly SnapshotMessage[],
  fresh: readonly SnapshotMessage[],
): {
  readonly pairs: readonly Pair[];
  readonly went: readonly SnapshotMessage[];
  readonly came: readonly SnapshotMessage[];
} {
  const taken = new Set<SnapshotMessage>();
  const pairs = fresh.flatMap((after) => {
    const older = (after.formerly ?? []).map(({ text }) => text);
    const before = gone.findLast(
      (message) => !taken.has(message) && older.some((text) => sameText(text, message.text)),
    );
    if (before === undefined) return [];
    taken.add(before).add(after);
    return [{ before, after }];
  });
  return { pairs, went: gone.filter((item) => !taken.has(item)), came: fresh.filter((item) => !taken.has(item)) };
}

/** One change: an added or removed parameter takes precedence over reworded text. */
function rewording(place: Place, { before, after }: Pair): ChangeDraft {
  const more = placeholdersIn(after.text).length - placeholdersIn(before.text).length;
  const words = differsInPunctuation(before.text, after.text) ? "punctuation-changed" : "message-reworded";
  const kind = more > 0 ? "parameter-added" : more < 0 ? "parameter-removed" : words;
  const chinese = before["zh-CN"];
  const stale = chinese !== undefined && sameText(chinese, after["zh-CN"]);
  return {
    ...place.draft(kind),
    field: "message",
    before: before.text,
    after: after.text,
    ...(stale ? { translationUnchanged: true } : {}),
  };
}

/** The translation and explanation of the message. */
function diffWording(place: Place, { before, after }: Pair): readonly ChangeDraft[] {
  const about = { message: after.text };
  return [
    ...(place.wholeTranslation
      ? []
      : textChange(place, { ...about, field: "message", locale: "zh-CN" }, before["zh-CN"], after["zh-CN"])),
    ...LOCALES.flatMap((locale) => {
      const [old, now] = [before, after].map(({ explanation }) => explanation?.[locale]);
      return textChange(place, { ...about, field: "explanation", locale }, old, now);
    }),
  ];
}

/** Retired wordings that the newer snapshot lacks. */
function droppedTexts(before: readonly SnapshotMessage[], after: readonly SnapshotMessage[]): readonly string[] {
  const known = new Set(after.flatMap(allTexts).map(readText));
  const retired = before.flatMap((message) => [
    ...(isCurrent(message) ? [] : [message.text]),
    ...(message.formerly ?? []).map(({ text }) => text),
  ]);
  return retired.filter((text) => !known.has(readText(text)));
}

function allTexts(message: SnapshotMessage): readonly string[] {
  return [message.text, ...(message.formerly ?? []).map(({ text }) => text)];
}

interface About {
  readonly field: ChangedField;
  readonly locale: Locale;
  readonly message?: string;
}

/** The change of one text in one language, if any. Chinese texts are translations, English ones explanations. */
export function textChange(
  place: Place,
  about: About,
  before: string | undefined,
  after: string | undefined,
): readonly ChangeDraft[] {
  if (sameText(before, after)) return [];
  const isPunctuation = before !== undefined && after !== undefined && differsInPunctuation(before, after);
  const kind = isPunctuation ? "punctuation-changed" : textKind(about.locale, before, after);
  return [{ ...place.draft(kind), ...about, before: before ?? null, after: after ?? null }];
}

function textKind(locale: Locale, before: string | undefined, after: string | undefined): ChangeKind {
  if (locale === "en") return "explanation-changed";
  if (before === undefined) return "translation-added";
  return after === undefined ? "translation-removed" : "translation-changed";
}

interface Anchored {
  readonly anchor: PartialLocalized;
}

/** Changed anchors of the same code, in the languages of both sides. */
export function anchorChanges(place: Place, before: Anchored, after: Anchored): readonly ChangeDraft[] {
  return LOCALES.flatMap((locale) => {
    const [old, now] = [before.anchor[locale], after.anchor[locale]];
    if (old === now || old === undefined || now === undefined) return [];
    return [{ ...place.draft("anchor-moved"), locale, before: old, after: now }];
  });
}

/** Notes have no key: they are matched by words, first equal ones, then the most similar. */
export function diffNotes(
  place: Place,
  before: readonly PartialLocalized[],
  after: readonly PartialLocalized[],
): readonly ChangeDraft[] {
  const { same, went, came } = matchNotes(before, after);
  const pairing = pairTexts(went, came, leadText);
  return [
    ...[...same, ...pairing.pairs].flatMap((pair) => noteChanges(place, pair.before, pair.after)),
    ...pairing.went.flatMap((note) => noteChanges(place, note, {})),
    ...pairing.came.flatMap((note) => noteChanges(place, {}, note)),
  ];
}

function matchNotes(
  before: readonly PartialLocalized[],
  after: readonly PartialLocalized[],
): {
  readonly same: readonly { readonly before: PartialLocalized; readonly after: PartialLocalized }[];
  readonly went: readonly PartialLocalized[];
  readonly came: readonly PartialLocalized[];
} {
  // A code can have a note twice: each is matched once, else the second would always be new.
  const left = new Map([...groupBy(before, keyOfNote)].map(([key, notes]) => [key, [...notes]]));
  const same: { before: PartialLocalized; after: PartialLocalized }[] = [];
  const came: PartialLocalized[] = [];
  for (const note of after) {
    const twin = left.get(keyOfNote(note))?.shift();
    if (twin === undefined) came.push(note);
    else same.push({ before: twin, after: note });
  }
  return { same, went: [...left.values()].flat(), came };
}

function keyOfNote(note: PartialLocalized): string {
  return readText(leadText(note));
}

/** A note in both languages is one change, identified by its English text. */
function noteChanges(place: Place, before: PartialLocalized, after: PartialLocalized): readonly ChangeDraft[] {
  const english = textChange(place, { field: "note", locale: "en" }, before.en, after.en);
  const isWhole = english.length > 0 && (before.en === undefined || after.en === undefined);
  if (isWhole || place.wholeTranslation) return english;
  return [...english, ...textChange(place, { field: "note", locale: "zh-CN" }, before["zh-CN"], after["zh-CN"])];
}

function leadText(note: PartialLocalized): string {
  const text = note.en ?? note["zh-CN"];
  if (text === undefined) throw new Error("A note without a text cannot be in a snapshot.");
  return text;
}
