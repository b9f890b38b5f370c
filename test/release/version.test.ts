import { describe, expect, it } from "vitest";
import type { Level } from "../../generator/diff/change.ts";
import {
  compareVersions,
  formatVersion,
  nextVersion,
  parseVersion,
  type Version,
} from "../../generator/release/plan-release.ts";

const NEXT: readonly (readonly [from: string, level: Level, to: string])[] = [
  ["1.2.3", "none", "1.2.3"],
  ["1.2.3", "patch", "1.2.4"],
  ["1.2.3", "minor", "1.3.0"],
  ["1.2.3", "major", "2.0.0"],
  ["0.2.3", "none", "0.2.3"],
  ["0.2.3", "patch", "0.2.4"],
  ["0.2.3", "minor", "0.2.4"],
  ["0.2.3", "major", "0.3.0"],
];

describe("versions", () => {
  it.each(NEXT)("%s with a %s change becomes %s", (from, level, to) => {
    expect(formatVersion(nextVersion(version(from), level))).toBe(to);
  });

  it.each(["", "1", "1.2", "v1.2.3", "1.2.3-rc.1", "01.2.3", "1.2.3\n", "1.2.9999999"])(
    "%j is not a version",
    (text) => {
      expect(parseVersion(text)).toBeNull();
    },
  );

  it("are ordered by number, not by text", () => {
    const sorted = ["0.10.0", "0.9.9", "1.0.0", "0.9.10"].map(version).toSorted(compareVersions);
    expect(sorted.map(formatVersion)).toEqual(["0.9.9", "0.9.10", "0.10.0", "1.0.0"]);
  });
});

function version(text: string): Version {
  const parsed = parseVersion(text);
  if (parsed === null) throw new Error(`${text} is no version`);
  return parsed;
}
