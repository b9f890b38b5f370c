import type { PageEnd, PartialLocalized, SnapshotMessage } from "../model.ts";
import type { ParsedEntry, ParsedPage } from "../parse/parsed-page.ts";
import type { Problem } from "../problem.ts";
import { cut, readText } from "../text.ts";
import {
  ACCEPT,
  type GateInput,
  acceptedChecks,
  acceptedCodes,
  entriesBefore,
  failure,
  isComparable,
  listCodes,
  unacceptedLosses,
} from "./gate.ts";

/**
 * A damaged page proves no removal: a missing code that the page still names (for example in a heading's anchor), or
 * any missing code if the page's end is missing.
 */
export function checkDamage(input: GateInput): readonly Problem[] {
  const { source, problems } = input;
  const lost = unacceptedLosses(input);
  const damaged = lost.flatMap((code) => {
    const sign = problems.find(({ at, severity }) => at.code === code && severity === "warning");
    return sign === undefined ? [] : [damagedHeading(input, code, sign)];
  });
  const unread = lost.flatMap((code) => unreadHeading(input, code));
  if (unread.length > 0) return [...damaged, ...unread];
  const isCut = lost.length > 0 && problems.some(({ check }) => check === "page-cut");
  if (!isCut) return damaged;
  const message = `The page has no end, and ${String(lost.length)} code(s) are missing: ${listCodes(lost)}.`;
  return [...damaged, failure(source, "page-cut", message, { fix: ACCEPT })];
}

/** A heading with the digits or the name of a missing code that was not read as its heading. */
function unreadHeading(input: GateInput, code: number): readonly Problem[] {
  const names = entriesBefore(input).flatMap((entry) =>
    entry.code === code && entry.name !== null ? [entry.name] : [],
  );
  const figures = String(Math.abs(code));
  const heading = input.page.sections.find(
    ({ text }) => new RegExp(`(?<!\\d)${figures}(?!\\d)`, "u").test(text) || names.some((name) => hasName(text, name)),
  );
  if (heading === undefined) return [];
  const message = `${String(code)} had an entry and has none, and a heading was not read that may be its own: ${cut(heading.text, 80)}`;
  return [failure(input.source, "page-damage", message, { at: { line: heading.line, code }, fix: ACCEPT })];
}

function hasName(text: string, name: string): boolean {
  return name.length > 3 && text.toLowerCase().includes(name.toLowerCase());
}

function damagedHeading({ source }: GateInput, code: number, sign: Problem): Problem {
  const message = `${String(code)} had an entry and has none, but the page still names it. ${sign.message}`;
  return failure(source, "page-damage", message, { at: { line: sign.at.line, code }, fix: ACCEPT });
}

/** Characters that can end a text, but hardly occur in its middle. */
const WHOLE = /[.。!！?？)）\]】"”'’]$/u;

const ACCEPT_TEXT =
  "Read the page. If it really ends so, name the code in overlays/acceptances.json and run the refresh again.";

/** The end of a page: its last entry or table, and the last text in it. */
export function endOfPage({ entries }: ParsedPage): PageEnd | undefined {
  const last = entries.reduce<ParsedEntry | null>((a, b) => (a === null || b.line >= a.line ? b : a), null);
  return last === null ? undefined : { title: readText(last.title), text: readText(lastText(last).text) };
}

/** The last text of the previous page must still be there, whatever follows it now. */
export function checkEnd(input: GateInput): readonly Problem[] {
  const end = input.known?.end;
  // A text that stands at the page's known end is whole, however another language or an older page goes on with it.
  if (end !== undefined && hasText(input.page, end.text)) return [];
  return [...(end === undefined ? [] : checkKnownEnd(input, end)), ...checkMiddle(input)];
}

function hasText({ entries }: ParsedPage, wanted: string): boolean {
  const texts = entries.flatMap((entry) => [
    entry.title,
    ...entry.messages.flatMap(({ text, explanation }) => [text, explanation?.text ?? ""]),
    ...entry.notes.map(({ text }) => text),
  ]);
  return texts.some((text) => readText(text) === wanted);
}

function checkKnownEnd(input: GateInput, end: PageEnd): readonly Problem[] {
  if (!isComparable(input) || acceptedChecks(input).has("page-end")) return [];
  const code = codeAt(input, end.title);
  if (code !== undefined && acceptedCodes(input).has(code)) return [];
  const what =
    end.text === end.title ? `the entry "${end.title}"` : `"${cut(end.text, 80)}" of "${cut(end.title, 60)}"`;
  const message = `The page used to end with ${what}, which is gone or not whole: the page may have been cut.`;
  return [failure(input.source, "page-end", message, { at: code === undefined ? {} : { code }, fix: ACCEPT_TEXT })];
}

