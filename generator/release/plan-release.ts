import { z } from "zod";
import { type CatalogDiff, LEVELS, type Level, higherLevel } from "../diff/change.ts";
import type { Problem } from "../problem.ts";
import { type OpenPoint, blockedRelease } from "../overlays/open-points.ts";
import type { ApiDiff } from "../diff/public-api.ts";
import { type Changelog, PARTS, PART_NAMES, type ReleaseParts, dataParts, mergeParts } from "./changelog.ts";

/** Agreed removals, as overlays/acceptances.json of any release has them. */
export const releasedAcceptancesSchema = z.array(
  z.looseObject({
    family: z.string(),
    product: z.string().optional(),
    codes: z.array(z.int()).default([]),
    date: z.string(),
    why: z.string(),
    /** A second person has read the page too. */
    reviewed: z.boolean().optional(),
  }),
);
export type ReleasedAcceptance = z.infer<typeof releasedAcceptancesSchema>[number];

export interface ReleaseInput {
  /** Version of the last release; null before the first. */
  readonly last: Version | null;
  /** Version in package.json. */
  readonly current: Version;
  /** Changes of the data since the last release. */
  readonly diff: CatalogDiff;
  /** Changes of the public API, whatever caused them. */
  readonly api: ApiDiff;
  /** Gaps in the data, which forbid a release. */
  readonly openPoints: readonly OpenPoint[];
  readonly changelog: Changelog;
  readonly acceptances: readonly ReleasedAcceptance[];
  /** Acceptances of the last release. */
  readonly releasedAcceptances: readonly ReleasedAcceptance[];
}

export interface ReleasePlan {
  readonly level: Level;
  readonly version: Version;
  readonly parts: ReleaseParts;
  readonly problems: readonly Problem[];
}

const FIRST: ReleaseParts = { Added: ["- The first release."] };

/**
 * The next release: its version, its text, and the reasons that forbid it. Level "none" means that there is nothing to
 * release.
 */
export function planRelease(input: ReleaseInput): ReleasePlan {
  const { last, current, diff, changelog } = input;
  const problems = [...blockedRelease(input.openPoints), ...unreviewed(input), ...strayLines(changelog)];
  if (last === null) {
    const parts = mergeParts(FIRST, changelog.unreleased);
    return { level: "minor", version: current, parts, problems };
  }
  const level = higherLevel(dataLevel(input), writtenLevel(changelog.unreleased));
  const parts = mergeParts(changelog.unreleased, dataParts(diff.changes));
  return { level, version: nextVersion(last, level), parts, problems };
}

/** The minimum level of changes by pages, overlays and generator, in texts and in the public API. */
function dataLevel({ diff, api }: ReleaseInput): Level {
  return higherLevel(diff.level, api.level);
}

/** The minimum level of hand-written lines, by their part. */
function writtenLevel(parts: ReleaseParts): Level {
  const present = PART_NAMES.filter((part) => parts[part] !== undefined);
  return present.reduce((level: Level, part) => higherLevel(level, PARTS[part]), "none");
}

/** A release never contains a removal that only one person has reviewed. */
function unreviewed({ acceptances, releasedAcceptances }: ReleaseInput): readonly Problem[] {
  const released = new Set(releasedAcceptances.map(keyOf));
  return acceptances
    .filter((acceptance) => acceptance.reviewed !== true && !released.has(keyOf(acceptance)))
    .map(({ family, product, codes, date }) => ({
      check: "acceptance-unreviewed",
      severity: "error",
      at: { file: "overlays/acceptances.json", family, product },
      message: `${codes.length === 0 ? "The change" : `The removal of ${codes.map(String).join(", ")}`}, accepted on ${date}, was not reviewed.`,
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
    message: `Under "Unreleased" is a text in no known part: ${stray}`,
    fix: `Put it as a list item below one of these headings: ${PART_NAMES.map((part) => `### ${part}`).join(", ")}.`,
  }));
}

export interface CheckInput extends ReleaseInput {
  /** The tag to be released. */
  readonly tag: string;
  /** Whether its commit is part of main. */
  readonly isOnMain: boolean;
}

/** Reasons that forbid publishing a tag, by the same rules as for making a release. */
export function checkRelease(input: CheckInput): readonly Problem[] {
  const { tag, current, last, api, changelog, isOnMain } = input;
  const level = dataLevel(input);
  const [version, before] = [formatVersion(current), last === null ? "" : formatVersion(last)];
  const least = last === null ? current : nextVersion(last, level);
  const example = api.lines[0] === undefined || level !== api.level ? "" : ` (${api.lines[0]})`;
  const rules: readonly (readonly [check: string, isBroken: boolean, message: string])[] = [
    [
      "release-version",
      tag !== `v${version}`,
      `The tag ${JSON.stringify(tag)} is not v${version}, the version of package.json.`,
    ],
    [
      "release-level",
      compareVersions(current, least) < 0,
      `The data changed by a ${level} level since v${before}${example}: the version is at least ${formatVersion(least)}.`,
    ],
    ["release-changelog", entryOf(changelog, version) === null, `CHANGELOG.md has no entry for ${version}.`],
    ["release-branch", !isOnMain, "The tag's commit is not part of main: it was not reviewed there."],
  ];
  const planned = planRelease(input).problems.filter(({ check }) => check !== "changelog-part");
  return [...planned, ...rules.flatMap(([check, isBroken, message]) => (isBroken ? [refusal(check, message)] : []))];
}

/** The changelog's text of a version, without its heading. */
export function entryOf({ releases }: Changelog, version: string): string | null {
  const release = releases.find((other) => other.version === version);
  return release === undefined ? null : `${release.text.split("\n").slice(1).join("\n").trim()}\n`;
}

function refusal(check: string, message: string): Problem {
  return {
    check,
    severity: "error",
    at: {},
    message,
    fix: 'Delete the tag, run "npm run release" on main, have its change merged, and tag that commit.',
  };
}

export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Only `1.2.3`: there are no pre-releases. */
export function parseVersion(text: string): Version | null {
  const match = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/u.exec(text);
  return match === null ? null : { major: Number(match[1]), minor: Number(match[2]), patch: Number(match[3]) };
}

export function formatVersion({ major, minor, patch }: Version): string {
  return [major, minor, patch].map(String).join(".");
}

/**
 * The version that follows. Below 1.0.0 each level counts one place lower, as npm's `^0.x` ranges do: `^0.2.0`
 * takes 0.2.1 and not 0.3.0.
 */
export function nextVersion(version: Version, level: Level): Version {
  const { major, minor, patch } = version;
  switch (major > 0 ? level : lower(level)) {
    case "major":
      return { major: major + 1, minor: 0, patch: 0 };
    case "minor":
      return { major, minor: minor + 1, patch: 0 };
    case "patch":
      return { major, minor, patch: patch + 1 };
    case "none":
      return version;
  }
}

/** Negative if the left one comes first. */
export function compareVersions(left: Version, right: Version): number {
  return left.major - right.major || left.minor - right.minor || left.patch - right.patch;
}

function lower(level: Level): Level {
  return level === "none" || level === "patch" ? level : (LEVELS[LEVELS.indexOf(level) - 1] ?? "none");
}
