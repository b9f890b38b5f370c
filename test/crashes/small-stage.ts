import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withLock } from "../../scripts/write/with-lock.ts";
import type { FaultPlan } from "./fault-plan.ts";
import { type FaultyRun, prepareFaults } from "./run-with-faults.ts";
import { NEW_TREES, OLD_TREES, writeSmall } from "./small-trees.ts";
import { expectState, expectTidy, type Files, filesOf, type State } from "./tree-state.ts";

/** A place to let the small writer fail in. */
export interface SmallStage {
  /** Runs the small writer, while that goes wrong. */
  readonly write: (root: string, fault: Omit<FaultPlan, "root">) => Promise<FaultyRun>;
  /** A checkout with the old trees, which the writer is to make new. */
  readonly checkout: () => Promise<string>;
  /** Each step of the writer, from 1. */
  readonly steps: readonly number[];
  readonly state: (root: string, when: string) => Promise<State>;
  readonly heal: (root: string, when: string) => Promise<void>;
  readonly remove: () => Promise<void>;
}

export async function setSmallStage(): Promise<SmallStage> {
  const faults = await prepareFaults();
  const folder = await mkdtemp(join(tmpdir(), "small-stage-"));
  const write: SmallStage["write"] = (root, fault) => faults.run("write-driver", [root], { ...fault, root });
  let made = 0;
  const checkout = async (): Promise<string> => {
    const root = join(folder, String((made += 1)));
    await cp(join(folder, "old"), root, { recursive: true });
    return root;
  };
  await mkdir(join(folder, "old"));
  await writeSmall(join(folder, "old"), OLD_TREES);
  const old = await filesOf(join(folder, "old"));
  const root = await checkout();
  const { steps } = await write(root, { how: "none", at: 0, once: false });
  const wanted = await filesOf(root);
  return {
    write,
    checkout,
    steps: Array.from({ length: steps }, (_, index) => index + 1),
    state: (at, when) => expectState(at, old, wanted, when),
    heal: (at, when) => heal(at, when, old, wanted),
    remove: async () => {
      await faults.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A next run, even one that has nothing to write, leaves all old or all new; then the writer does its work. */
async function heal(root: string, when: string, old: Files, wanted: Files): Promise<void> {
  await withLock(root, false, () => Promise.resolve());
  const state = await expectState(root, old, wanted, when);
  if (state === "between") throw new Error(`Not healed: ${when}`);
  await expectTidy(root, when);
  await writeSmall(root, NEW_TREES);
  if ((await expectState(root, old, wanted, when)) !== "new") throw new Error(`Not written: ${when}`);
  await expectTidy(root, when);
  await rm(root, { recursive: true });
}