function codeAt(input: GateInput, title: string): number | undefined {
  const { locale } = input.source;
  return entriesBefore(input).find((entry) => readText(entry.title[locale] ?? "") === title)?.code;
}

/** A cut page ends in the middle of a text that the last snapshot has whole. */
function checkMiddle(input: GateInput): readonly Problem[] {
  const last = input.page.entries.reduce<ParsedEntry | null>((a, b) => (a === null || b.line >= a.line ? b : a), null);
  if (input.previous === null || last === null) return [];
  const { text, line } = lastText(last);
  const end = readText(text);
  const known = textsBefore(input).map(readText);
  const whole = known.find((before) => before.length > end.length && before.startsWith(end));
  if (WHOLE.test(end) || whole === undefined || known.includes(end)) return [];
  const accepted = acceptedCodes(input);
  if (last.codes.some((code) => typeof code === "number" && accepted.has(code))) return [];
  const lost = unacceptedLosses(input);
  const missing = lost.length === 0 ? "" : ` Codes that are missing: ${listCodes(lost)}.`;
  const message = `The page ends in "${end.slice(-60)}", where "${whole.slice(end.length, end.length + 40)}" was to follow.${missing}`;
  return [failure(input.source, "page-end", message, { at: { line, code: last.codes[0] }, fix: ACCEPT_TEXT })];
}

function lastText({ title, line, messages, notes }: ParsedEntry): { readonly text: string; readonly line: number } {
  const texts = [
    { text: title, line },
    ...messages.flatMap(({ text, explanation, line: at }) => [
      { text, line: at },
      ...(explanation === undefined ? [] : [{ text: explanation.text, line: at }]),
    ]),
    ...notes,
  ];
  return texts.reduce((a, b) => (b.line >= a.line ? b : a));
}

function textsBefore(input: GateInput): readonly string[] {
  const entries = entriesBefore(input);
  const tables = input.previous?.tables ?? [];
  return [
    ...entries.flatMap(({ title }) => localized(title)),
    ...[...entries, ...tables].flatMap(({ messages, notes }) => [
      ...messages.flatMap(textsOfMessage),
      ...notes.flatMap(localized),
    ]),
  ];
}

/** Former wordings too: a page in one language keeps them when the other has changed. */
function textsOfMessage({ text, "zh-CN": chinese, explanation, formerly }: SnapshotMessage): readonly string[] {
  return [
    text,
    ...(chinese === undefined ? [] : [chinese]),
    ...localized(explanation ?? {}),
    ...(formerly ?? []).map((former) => former.text),
  ];
}

function localized(texts: PartialLocalized): readonly string[] {
  return [texts.en, texts["zh-CN"]].filter((text) => text !== undefined);
}

/**
 * Maximum size of a plausible page, about ten times the largest recorded one. A larger page is not written into a
 * snapshot, which bounds the catalog, its code and its documents.
 */
export const PAGE_CEILING = {
  /** Codes, each code of a title counted. Maximum recorded: 247. */
  codes: 2_500,
  /** Messages, their explanations, and notes. Maximum recorded: 468. */
  texts: 5_000,
  /** Characters of one text. The longest recorded has 844. */
  text: 10_000,
  /** Characters of a title, section title or anchor, each repeated for every code. Maximum recorded: 118. */
  title: 1_000,
  /** Characters of all texts and titles together. Maximum recorded: 35 thousand. */
  characters: 500_000,
} as const;

/** The first exceeded limit of a page, in words. */
export function beyondCeiling({ entries }: ParsedPage): string | null {
  const codes = entries.reduce((sum, entry) => sum + Math.max(1, entry.codes.length), 0);
  if (codes > PAGE_CEILING.codes) return `${String(codes)} codes (at most ${String(PAGE_CEILING.codes)})`;
  const titles = entries.flatMap(({ title, section, anchor }) => [title, section ?? "", anchor ?? ""]);
  const title = longest(titles);
  if (title > PAGE_CEILING.title)
    return `a title of ${String(title)} characters (at most ${String(PAGE_CEILING.title)})`;
  const texts = entries.flatMap(({ messages, notes }) => [
    ...messages.flatMap(({ text, explanation }) => (explanation === undefined ? [text] : [text, explanation.text])),
    ...notes.map(({ text }) => text),
  ]);
  if (texts.length > PAGE_CEILING.texts) return `${String(texts.length)} texts (at most ${String(PAGE_CEILING.texts)})`;
  const text = longest(texts);
  if (text > PAGE_CEILING.text) return `a text of ${String(text)} characters (at most ${String(PAGE_CEILING.text)})`;
  const characters = [...titles, ...texts].reduce((sum, { length }) => sum + length, 0);
  if (characters <= PAGE_CEILING.characters) return null;
  return `texts of ${String(characters)} characters together (at most ${String(PAGE_CEILING.characters)})`;
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 0);
}
