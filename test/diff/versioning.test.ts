import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CHANGE_KINDS, LEVELS, LEVEL_RULES, higherLevel } from "../../generator/diff/change.ts";
import { formatLevelTable } from "../../generator/diff/summary.ts";
describe("VERSIONING.md", () => {
  it("shows the table that the program uses", () => {
    const text = readFileSync(join(import.meta.dirname, "../../VERSIONING.md"), "utf8");
    const published = text.split("\n").filter((line) => line.startsWith("|"));
    expect(rows(published)).toEqual(rows(formatLevelTable().split("\n")));
  });

  it("has a rule for each kind, in the kinds' order", () => {
    expect(Object.keys(LEVEL_RULES)).toEqual([...CHANGE_KINDS]);
  });

  it("takes the higher of two levels", () => {
    expect(LEVELS.map((level) => higherLevel(level, "minor"))).toEqual(["minor", "minor", "minor", "major"]);
  });
});

function rows(lines: readonly string[]): readonly (readonly string[])[] {
  return lines.map((line) => line.split("|").map((cell) => cell.trim().replace(/^-+$/u, "---")));
}
