import type { PartialLocalized, SnapshotMessage } from "../model.ts";
import type { ParsedEntry } from "../parse/parsed-page.ts";
import { comparableText, cut, readText } from "../text.ts";
import { type GateInput, entriesBefore, knownCode } from "./gate.ts";

/** A code, or the id or title of a shared table. */
export type Owner = number | string;
type Role = "message" | "note";

/** A text with its code or table. */
export interface OwnedText {
  readonly owner: Owner;
  readonly text: string;
  readonly role: Role;
}

/** The page's texts and the last snapshot's texts of it, in the page's language. */
export interface ComparedTexts {
  readonly known: readonly OwnedText[];
  readonly now: readonly OwnedText[];
  /** Known texts that their owner no longer has. */
  readonly gone: readonly OwnedText[];
  /** Current texts that are new to a known owner. */
  readonly added: readonly OwnedText[];
}

export function compareTexts(input: GateInput): ComparedTexts {
  const known = knownTexts(input);
  const tables = new Map((input.previous?.tables ?? []).map(({ id }) => [id, anyLanguage(input, id)]));
  const asKnown = knownCode(input);
  const now = input.page.entries.flatMap((entry) => textsOf(entry, ownersOf(entry, tables).map(asKnown)));
  const [had, has] = [textsByOwner(known), textsByOwner(now)];
  const owners = new Set<Owner>([...entriesBefore(input).map(({ code }) => code), ...had.keys()]);
  const isFirst = isFirstProduct(input);
  return {
    known,
    now,
    gone: known.filter(({ owner, text }) => {
      const texts = has.get(owner);
      return texts?.has(text) !== true && (isFirst || !isSaidOtherwise(texts, text));
    }),
    added: now.filter(
      ({ owner, text }) =>
        owners.has(owner) && had.get(owner)?.has(text) !== true && !isKnownElsewhere(input, owner, text),
    ),
  };
}

/** Known in the other language, of another product, or retired: not new at this code. */
function isKnownElsewhere(input: GateInput, owner: Owner, text: string): boolean {
  const texts = anyLanguage(input, owner);
  return texts.has(text) || isSaidOtherwise(texts, text);
}

/** The product whose wording is in the snapshot, of the products that share a list. */
function isFirstProduct({ previous, source: { product } }: GateInput): boolean {
  return (previous?.entries ?? []).every(({ products }) => products[0] === product || !products.includes(product));
}

/** Products that share a list differ in case and full stops; the snapshot has the first one's wording. */
function isSaidOtherwise(texts: ReadonlySet<string> | undefined, text: string): boolean {
  const comparable = comparableText(text);
  return [...(texts ?? [])].some((other) => comparableText(other) === comparable);
}

/** Texts by code or table. */
export function textsByOwner(texts: readonly OwnedText[]): ReadonlyMap<Owner, ReadonlySet<string>> {
  const owners = new Map<Owner, Set<string>>();
  for (const { owner, text } of texts) owners.set(owner, (owners.get(owner) ?? new Set()).add(text));
  return owners;
}

/** Codes and tables by text. */
export function ownersByText(texts: readonly OwnedText[]): ReadonlyMap<string, ReadonlySet<Owner>> {
  const owners = new Map<string, Set<Owner>>();
  for (const { owner, text } of texts) owners.set(text, (owners.get(text) ?? new Set()).add(owner));
  return owners;
}

function knownTexts(input: GateInput): readonly OwnedText[] {
  const { source, previous } = input;
  const { locale, product } = source;
  const of = (owner: Owner, messages: readonly SnapshotMessage[], notes: readonly PartialLocalized[]): OwnedText[] => {
    const current = messages.filter(
      ({ retired, products }) => retired === undefined && (products ?? [product]).includes(product),
    );
    const said = current.flatMap((message) => [
      { text: locale === "en" ? message.text : message["zh-CN"], role: "message" as const },
      { text: message.explanation?.[locale], role: "message" as const },
    ]);
    const noted = notes.map((note) => ({ text: note[locale], role: "note" as const }));
    return [...said, ...noted].flatMap(({ text, role }) =>
      text === undefined ? [] : [{ owner, text: readText(text), role }],
    );
  };
  // The snapshot does not record which product has which row of a shared table: assign all rows to the first.
  const isFirst = isFirstProduct(input);
  const tables = (previous?.tables ?? []).filter(({ anchor }) => isFirst && anchor[locale] !== undefined);
  return [
    ...entriesBefore(input).flatMap(({ code, messages, notes }) => of(code, messages, notes)),
    ...tables.flatMap(({ id, messages, notes }) => of(id, messages, notes)),
  ];
}

/** All texts of the snapshot at a code, in both languages, of all products, retired or not. */
function anyLanguage({ previous }: GateInput, owner: Owner): ReadonlySet<string> {
  const entries = (previous?.entries ?? []).filter(({ code }) => code === owner);
  const tables = (previous?.tables ?? []).filter(({ id }) => id === owner);
  return new Set(
    [...entries, ...tables]
      .flatMap(({ messages, notes }) => [
        ...messages.flatMap((message) => [
          message.text,
          message["zh-CN"] ?? "",
          ...localized(message.explanation ?? {}),
        ]),
        ...notes.flatMap(localized),
      ])
      .map(readText),
  );
}

function localized(texts: PartialLocalized): readonly string[] {
  return [texts.en, texts["zh-CN"]].filter((text) => text !== undefined);
}

/** A table equals the known table that shares most texts with it: titles change or get lost. */
function ownersOf(
  { kind, codes, title, messages, notes }: ParsedEntry,
  tables: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Owner[] {
  if (kind === "entry") return codes;
  const said = [...messages, ...notes].map(({ text }) => readText(text));
  const ranked = [...tables].map(([id, texts]) => ({ id, common: said.filter((text) => texts.has(text)).length }));
  const best = ranked.toSorted((a, b) => b.common - a.common)[0];
  return [best !== undefined && best.common > 0 ? best.id : title];
}

function textsOf({ messages, notes }: ParsedEntry, owners: readonly Owner[]): readonly OwnedText[] {
  const said = messages.flatMap(({ text, explanation }) => [
    text,
    ...(explanation === undefined ? [] : [explanation.text]),
  ]);
  const texts = [
    ...said.map((text) => ({ text: readText(text), role: "message" as const })),
    ...notes.map(({ text }) => ({ text: readText(text), role: "note" as const })),
  ];
  return owners.flatMap((owner) => texts.map((text) => ({ owner, ...text })));
}

/** Fewer changed texts than this are an edit, even on a short page. */
export const FEW = 3;

/** A gate's objection. */
export interface Finding {
  readonly message: string;
  /** Codes whose acceptance lets it pass. */
  readonly codes: readonly Owner[];
}

export function flipsOf(known: readonly OwnedText[], now: readonly OwnedText[]): readonly OwnedText[] {
  const before = new Map(known.map(({ owner, text, role }) => [`${String(owner)} ${text}`, role]));
  return now.filter(({ owner, text, role }) => {
    const was = before.get(`${String(owner)} ${text}`);
    return was !== undefined && was !== role;
  });
}

/** The first few texts with their codes. */
export function describe(texts: readonly OwnedText[]): string {
  const shown = texts.slice(0, 3).map(({ owner, text }) => `${String(owner)} "${cut(text, 60)}"`);
  return `${shown.join(", ")}${texts.length > 3 ? `, and ${String(texts.length - 3)} more` : ""}`;
}
