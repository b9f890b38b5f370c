import { afterLeadingCode } from "../blocks/code-line.ts";
import type { Problem } from "../problem.ts";
import { placeholdersIn } from "../template.ts";
import { cut, readText } from "../text.ts";
import { type GateInput, acceptedChecks, acceptedCodes, codesOf, entriesBefore, failure, isComparable, listCodes } from "./gate.ts";
import { type ComparedTexts, type OwnedText, type Owner, compareTexts, ownersByText, textsByOwner } from "./texts.ts";

/** At least this share of a page's known texts must stand where they stood. */
const KEPT = 0.9;
/** Fewer lost texts than this are an edit, however short the page is. */
const FEW = 3;
/** More new texts than this under one code are not its own. */
const HANDFUL = 5;
/** More codes than this do not get one and the same new text. */
const SHARED = 4;
/** A page grows by a third at most, once it has as many as this. */
const GROWTH = 1 / 3;
const SMALL = 20;

interface MessageGate {
  readonly id: string;
  readonly description: string;
  readonly find: (texts: ComparedTexts, input: GateInput) => readonly Finding[];
}

interface Finding {
  readonly message: string;
  /** Codes whose acceptance lets it pass. */
  readonly codes: readonly Owner[];
}

const MESSAGE_GATES: readonly MessageGate[] = [
  { id: "page-messages", description: "90 % of the known texts stand where they stood.", find: findLosses },
  { id: "page-roles", description: "Messages have not become notes, nor notes messages.", find: findFlips },
  { id: "page-gain", description: "No code has gained more than a handful of texts.", find: findGains },
  { id: "page-repeats", description: "No new text stands under more than a few codes.", find: findRepeats },
  { id: "page-headings", description: "No text is the heading of another code.", find: findHeadings },
  { id: "page-placeholders", description: "Placeholders are not lost across the page.", find: findPlaceholders },
  { id: "page-names", description: "No two codes have exchanged their names.", find: findExchangedNames },
  { id: "page-moves", description: "Texts have not moved to other codes.", find: findMoves },
  { id: "page-growth", description: "The page has not grown by more than a third.", find: findGrowth },
];

/** Holds what a page says against what its last snapshot says. Each gate passes once where it is accepted by name. */
export function checkMessages(input: GateInput): readonly Problem[] {
  if (!isComparable(input) || entriesBefore(input).length === 0) return [];
  const texts = compareTexts(input);
  const accepted = acceptedCodes(input);
  const passed = acceptedChecks(input);
  return MESSAGE_GATES.filter(({ id }) => !passed.has(id)).flatMap(({ id, find }) =>
    find(texts, input)
      .filter(
        ({ codes }) => codes.length === 0 || !codes.every((code) => typeof code === "number" && accepted.has(code)),
      )
      .map(({ message, codes: [code] }) =>
        failure(input.source, id, message, {
          at: typeof code === "number" ? { code } : {},
          fix: acceptOnce(id, input),
        }),
      ),
  );
}

/**
 * Texts that stood at a code and do not any more, too few to stop the page: one line for somebody who compares it.
 * New texts are news; a text that is gone, reworded or moved can be damage.
 */
export function noticeChanges(input: GateInput): readonly Problem[] {
  if (!isComparable(input)) return [];
  const { gone, added, now, known } = compareTexts(input);
  const present = codesOf(input.page);
  const lost = [...new Set(entriesBefore(input).map(({ code }) => code))].filter((code) => !present.has(code));
  const renamed = namesOf(input).filter(({ before, after }) => after !== undefined && after !== before);
  const flipped = flipsOf(known, now);
  const last = input.page.entries.at(-1);
  const atEnd = added.filter(({ owner }) => last?.codes.includes(owner) === true && last.kind === "entry");
  const kept = gone.filter(({ owner }) => typeof owner === "string" || present.has(owner));
  const parts = [
    lost.length === 0 ? "" : `codes gone: ${listCodes(lost)}`,
    renamed.length === 0 ? "" : `names changed: ${listCodes(renamed.map(({ code }) => code))}`,
    kept.length === 0 ? "" : `known texts gone or reworded: ${describe(kept)}`,
    flipped.length === 0 ? "" : `messages that are notes now, or notes messages: ${describe(flipped)}`,
    atEnd.length === 0 ? "" : `new texts under the last entry: ${describe(atEnd)}`,
  ].filter((part) => part !== "");
  if (parts.length === 0) return [];
  const { family, product, locale } = input.source;
  const fix = "Compare with the page: an edit of its authors is fine, damage on the way is not.";
  return [
    {
      check: "page-changed",
      severity: "warning",
      at: { family, product, locale },
      message: `${parts.join("; ")}.`,
      fix,
    },
  ];
}

