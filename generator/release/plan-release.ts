import type { CatalogDiff, Level } from "../diff/change.ts";
import { higherLevel } from "../diff/levels.ts";
import type { Problem } from "../problem.ts";
import { type Changelog, mergeParts, PART_NAMES, PARTS, type ReleaseParts } from "./changelog.ts";
import { dataParts } from "./data-parts.ts";
import { nextVersion, type Version } from "./version.ts";

/** An agreed removal, as overlays/acceptances.json has it. */
export interface ReleasedAcceptance {
  readonly family: string;
  readonly product?: string | undefined;
  readonly codes: readonly number[];
  readonly date: string;
  readonly why: string;
  /** A second person has read the page too. */
  readonly reviewed?: boolean | undefined;
}

export interface ReleaseInput {
  /** Version of the last release; null before the first. */
  readonly last: Version | null;
  /** Version that package.json has. */
  readonly current: Version;
  /** What changed in the data since the last release. */
  readonly diff: CatalogDiff;
  readonly changelog: Changelog;
  readonly acceptances: readonly ReleasedAcceptance[];
  /** Those of the last release. */
  readonly releasedAcceptances: readonly ReleasedAcceptance[];
}

export interface ReleasePlan {
  readonly level: Level;
  readonly version: Version;
  readonly parts: ReleaseParts;
  readonly problems: readonly Problem[];
}

const FIRST: ReleaseParts = { Added: ["- The first release."] };

/** What the next release is: its version, what it says, and what forbids it. Level "none" means that there is nothing to release. */
export function planRelease(input: ReleaseInput): ReleasePlan {
  const { last, current, diff, changelog } = input;
  const problems = [...unreviewed(input), ...strayLines(changelog)];
  if (last === null) {
    const parts = mergeParts(FIRST, changelog.unreleased);
    return { level: "minor", version: current, parts, problems };
  }
  const level = higherLevel(diff.level, writtenLevel(changelog.unreleased));
  const parts = mergeParts(changelog.unreleased, dataParts(diff.changes));
  return { level, version: nextVersion(last, level), parts, problems };
}

/** The least that hand-written lines ask for, by the part in which they stand. */
function writtenLevel(parts: ReleaseParts): Level {
  const present = PART_NAMES.filter((part) => parts[part] !== undefined);
  return present.reduce((level: Level, part) => higherLevel(level, PARTS[part]), "none");
}

/** A release never contains a removal that only one person has looked at. */
function unreviewed({ acceptances, releasedAcceptances }: ReleaseInput): readonly Problem[] {
  const released = new Set(releasedAcceptances.map(keyOf));
  return acceptances
    .filter((acceptance) => acceptance.reviewed !== true && !released.has(keyOf(acceptance)))
    .map(({ family, product, codes, date }) => ({
      check: "acceptance-unreviewed",
      severity: "error",
      at: { file: "overlays/acceptances.json", family, product },
      message: `The removal of ${codes.map(String).join(", ")}, accepted on ${date}, was not reviewed.`,
      fix: 'Let a second person read the page, and add "reviewed": true to the record.',
    }));
}

function keyOf({ family, product, codes, date, why }: ReleasedAcceptance): string {
  return JSON.stringify([family, product ?? null, codes.toSorted((a, b) => a - b), date, why]);
}

function strayLines({ strays }: Changelog): readonly Problem[] {
  return strays.map((stray) => ({
    check: "changelog-part",
    severity: "error",
    at: { file: "CHANGELOG.md" },
    message: `Under "Unreleased" stands something that is in no known part: ${stray}`,
    fix: `Put it as a list item below one of these headings: ${PART_NAMES.map((part) => `### ${part}`).join(", ")}.`,
  }));
}
