import type { ChangelogSnapshot } from "../changelog/changelog-snapshot.ts";
import type { ErrorEntry, Family, Since } from "../catalog-model.ts";
import type { FamilySnapshot } from "../model.ts";
import type { Problem } from "../problem.ts";
import { Ledger } from "./ledger.ts";
import type { Overlays } from "./schemas.ts";

/** Maximum days by which a change-log follows its page. */
const NEAR = 150;
const DAY = 86_400_000;

/**
 * Since when a code exists, with evidence: announced and effective from the change-log or a cited overlay, first seen
 * between two recordings of its page. Without evidence, no date.
 */
export class CodeDates {
  readonly #records: NonNullable<Overlays["dates"]>;
  readonly #changelog: ChangelogSnapshot | null;
  readonly #ledger: Ledger<NonNullable<Overlays["dates"]>[number]>;

  constructor(records: Overlays["dates"], changelog: ChangelogSnapshot | null) {
    this.#records = records ?? [];
    this.#changelog = changelog;
    this.#ledger = new Ledger(
      "overlays/dates.json",
      this.#records,
      ({ codes }) => `The date of ${codes.join(", ")}`,
      ({ family, codes: [code] }) => ({ family, code }),
    );
  }

  of(
    family: FamilySnapshot["family"],
    entry: {
      readonly code: number;
      readonly name: string;
      readonly firstSeen: string | undefined;
      readonly page: string | undefined;
    },
  ): Since | undefined {
    const record = this.#records.find((one) => one.family === family && one.codes.includes(entry.code));
    if (record !== undefined) this.#ledger.use(record);
    const event = record === undefined ? this.#announced(family, entry) : undefined;
    const { announced, effective, source } = record ?? event ?? {};
    const from = source ?? entry.page;
    const firstSeen = record?.firstSeen ?? (entry.page === undefined ? undefined : entry.firstSeen);
    if (from === undefined || (announced === undefined && effective === undefined && firstSeen === undefined))
      return undefined;
    return {
      ...(announced === undefined ? {} : { announced }),
      ...(effective === undefined ? {} : { effective }),
      ...(firstSeen === undefined ? {} : { firstSeen }),
      source: from,
    };
  }

  problems(): readonly Problem[] {
    return this.#ledger.problems();
  }

  /** The statement that announced the code; the change-log of 2025-08-12 writes `-1120` and means -1210. */
  #announced(
    family: FamilySnapshot["family"],
    { code, firstSeen }: { readonly code: number; readonly firstSeen: string | undefined },
  ): { readonly announced: string; readonly effective?: string | undefined; readonly source: string } | undefined {
    const changelog = this.#changelog;
    if (changelog?.family !== family) return undefined;
    const added = changelog.events.filter(({ kind }) => kind === "added");
    const isNear = ({ date }: { readonly date: string }): boolean =>
      firstSeen === undefined || Math.abs(timeOf(date) - timeOf(firstSeen)) <= NEAR * DAY;
    const named = added.findLast((event) => event.codes.includes(code) && isNear(event));
    const slip = added.find(
      (event) => firstSeen !== undefined && isNear(event) && event.codes.some((other) => isSlip(other, code)),
    );
    const event = named ?? slip;
    const page = changelog.pages.find(({ locale }) => event?.locales.includes(locale) === true) ?? changelog.pages[0];
    if (event === undefined || page === undefined) return undefined;
    return { announced: event.date, effective: event.effective, source: `${page.url}#${event.date}` };
  }
}

/** Two swapped digits. */
function isSlip(written: number, code: number): boolean {
  const sorted = (value: number): string => Array.from(String(value)).toSorted().join("");
  const [a, b] = [String(written), String(code)];
  const differing = Array.from(a).filter((figure, at) => figure !== b[at]).length;
  return written !== code && a.length === b.length && differing === 2 && sorted(written) === sorted(code);
}

/** Announced codes that are neither on the page nor in overlays/observed.json. */
export function announcedOnly(changelog: ChangelogSnapshot, families: readonly Family[]): readonly Problem[] {
  const errors = families.find(({ id }) => id === changelog.family)?.errors;
  if (errors === undefined) return [];
  const codes = new Set(errors.flatMap(({ code, aliases }) => [code, ...(aliases ?? [])]));
  const isKnown = (code: number, date: string): boolean =>
    codes.has(code) || errors.some((entry) => isSlip(code, entry.code) && isAfter(entry, date));
  return changelog.events
    .filter(({ kind }) => kind === "added")
    .flatMap(({ codes: added, date, effective }) =>
      added.filter((code) => !isKnown(code, date)).map((code) => ({ code, date, effective })),
    )
    .map(({ code, date, effective }) => ({
      check: "announced-not-listed",
      severity: "warning",
      at: { family: changelog.family, code },
      message: `${String(code)} was announced on ${date}${effective === undefined ? "" : ` for ${effective}`}, and is not on the page yet.`,
      fix: "Do nothing if the page follows; overlays/observed.json can add the code.",
    }));
}

function isAfter({ since }: ErrorEntry, date: string): boolean {
  return since?.firstSeen !== undefined && timeOf(since.firstSeen) >= timeOf(date) - NEAR * DAY;
}

/** Epoch milliseconds of a day. */
function timeOf(day: string): number {
  // eslint-disable-next-line no-restricted-globals -- parsing a given day reads no clock
  return Date.parse(day);
}