function acceptOnce(id: string, { content }: GateInput): string {
  const record = content === undefined ? "" : `: { "checks": ["${id}"], "content": "${content.slice(0, 12)}", … }`;
  return `The last snapshot stays. Read the page. If it really says so, accept it once in overlays/acceptances.json${record}.`;
}

function findLosses({ known, gone, now }: ComparedTexts, input: GateInput): readonly Finding[] {
  const present = codesOf(input.page);
  const flipped = new Set(flipsOf(known, now).map(({ owner, text }) => `${String(owner)} ${text}`));
  const lost = gone.filter(
    ({ owner, text }) => (typeof owner === "string" || present.has(owner)) && !flipped.has(`${String(owner)} ${text}`),
  );
  const total = known.filter(({ owner }) => typeof owner === "string" || present.has(owner)).length;
  if (lost.length < FEW || (total - lost.length) / total >= KEPT) return [];
  const codes = [...new Set(lost.map(({ owner }) => owner))];
  return [
    {
      message: `${String(lost.length)} of ${String(total)} known texts are gone or reworded: ${describe(lost)}.`,
      codes,
    },
  ];
}

function flipsOf(known: readonly OwnedText[], now: readonly OwnedText[]): readonly OwnedText[] {
  const before = new Map(known.map(({ owner, text, role }) => [`${String(owner)} ${text}`, role]));
  return now.filter(({ owner, text, role }) => {
    const was = before.get(`${String(owner)} ${text}`);
    return was !== undefined && was !== role;
  });
}

function findFlips({ known, now }: ComparedTexts): readonly Finding[] {
  const flipped = flipsOf(known, now);
  if (flipped.length < FEW || flipped.length <= known.length * (1 - KEPT)) return [];
  const message = `${String(flipped.length)} texts are notes that were messages, or messages that were notes: ${describe(flipped)}.`;
  return [{ message, codes: flipped.map(({ owner }) => owner) }];
}

function findGains({ added, known }: ComparedTexts): readonly Finding[] {
  const had = textsByOwner(known);
  return [...textsByOwner(added)].flatMap(([owner, texts]) => {
    const most = Math.max(HANDFUL, typeof owner === "string" ? (had.get(owner)?.size ?? 0) * GROWTH : 0);
    if (texts.size <= most) return [];
    const message = `${String(owner)} has gained ${String(texts.size)} texts, first "${cut([...texts][0] ?? "", 80)}".`;
    return [{ message, codes: [owner] }];
  });
}

function findRepeats({ added, known }: ComparedTexts): readonly Finding[] {
  const before = ownersByText(known);
  return [...ownersByText(added)].flatMap(([text, owners]) => {
    if (owners.size <= SHARED + (before.get(text)?.size ?? 0)) return [];
    return [
      { message: `"${cut(text, 80)}" stands under ${String(owners.size)} codes that had it not.`, codes: [...owners] },
    ];
  });
}

function findHeadings({ added }: ComparedTexts, input: GateInput): readonly Finding[] {
  const { locale } = input.source;
  const titles = new Map<string, number>();
  for (const { code, title } of entriesBefore(input))
    if (title[locale] !== undefined) titles.set(readText(title[locale]), code);
  return added.flatMap(({ owner, text }) => {
    const code = titles.get(text);
    if (code === undefined || code === owner) return [];
    return [
      {
        message: `A text under ${String(owner)} is the heading of ${String(code)}: "${cut(text, 80)}".`,
        codes: [code],
      },
    ];
  });
}

