import type { FamilySnapshot, SnapshotEntry } from "../model.ts";
import type { ParsedPage } from "../parse/parsed-page.ts";
import type { Problem, ProblemPlace } from "../problem.ts";
import type { Source } from "../sources.ts";

/** Agreed removals: codes that a person has read to be gone. */
export interface Acceptance {
  readonly family: string;
  readonly product?: string | undefined;
  readonly codes: readonly number[];
}

export interface GateInput {
  readonly source: Source;
  readonly page: ParsedPage;
  /** Problems that parsing the page reported. */
  readonly problems: readonly Problem[];
  readonly previous: FamilySnapshot | null;
  readonly acceptances: readonly Acceptance[];
}

export interface PageGate {
  readonly id: string;
  readonly description: string;
  readonly check: (input: GateInput) => readonly Problem[];
}

/** Entries that the last snapshot has from this very page. */
export function entriesBefore({ previous, source }: GateInput): readonly SnapshotEntry[] {
  return (previous?.entries ?? []).filter(
    ({ retired, products, anchor }) =>
      retired === undefined && products.includes(source.product) && anchor[source.locale] !== undefined,
  );
}

export function codesOf(page: ParsedPage): ReadonlySet<number> {
  return new Set(page.entries.flatMap(({ codes }) => codes.filter((code) => typeof code === "number")));
}

/** Codes that the page had and has no more, and whose removal nobody has agreed to. */
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
  return new Set(own.flatMap(({ codes }) => codes));
}

/** `-1000, -1001, …`: enough of a list of codes to begin looking. */
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
