import type { ParsedEntry } from "../parse/parsed-page.ts";
import type { Problem } from "../problem.ts";
import { readText } from "../text.ts";
import { type GateInput, codesOf, entriesBefore, isComparable, listCodes } from "./gate.ts";
import { copiesOf, namesOf } from "./names.ts";
import { type Owner, compareTexts, describe, flipsOf } from "./texts.ts";

/**
 * Texts that a code no longer has, too few to stop the page: one line for the reviewer. New texts are news; a removed,
 * reworded or moved text can be damage.
 */
export function noticeChanges(input: GateInput): readonly Problem[] {
  if (!isComparable(input)) return [];
  const { gone, added, now, known } = compareTexts(input);
  const present = codesOf(input.page);
  const lost = [...new Set(entriesBefore(input).map(({ code }) => code))].filter((code) => !present.has(code));
  const renamed = namesOf(input).filter(({ before, after }) => after !== undefined && after !== before);
  const flipped = flipsOf(known, now);
  const last = input.page.entries.at(-1);
  const atEnd = added.filter(({ owner, text }) => last !== undefined && isIn(last, owner, text));
  const copies = copiesOf(input);
  const kept = gone.filter(({ owner }) => typeof owner === "string" || present.has(owner));
  const parts = [
    lost.length === 0 ? "" : `codes gone: ${listCodes(lost)}`,
    renamed.length === 0 ? "" : `names changed: ${listCodes(renamed.map(({ code }) => code))}`,
    kept.length === 0 ? "" : `known texts gone or reworded: ${describe(kept)}`,
    flipped.length === 0 ? "" : `messages that are notes now, or notes messages: ${describe(flipped)}`,
    copies.length === 0 ? "" : `new codes with the name of a known one: ${listCodes(copies)}`,
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

function isIn({ codes, kind, messages, notes }: ParsedEntry, owner: Owner, text: string): boolean {
  if (kind === "entry") return codes.includes(owner);
  return typeof owner === "string" && [...messages, ...notes].some((own) => readText(own.text) === text);
}
