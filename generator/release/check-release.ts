import type { Problem } from "../problem.ts";
import type { Changelog } from "./changelog.ts";
import { planRelease, type ReleaseInput } from "./plan-release.ts";
import { compareVersions, formatVersion, nextVersion, parseVersion } from "./version.ts";

export interface CheckInput extends ReleaseInput {
  /** The tag that asks to be released. */
  readonly tag: string;
  /** Whether its commit is part of main. */
  readonly isOnMain: boolean;
}

/** Everything that forbids to publish a tag. The same rules that made the release hold here again. */
export function checkRelease(input: CheckInput): readonly Problem[] {
  const { tag, current, last, diff, changelog, isOnMain } = input;
  const tagged = parseVersion(tag.replace(/^v/u, ""));
  const problems: Problem[] = planRelease(input).problems.filter(({ check }) => check === "acceptance-unreviewed");
  if (tagged === null || tag !== `v${formatVersion(current)}`) {
    problems.push(
      refusal(
        "release-version",
        `The tag ${JSON.stringify(tag)} is not v${formatVersion(current)}, the version of package.json.`,
      ),
    );
  }
  if (last !== null && compareVersions(current, nextVersion(last, diff.level)) < 0) {
    const least = formatVersion(nextVersion(last, diff.level));
    problems.push(
      refusal(
        "release-level",
        `The data changed by a ${diff.level} level since v${formatVersion(last)}: the version is at least ${least}.`,
      ),
    );
  }
  if (entryOf(changelog, formatVersion(current)) === null) {
    problems.push(refusal("release-changelog", `CHANGELOG.md has no entry for ${formatVersion(current)}.`));
  }
  if (!isOnMain)
    problems.push(refusal("release-branch", "The tag's commit is not part of main: nobody reviewed it there."));
  return problems;
}

/** What the changelog says of a version, without its heading. */
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
