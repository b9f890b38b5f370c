import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fuzzRuns, spread } from "../support/fuzz-runs.ts";
import type { Fault } from "./fault-plan.ts";
import { setSmallStage, type SmallStage } from "./small-stage.ts";
import type { State } from "./tree-state.ts";

let stage: SmallStage;
beforeAll(async () => {
  stage = await setSmallStage();
});
afterAll(() => stage.remove());

describe("a run that is killed", () => {
  it("at any step leaves the old tree, the new one, or one that says what is missing; the next run heals", async () => {
    const seen = new Set<State>();
    for (const at of spread(stage.steps, fuzzRuns(10))) {
      const root = await stage.checkout();
      const { code } = await stage.write(root, { how: "kill", at, once: true });
      expect(code, `step ${String(at)}`).toBeNull();
      seen.add(await stage.state(root, `killed at step ${String(at)}`));
      await stage.heal(root, `killed at step ${String(at)}`);
    }
    // The steps are many, and all of the three come about: otherwise nothing was tried.
    expect(seen).toEqual(new Set<State>(["old", "between", "new"]));
  });

  it("and whose healing is killed at any step, is healed by the run after that", async () => {
    const firsts = spread(stage.steps, 9);
    const pairs = firsts.flatMap((first) => stage.steps.map((second) => ({ first, second })));
    for (const { first, second } of spread(pairs, fuzzRuns(2))) {
      const when = `killed at step ${String(first)}, and then at step ${String(second)}`;
      const root = await stage.checkout();
      await stage.write(root, { how: "kill", at: first, once: true });
      await stage.write(root, { how: "kill", at: second, once: true });
      await stage.state(root, when);
      await stage.heal(root, when);
    }
  });
});

describe.each<{ readonly how: Fault; readonly once: boolean; readonly remedy: RegExp }>([
  { how: "full", once: false, remedy: /disk is full/u },
  { how: "readOnly", once: false, remedy: /read-only/u },
  { how: "denied", once: true, remedy: /writable/u },
  { how: "broken", once: true, remedy: /run the command again/u },
])("a disk that is $how (that step alone: $once)", ({ how, once, remedy }) => {
  it("at any step leaves the old tree or the new one, and says what to do; the next run heals", async () => {
    for (const at of spread(stage.steps, fuzzRuns(4))) {
      const when = `${how} at step ${String(at)}`;
      const root = await stage.checkout();
      const { code, stderr } = await stage.write(root, { how, at, once });
      const state = await stage.state(root, when);
      // A disk that lets nothing be done any more lets nothing be put back either.
      if (how !== "readOnly") expect(["old", "new"], when).toContain(state);
      if (state !== "new")
        expect({ code, stderr }, when).toMatchObject({ code: 1, stderr: expect.stringMatching(remedy) as string });
      await stage.heal(root, when);
    }
  });
});
