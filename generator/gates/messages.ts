import type { Problem } from "../problem.ts";
import { placeholdersIn } from "../template.ts";
import { cut, readText } from "../text.ts";
import {
  type GateInput,
  acceptedChecks,
  acceptedCodes,
  codesOf,
  countCodes,
  entriesBefore,
  failure,
  isComparable,
} from "./gate.ts";
import { findCopies, findExchangedNames } from "./names.ts";
import {
  type ComparedTexts,
  FEW,
  type Finding,
  type OwnedText,
  type Owner,
  compareTexts,
  describe,
  flipsOf,
  ownersByText,
  textsByOwner,
} from "./texts.ts";

/** Minimum share of a page's known texts that must stay at their code. */
const KEPT = 0.9;
/** Maximum of new texts under one code. */
const HANDFUL = 5;
/** Maximum of codes that get the same new text. */
const SHARED = 4;
/** A page with at least this many texts grows by a third at most. */
const GROWTH = 1 / 3;
const SMALL = 20;

interface MessageGate {
  readonly id: string;
  readonly description: string;
  readonly find: (texts: ComparedTexts, input: GateInput) => readonly Finding[];
}

const MESSAGE_GATES: readonly MessageGate[] = [
  { id: "page-messages", description: "90 % of the known texts stand where they stood.", find: findLosses },
  { id: "page-roles", description: "Messages have not become notes, nor notes messages.", find: findFlips },
  { id: "page-gain", description: "No code has gained more than a handful of texts.", find: findGains },
  { id: "page-repeats", description: "No new text stands under more than a few codes.", find: findRepeats },
  { id: "page-headings", description: "No text is the heading of another code.", find: findHeadings },
  { id: "page-placeholders", description: "Placeholders are not lost across the page.", find: findPlaceholders },
  {
    id: "page-names",
    description: "No two codes have exchanged their names.",
    find: (_, input) => findExchangedNames(input),
  },
  { id: "page-copies", description: "New codes are not copies of known ones.", find: (_, input) => findCopies(input) },
  { id: "page-moves", description: "Texts have not moved to other codes.", find: findMoves },
  { id: "page-growth", description: "The page has not grown by more than a third.", find: findGrowth },
];

/** Compares a page with its last snapshot. Each gate passes once where it is accepted by name. */
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

function findFlips({ known, now }: ComparedTexts): readonly Finding[] {
  const flipped = flipsOf(known, now);
  if (flipped.length < FEW || flipped.length <= known.length * (1 - KEPT)) return [];
  const message = `${String(flipped.length)} texts are notes that were messages, or messages that were notes: ${describe(flipped)}.`;
  return [{ message, codes: flipped.map(({ owner }) => owner) }];
}

function findGains({ added, known }: ComparedTexts): readonly Finding[] {
  const had = textsByOwner(known);
  return [...textsByOwner(added)].flatMap(([owner, texts]) => {
    const max = Math.max(HANDFUL, typeof owner === "string" ? (had.get(owner)?.size ?? 0) * GROWTH : 0);
    if (texts.size <= max) return [];
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

function findMoves({ known, added, gone }: ComparedTexts): readonly Finding[] {
  const before = ownersByText(known);
  const lost = ownersByText(gone);
  const moved = added.filter(({ text, owner }) => {
    const owners = before.get(text);
    // A text shared by several codes has no fixed code.
    return owners?.size === 1 && !owners.has(owner) && lost.get(text)?.size === 1;
  });
  if (moved.length < FEW) return [];
  const message = `${String(moved.length)} texts stand under other codes than before: ${describe(moved)}.`;
  return [{ message, codes: moved.map(({ owner }) => owner) }];
}

function findGrowth({ known, added }: ComparedTexts, input: GateInput): readonly Finding[] {
  const codes = new Set(entriesBefore(input).map(({ code }) => code)).size;
  const counts = [
    { what: "codes", before: codes, after: countCodes(input.page) },
    { what: "texts under known codes", before: known.length, after: known.length + added.length },
  ];
  return counts.flatMap(({ what, before, after }) =>
    before < SMALL || after <= before * (1 + GROWTH)
      ? []
      : [{ message: `The page has ${String(after)} ${what}, and had ${String(before)}.`, codes: [] }],
  );
}
