import { beforeAll, describe, expect, it } from "vitest";
import { fixtureWorlds } from "./fixture-worlds.ts";
import { judge } from "./judge.ts";
import { ALL_KINDS } from "./mutators.ts";
import { Random } from "./random.ts";
import { runsOf, sample } from "./sampler.ts";
import { reportLongRun } from "./tally.ts";
import type { World } from "./world.ts";

let worlds: readonly World[] = [];
beforeAll(async () => {
  worlds = await fixtureWorlds();
}, 60_000);

describe("pages written from the snapshots", () => {
  it("give the same catalog unmutated", () => {
    expect(worlds.length).toBeGreaterThanOrEqual(16);
    for (const world of worlds)
      expect([world.name, judge(world, world.page.text).outcome]).toEqual([world.name, "same"]);
  });

  it.each(ALL_KINDS.flatMap(({ mutators }) => mutators))(
    "$name: changes a page, and the same with the same seed",
    (mutator) => {
      const tried = worlds.flatMap((world) => [...Array(5).keys()].map((seed) => ({ world, seed })));
      const changed = tried.find(({ world: { page }, seed }) => {
        const mutated = mutator.mutate(page, new Random(seed));
        return mutated !== null && mutated !== page.text;
      });
      expect(changed).toBeDefined();
      if (changed === undefined) return;
      const { page } = changed.world;
      expect(mutator.mutate(page, new Random(changed.seed))).toEqual(mutator.mutate(page, new Random(changed.seed)));
    },
  );

  it("lose no entry silently, and give no code the texts of another, for any mutation", { timeout: 3_600_000 }, () => {
    const { tally, silentEntries, silentParts, misplaced } = sample(worlds, runsOf(1000));
    reportLongRun(tally, [silentParts, misplaced]);
    expect(silentEntries).toEqual([]);
    expect(tally.total().outcomes["silent part"] / tally.total().runs).toBeLessThan(0.001);
    expect(tally.total().misplaced / tally.total().runs).toBeLessThan(0.005);
  });
});
