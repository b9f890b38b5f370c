import { describe, expect, it } from "vitest";
import { judge } from "./judge.ts";
import { HAS_RECORDINGS, recordedWorlds } from "./recorded-worlds.ts";
import { runsOf, sample } from "./sampler.ts";
import { reportLongRun } from "./tally.ts";

describe.skipIf(!HAS_RECORDINGS)("recorded pages", () => {
  const worlds = HAS_RECORDINGS ? recordedWorlds() : [];

  it.each(worlds)("$name gives the same catalog unmutated", (world) => {
    expect(judge(world, world.page.text)).toMatchObject({ outcome: "same", silent: [], misplaced: [] });
  });

  it("lose no entry silently, for any mutation", { timeout: 3_600_000 }, () => {
    const { tally, silentEntries, silentParts, misplaced } = sample(worlds, runsOf(150));
    reportLongRun(tally, [silentParts, misplaced]);
    expect(silentEntries).toEqual([]);
    expect(tally.total().outcomes["silent part"] / tally.total().runs).toBeLessThan(0.001);
  });
});
