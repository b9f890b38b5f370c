import { SMALLEST_TWIN } from "../catalog/fold-twins.ts";
import type { FamilySnapshot, PageRef, SnapshotEntry } from "../model.ts";
import type { ParsedPage } from "../parse/parsed-page.ts";
import type { Problem, ProblemPlace } from "../problem.ts";
import type { Source } from "../sources.ts";

/** A change that a person has read on the page and accepted. */
export interface Acceptance {
  readonly family: string;
  readonly product?: string | undefined;
  /** Codes that were removed, or whose texts were. */
  readonly codes?: readonly number[] | undefined;
  /** Gates that exactly this content may pass. */
  readonly checks?: readonly string[] | undefined;
  /** The accepted content: the beginning of its SHA-256. Later content is checked again. */
  readonly content?: string | undefined;
}

export interface GateInput {
  readonly source: Source;
  readonly page: ParsedPage;
  /** Problems that parsing the page reported. */
  readonly problems: readonly Problem[];
  readonly previous: FamilySnapshot | null;
  readonly acceptances: readonly Acceptance[];
  /** SHA-256 of the page's parsed content. */
  readonly content?: string | undefined;
  /** The manifest's record of the page behind the last snapshot. */
  readonly known?: Partial<Pick<PageRef, "end" | "sha256">> | undefined;
  /** True for a replay of old recordings, which reconstructs former texts. */
  readonly isReplay?: boolean | undefined;
}

export interface PageGate {
  readonly id: string;
  readonly description: string;
  readonly check: (input: GateInput) => readonly Problem[];
}

/** Whether there is something to compare: not on a first run, in a replay, or for an unchanged page. */
export function isComparable({ previous, isReplay, content, known }: GateInput): boolean {
  return previous !== null && isReplay !== true && (content === undefined || content !== known?.sha256);
}

/** Entries of the last snapshot from this page. */
export function entriesBefore({ previous, source }: GateInput): readonly SnapshotEntry[] {
  return (previous?.entries ?? []).filter(
    ({ retired, products, anchor }) =>
      retired === undefined && products.includes(source.product) && anchor[source.locale] !== undefined,
  );
}

/** A code with the other sign, which is the same entry; only codes of five or more figures have one. */
export function twinOf(code: number): number {
  return Math.abs(code) < SMALLEST_TWIN ? code : -code;
}

/** The page's codes, each with its twin. */
export function codesOf(page: ParsedPage): ReadonlySet<number> {
  return new Set(numbersOf(page).flatMap((code) => [code, twinOf(code)]));
}

/** How many codes the page has: twins are one. */
export function countCodes(page: ParsedPage): number {
  return new Set(numbersOf(page).map(Math.abs)).size;
}

function numbersOf({ entries }: ParsedPage): readonly number[] {
  return entries.flatMap(({ codes }) => codes.filter((code) => typeof code === "number"));
}

/** A code as in the last snapshot: with the other sign if only that one is known. */
export function knownCode(input: GateInput): (code: number | string) => number | string {
  const known = new Set(entriesBefore(input).map(({ code }) => code));
  return (code) => (typeof code === "number" && !known.has(code) && known.has(twinOf(code)) ? twinOf(code) : code);
}

/** Codes that the page no longer has and whose removal is not accepted. */
export function unacceptedLosses(input: GateInput): readonly number[] {
  const present = codesOf(input.page);
  const accepted = acceptedCodes(input);
  const lost = [...new Set(entriesBefore(input).map(({ code }) => code))].filter((code) => !present.has(code));
  return lost.filter((code) => !accepted.has(code));
}

export function acceptedCodes({ acceptances, source }: GateInput): ReadonlySet<number> {
  const own = acceptances.filter(
    ({ family, product }) => family === source.family && (product ?? source.product) === source.product,
  );
  return new Set(own.flatMap(({ codes }) => codes ?? []));
}

/** Gates that are accepted for this very content. */
export function acceptedChecks({ acceptances, source, content }: GateInput): ReadonlySet<string> {
  if (content === undefined) return new Set();
  const own = acceptances.filter(
    (record) =>
      record.family === source.family &&
      (record.product ?? source.product) === source.product &&
      record.content !== undefined &&
      content.startsWith(record.content),
  );
  return new Set(own.flatMap(({ checks }) => checks ?? []));
}

/** `-1000, -1001, …`: the first codes of a list. */
export function listCodes(codes: readonly number[]): string {
  return `${codes.slice(0, 10).map(String).join(", ")}${codes.length > 10 ? ", …" : ""}`;
}

export const ACCEPT =
  "Read the page. If the codes were really removed, name them in overlays/acceptances.json and run the refresh again.";

export function failure(source: Source, check: string, message: string, more: Partial<Failure> = {}): Problem {
  const { family, product, locale } = source;
  return {
    check,
    severity: "error",
    at: { family, product, locale, ...more.at },
    message,
    fix:
      more.fix ??
      "The last snapshot stays. Look at the recorded page, and at the source's line in generator/sources.ts.",
  };
}

interface Failure {
  readonly at: ProblemPlace;
  readonly fix: string;
}
