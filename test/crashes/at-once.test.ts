import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { runGenerate } from "../../scripts/generate/run-generate.ts";
import { freeLock, takeLock } from "../../scripts/write/lock.ts";
import { startServer } from "../fetch/behaviour-server.ts";
import { makeSmallCheckout } from "../support/small-checkout.ts";
import { type BundledCommands, bundleCommands } from "./bundled-commands.ts";
import { startNode } from "./run-with-faults.ts";
import { expectTidy, filesOf } from "./tree-state.ts";

let root: string;
let commands: BundledCommands;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "at-once-"));
  await makeSmallCheckout(root);
  commands = await bundleCommands();
});
afterAll(async () => {
  await commands.remove();
  await rm(root, { recursive: true, force: true });
});

const start = (name: string, args: readonly string[]) => startNode([commands.path(name), "--root", root, ...args]);

describe("two runs at once", () => {
  it.each([
    ["generate", []],
    ["refresh", ["--from", "nowhere"]],
  ] as const)("%s stops before it reads anything, and names the lock and what to do", async (script, args) => {
    const lock = await takeLock(root, false);
    onTestFinished(() => freeLock(lock));
    const { code, stderr } = await start(script, args).ended;
    expect({ code, stderr }).toMatchObject({ code: 1 });
    expect(stderr).toContain(join(root, ".writing").slice(-12));
    expect(stderr).toMatch(/Another run works on this checkout: process \d+ on .*Wait until it is done.*--take-over/u);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  it("generated files are right whoever came first, and whoever had to stop has said so", async () => {
    const ended = await Promise.all([start("generate", []), start("generate", [])].map((run) => run.ended));
    for (const { code, stderr } of ended)
      expect([
        [0, true],
        [1, false],
      ]).toContainEqual([code, stderr === ""]);
    expect(ended.some(({ code }) => code === 0)).toBe(true);
    expect((await runGenerate({ root, check: true })).status).toBe("unchanged");
    await expectTidy(root, "after all");
  });
});

describe("Ctrl-C", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "while it fetches: a refresh stops on %s, and has written nothing",
    async (signal) => {
      const before = await filesOf(root);
      let asked: () => void = () => undefined;
      const waiting = new Promise<void>((resolve) => (asked = resolve));
      // Answers nothing: without the signal this would take minutes.
      const server = await startServer(
        new Proxy(
          {},
          {
            get: () => () => {
              asked();
            },
          },
        ),
      );
      onTestFinished(() => server.close());
      const { child, ended } = start("refresh", ["--from", server.url, "--only", "options"]);
      await waiting;
      child.kill(signal);
      const { code, stderr } = await ended;
      expect(code).toBe(1);
      expect(stderr).toContain("Interrupted. Nothing was written.");
      expect(await filesOf(root)).toEqual(before);
      await expectTidy(root, "after the signal");
    },
  );
});
