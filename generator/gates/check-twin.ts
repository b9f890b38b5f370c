import type { ParsedEntry } from "../parse/parsed-page.ts";
import type { Problem } from "../problem.ts";
import { ACCEPT, entriesBefore, failure, type GateInput, listCodes, unacceptedLosses } from "./gate.ts";

/**
 * The pages of one family share most of their list, so that another product's page passes every gate of kinship:
 * margin-trading's address answering with wallet's page would have retired its eight codes of its own. A page that
 * lost codes and now has exactly those of another is taken for that other one.
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
