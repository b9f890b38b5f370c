import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fuzzRuns, spread } from "../support/fuzz-runs.ts";
import { type Command, type CommandStage, COMMANDS, setCommandStage } from "./command-stage.ts";
import { expectTidy, type State } from "./tree-state.ts";

let stage: CommandStage;
const steps = new Map<Command, readonly number[]>();

beforeAll(async () => {
  stage = await setCommandStage();
  for (const command of COMMANDS) {
    const root = await stage.checkout(command);
    const { code, stderr, steps: count } = await stage.fail(command, root, "none", 0);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(await stage.state(command, root, "undisturbed")).toBe("new");
    steps.set(
      command,
      Array.from({ length: count }, (_, index) => index + 1),
    );
  }
}, 300_000);
afterAll(() => stage.remove());

/** The next run, whichever it is, leaves all old or all new; the command itself then makes it new. */
async function expectHealing(command: Command, root: string, when: string): Promise<void> {
  if (command === "refresh") {
    await stage.run("generate", root);
    expect(["old", "new"], when).toContain(await stage.state(command, root, when));
    await expectTidy(root, when);
  }
  await stage.run(command, root);
  expect(await stage.state(command, root, when), when).toBe("new");
  await expectTidy(root, when);
  await rm(root, { recursive: true });
}

describe.each(COMMANDS)("%s", (command) => {
  it("killed at any step leaves the old files, the new ones, or a word of what is missing; the next run heals", async () => {
    const seen = new Set<State>();
    for (const at of spread(steps.get(command) ?? [], fuzzRuns(3))) {
      const when = `${command} killed at step ${String(at)}`;
      const root = await stage.checkout(command);
      expect((await stage.fail(command, root, "kill", at)).code, when).toBeNull();
      seen.add(await stage.state(command, root, when));
      await expectHealing(command, root, when);
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  it("on a disk that is full from any step on leaves the old files or the new ones, and says what to do", async () => {
    for (const at of spread(steps.get(command) ?? [], fuzzRuns(1))) {
      const when = `${command} on a disk full at step ${String(at)}`;
      const root = await stage.checkout(command);
      const { code, stderr } = await stage.fail(command, root, "full", at);
      const state = await stage.state(command, root, when);
      expect(["old", "new"], when).toContain(state);
      if (state === "old")
        expect({ code, stderr }, when).toMatchObject({
          code: 1,
          stderr: expect.stringMatching(/disk is full/u) as string,
        });
      await expectHealing(command, root, when);
    }
  });
});
