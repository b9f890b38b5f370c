import { expect, test } from "vitest";
import { fuzzRuns } from "../support/fuzz-runs.ts";
import { HABITS, renderTallies, tally } from "./habits.ts";

// The table of docs/testing.md comes from `FUZZ_RUNS=10000`.
test("recover makes no duplicates on a bad day, and every plain habit does", { timeout: 1_800_000 }, async () => {
  const tallies = [];
  for (const habit of HABITS) tallies.push(await tally(habit, fuzzRuns(500)));
  console.log(renderTallies(tallies));
  const [byDefault, withResend, ...habits] = tallies;
  expect([byDefault?.duplicated, withResend?.duplicated]).toEqual([0, 0]);
  for (const { name, duplicated } of habits) expect(duplicated, name).toBeGreaterThan(0);
});
