import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { familySnapshotSchema } from "../../generator/model.ts";
import { runGenerate } from "../../scripts/generate/run-generate.ts";
import { runRefresh } from "../../scripts/refresh/run-refresh.ts";
import { PROJECT, recordProduct, recordingsIn } from "../support/checkout.ts";
import { makeSmallCheckout } from "../support/small-checkout.ts";
import type { Fault } from "./fault-plan.ts";
import { type FaultyRun, prepareFaults } from "./run-with-faults.ts";
import { expectState, type Files, filesOf, type State } from "./tree-state.ts";

/** The real commands in checkouts that are small but for one family, whose page has changed. */
export interface CommandStage {
  /** Runs a command, while that goes wrong. */
  readonly fail: (command: Command, root: string, how: Fault, at: number) => Promise<FaultyRun>;
  /** A checkout in which `command` has something to write. */
  readonly checkout: (command: Command) => Promise<string>;
  /** The same in this process, with nothing going wrong. */
  readonly run: (command: Command, root: string) => Promise<unknown>;
  readonly state: (command: Command, root: string, when: string) => Promise<State>;
  readonly remove: () => Promise<void>;
}

export const COMMANDS = ["generate", "refresh"] as const;
export type Command = (typeof COMMANDS)[number];

export async function setCommandStage(): Promise<CommandStage> {
  const faults = await prepareFaults();
  const folder = await mkdtemp(join(tmpdir(), "command-stage-"));
  const pages = join(folder, "pages");
  const run = (command: Command, root: string): Promise<unknown> =>
    command === "generate"
      ? runGenerate({ root, check: false })
      : runRefresh({ root, from: pages, only: ["options"], dryRun: false });
  const before = (command: Command): string => join(folder, `before-${command}`);
  await makeBefore(before("refresh"), pages);
  await makeStale(before("refresh"), before("generate"));
  const states = new Map<Command, readonly [Files, Files]>();
  for (const command of COMMANDS) states.set(command, [await filesOf(before(command)), await filesAfter(command)]);

  async function filesAfter(command: Command): Promise<Files> {
    const after = join(folder, `after-${command}`);
    await cp(before(command), after, { recursive: true });
    await run(command, after);
    return filesOf(after);
  }

  let made = 0;
  return {
    fail: (command, root, how, at) => {
      const more = command === "generate" ? [] : ["--from", pages, "--only", "options"];
      return faults.run(command, ["--root", root, ...more], { root, how, at, once: false });
    },
    run,
    checkout: async (command) => {
      const root = join(folder, String((made += 1)));
      await cp(before(command), root, { recursive: true });
      return root;
    },
    state: (command, root, when) => {
      const [old, wanted] = states.get(command) ?? [];
      if (old === undefined || wanted === undefined) throw new Error(`${command} has no states`);
      return expectState(root, old, wanted, when);
    },
    remove: async () => {
      await faults.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A checkout that is in order, and recordings of its one real page with a sentence reworded and a code more. */
async function makeBefore(root: string, pages: string): Promise<void> {
  await makeSmallCheckout(root);
  const text = await readFile(join(PROJECT, "snapshots", "options.json"), "utf8");
  await writeFile(join(root, "snapshots", "options.json"), text);
  const recordings = recordProduct(familySnapshotSchema.parse(JSON.parse(text)), "options", "2026-11-20");
  const changed = recordings.map((page) => ({
    ...page,
    text: `${page.text.replace("Invalid symbol.", "This symbol is invalid.")}\n### -9999 BRAND_NEW\n\n * Something new.\n`,
  }));
  await mkdir(pages);
  await recordingsIn(pages, changed);
  await runGenerate({ root, check: false });
}

/** The same with generated files that are not what they should be: some differ, one is missing, one too many. */
async function makeStale(from: string, root: string): Promise<void> {
  await cp(from, root, { recursive: true });
  for (const path of ["options.ts", "catalog.json", "docs/options.md", "orphan.ts", "old/docs/orphan.md"]) {
    await mkdir(join(root, "generated", path, ".."), { recursive: true });
    await writeFile(join(root, "generated", path), `stale ${path}`);
  }
  await rm(join(root, "generated", "spot.ts"));
}