function findPlaceholders({ gone, added, known }: ComparedTexts): readonly Finding[] {
  const kinds = (texts: readonly OwnedText[]): ReadonlyMap<Owner, number> => {
    const counts = new Map<Owner, number>();
    for (const { owner, text } of texts)
      counts.set(
        owner,
        (counts.get(owner) ?? 0) + placeholdersIn(text).filter((found) => !found.startsWith("{")).length,
      );
    return counts;
  };
  const [before, after, all] = [kinds(gone), kinds(added), kinds(known)];
  const total = [...all.values()].reduce((sum, count) => sum + count, 0);
  const losers = [...before].flatMap(([owner, count]) => {
    const lost = count - (after.get(owner) ?? 0);
    return lost > 0 && after.has(owner) ? [{ owner, lost }] : [];
  });
  const lost = losers.reduce((sum, loser) => sum + loser.lost, 0);
  if (lost < FEW || lost <= total * (1 - KEPT)) return [];
  return [
    { message: `${String(lost)} of ${String(total)} placeholders are gone.`, codes: losers.map(({ owner }) => owner) },
  ];
}

interface CodeName {
  readonly code: number;
  readonly before: string;
  readonly after: string | undefined;
}

/** What each known code is called on this page, before and now; a code with two names counts once for each. */
function namesOf(input: GateInput): readonly CodeName[] {
  const { locale } = input.source;
  const now = new Map<number, Set<string>>();
  for (const { codes, title, kind } of input.page.entries) {
    if (kind === "table") continue;
    for (const code of codes)
      if (typeof code === "number") now.set(code, (now.get(code) ?? new Set()).add(nameIn(title)));
  }
  return entriesBefore(input).flatMap(({ code, title }) => {
    const published = title[locale];
    if (published === undefined || codesInTitle(published)) return [];
    const before = nameIn(published);
    const names = now.get(code);
    return [{ code, before, after: names?.has(before) === true ? before : [...(names ?? [])][0] }];
  });
}

/** A code of a section's title has no heading of its own. */
function codesInTitle(title: string): boolean {
  return !/^\W{0,40}\d/u.test(title);
}

function nameIn(title: string): string {
  return readText(afterLeadingCode(title)).normalize("NFKC");
}

function findExchangedNames(_: ComparedTexts, input: GateInput): readonly Finding[] {
  const names = namesOf(input);
  const owners = new Map<string, CodeName[]>();
  for (const name of names) if (name.before !== "") owners.set(name.before, [...(owners.get(name.before) ?? []), name]);
  return names.flatMap(({ code, before, after }) => {
    if (after === undefined || after === before || after === "") return [];
    const former = owners.get(after)?.filter((other) => other.code !== code && other.after !== after) ?? [];
    const [other] = former;
    if (other === undefined) return [];
    return [
      { message: `${String(code)} has the name that ${String(other.code)} had: ${cut(after, 60)}.`, codes: [code] },
    ];
  });
}

function findMoves({ known, added, gone }: ComparedTexts): readonly Finding[] {
  const before = ownersByText(known);
  const lost = ownersByText(gone);
  const moved = added.filter(({ text, owner }) => {
    const owners = before.get(text);
    // A text that several codes share stands anywhere.
    return owners?.size === 1 && !owners.has(owner) && lost.get(text)?.size === 1;
  });
  if (moved.length < FEW) return [];
  const message = `${String(moved.length)} texts stand under other codes than before: ${describe(moved)}.`;
  return [{ message, codes: moved.map(({ owner }) => owner) }];
}

function findGrowth({ known, added }: ComparedTexts, input: GateInput): readonly Finding[] {
  const codes = new Set(entriesBefore(input).map(({ code }) => code)).size;
  const counts = [
    { what: "codes", before: codes, after: countCodes(input) },
    { what: "texts under known codes", before: known.length, after: known.length + added.length },
  ];
  return counts.flatMap(({ what, before, after }) =>
    before < SMALL || after <= before * (1 + GROWTH)
      ? []
      : [{ message: `The page has ${String(after)} ${what}, and had ${String(before)}.`, codes: [] }],
  );
}

function countCodes({ page }: GateInput): number {
  return new Set(page.entries.flatMap((entry) => entry.codes)).size;
}

/** The first of some texts with the codes that they stand at. */
function describe(texts: readonly OwnedText[]): string {
  const shown = texts.slice(0, 3).map(({ owner, text }) => `${String(owner)} "${cut(text, 60)}"`);
  return `${shown.join(", ")}${texts.length > 3 ? `, and ${String(texts.length - 3)} more` : ""}`;
}
