import { groupBy } from "../group-by.ts";
import type { Locale, PartialLocalized } from "../model.ts";
import type { ChangeDraft, ChangedField, ChangeKind } from "./change.ts";
import { pairTexts } from "../text/pair-texts.ts";
import type { Place } from "./place.ts";
import { readText, sameText } from "../text/same-text.ts";

interface About {
  readonly field: ChangedField;
  readonly locale: Locale;
  readonly message?: string;
}

/** One text in one language: nothing, or the change. Chinese texts are translations, English ones explanations. */
export function textChange(
  place: Place,
  about: About,
  before: string | undefined,
  after: string | undefined,
): readonly ChangeDraft[] {
  if (sameText(before, after)) return [];
  return [
    { ...place.draft(textKind(about.locale, before, after)), ...about, before: before ?? null, after: after ?? null },
  ];
}

function textKind(locale: Locale, before: string | undefined, after: string | undefined): ChangeKind {
  if (locale === "en") return "explanation-changed";
  if (before === undefined) return "translation-added";
  return after === undefined ? "translation-removed" : "translation-changed";
}

/** Notes have no key: they are matched by their words, first the same ones, then the most alike. */
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
  // A note can stand twice under one code: each is matched once, else the second would always be new.
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

/** A note that was there or comes with both languages is one change, told by its English text. */
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
