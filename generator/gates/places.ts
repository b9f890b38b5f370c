import type { PartialLocalized, SnapshotMessage } from "../model.ts";
import type { ParsedEntry, ParsedPage } from "../parse/parsed-page.ts";
import type { Problem } from "../problem.ts";
import { readText } from "../text.ts";
import {
  ACCEPT,
  type GateInput,
  acceptedCodes,
  entriesBefore,
  failure,
  listCodes,
  twinOf,
  unacceptedLosses,
} from "./gate.ts";

/**
 * If a heading's line is lost, its bullets join the entry before it, and the page itself shows no error. The last
 * snapshot does: a code has none of its texts, and another known code has one of them.
 */

/** A code, or the id of a shared table. */
type Owner = number | string;
type Texts = ReadonlyMap<Owner, ReadonlySet<string>>;

export function checkPlaces(input: GateInput): readonly Problem[] {
  if (input.previous === null) return [];
  const before = textsBefore(input);
  const now = textsOfPage(input.page, before);
  const owners = ownersOf(before);
  const accepted = acceptedCodes(input);
  return [...before].flatMap(([owner, texts]) => {
    if (typeof owner === "number" && accepted.has(owner)) return [];
    if ([...(now.get(owner) ?? [])].some((text) => texts.has(text))) return [];
    const moved = [...texts].flatMap((text) => placesOf(text, owner, now, owners));
    // A new code may be the old one with another number; a table has no number.
    const [first] = moved.filter(({ place }) => typeof owner === "string" || before.has(place));
    return first === undefined ? [] : [misplaced(input, owner, first)];
  });
}

interface Moved {
  readonly text: string;
  readonly place: Owner;
}

/** Location on the page of a text that only this entry had. */
function placesOf(
  text: string,
  owner: Owner,
  now: Texts,
  owners: ReadonlyMap<string, readonly Owner[]>,
): readonly Moved[] {
  if (owners.get(text)?.length !== 1) return [];
  return [...now].flatMap(([place, texts]) => (place !== owner && texts.has(text) ? [{ text, place }] : []));
}

function ownersOf(texts: Texts): ReadonlyMap<string, readonly Owner[]> {
  const owners = new Map<string, Owner[]>();
  for (const [owner, own] of texts) for (const text of own) owners.set(text, [...(owners.get(text) ?? []), owner]);
  return owners;
}

function textsBefore(input: GateInput): Texts {
  const { source, previous } = input;
  const texts = new Map<Owner, Set<string>>();
  const add = (owner: Owner, messages: readonly SnapshotMessage[], notes: readonly PartialLocalized[]): void => {
    const own = texts.get(owner) ?? new Set();
    texts.set(owner, own);
    const current = messages.filter(
      ({ retired, products }) => retired === undefined && (products ?? [source.product]).includes(source.product),
    );
    for (const message of current) for (const text of [message.text, message["zh-CN"]]) addText(own, text);
    for (const note of notes) for (const text of [note.en, note["zh-CN"]]) addText(own, text);
  };
  for (const { code, messages, notes } of entriesBefore(input)) add(code, messages, notes);
  // On older Chinese pages the table is under the heading of one code, and is not read as a table.
  const tables = (previous?.tables ?? []).filter(({ anchor }) => anchor[source.locale] !== undefined);
  for (const { id, messages, notes } of tables) add(id, messages, notes);
  return texts;
}

function addText(texts: Set<string>, text: string | undefined): void {
  if (text !== undefined) texts.add(readText(text));
}

function textsOfPage({ entries }: ParsedPage, before: Texts): Texts {
  const texts = new Map<Owner, Set<string>>();
  for (const { kind, codes, title, messages, notes } of entries) {
    const said = new Set([...messages, ...notes].map(({ text }) => readText(text)));
    const owners: readonly Owner[] =
      kind === "table"
        ? [tableLike(said, before) ?? title]
        : codes.map((code) => (typeof code === "string" || before.has(code) ? code : twinOf(code)));
    for (const owner of owners) texts.set(owner, new Set([...(texts.get(owner) ?? []), ...said]));
  }
  return texts;
}

/** The known table of a page's table, matched by its words: titles change or get lost. */
function tableLike(said: ReadonlySet<string>, before: Texts): string | null {
  const tables = [...before].flatMap(([owner, texts]) => {
    const common = [...said].filter((text) => texts.has(text)).length;
    return typeof owner === "string" && common > 0 ? [{ owner, common }] : [];
  });
  return tables.toSorted((a, b) => b.common - a.common)[0]?.owner ?? null;
}

function misplaced({ source, page }: GateInput, owner: Owner, { text, place }: Moved): Problem {
  const line = page.entries.find(({ codes }) => codes.includes(place))?.line;
  const what = typeof owner === "number" ? String(owner) : `the table "${owner}"`;
  const where = typeof place === "number" ? String(place) : `the table "${place}"`;
  const message = `${what} has none of its texts any more, and one of them stands under ${where}: "${text.slice(0, 80)}".`;
  return failure(source, "page-places", message, {
    at: { line, ...(typeof owner === "number" ? { code: owner } : {}) },
    fix: `Read the page: the heading of ${what} is lost, garbled or in the wrong place. If the page really means it, name the code in overlays/acceptances.json and run the refresh again.`,
  });
}

/**
 * The pages of one family share most of their list, so another product's page passes the other gates: wallet's page at
 * margin-trading's address would retire the eight codes of margin-trading. A page that lost codes and now has exactly
 * another page's codes counts as that other page.
 */
export function checkTwin(input: GateInput): readonly Problem[] {
  const { source, page, previous } = input;
  const lost = unacceptedLosses(input);
  if (previous === null || lost.length === 0) return [];
  const present = codesOf(page.entries);
  const headed = codesOf(page.entries.filter(({ kind }) => kind === "entry"));
  const others = new Set(previous.entries.flatMap(({ products }) => products));
  others.delete(source.product);
  const twin = [...others].find((product) => {
    const codes = new Set(entriesBefore({ ...input, source: { ...source, product } }).map(({ code }) => code));
    return isWithin(headed, codes) && isWithin(codes, present);
  });
  if (twin === undefined) return [];
  const message = `The page has exactly the codes of ${twin}, and lacks ${String(lost.length)} of its own (${listCodes(lost)}).`;
  return [failure(source, "page-twin", message, { fix: ACCEPT })];
}

function codesOf(entries: readonly ParsedEntry[]): ReadonlySet<number> {
  return new Set(entries.flatMap(({ codes }) => codes.filter((code) => typeof code === "number")));
}

function isWithin(part: ReadonlySet<number>, whole: ReadonlySet<number>): boolean {
  return [...part].every((code) => whole.has(code));
}
