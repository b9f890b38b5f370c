import { LEVELS, type Level } from "../diff/change.ts";

export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** `1.2.3` and nothing else: pre-releases are not made here. */
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

/** Negative where the left one comes first. */
export function compareVersions(left: Version, right: Version): number {
  return left.major - right.major || left.minor - right.minor || left.patch - right.patch;
}

function lower(level: Level): Level {
  return level === "none" || level === "patch" ? level : (LEVELS[LEVELS.indexOf(level) - 1] ?? "none");
}
