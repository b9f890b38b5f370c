import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { startServer } from "../fetch/behaviour-server.ts";
import { PROJECT } from "../support/checkout.ts";
import { makeSmallCheckout } from "../support/small-checkout.ts";

it.each(["SIGINT", "SIGTERM"] as const)("%s stops a refresh while it fetches: nothing is written", async (signal) => {
  const root = await mkdtemp(join(tmpdir(), "interrupted-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await makeSmallCheckout(root);
  const before = await readdir(root, { recursive: true });
  let asked: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (asked = resolve));
  // Never answers: without the signal this would take minutes.
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
  const args = ["--import", "tsx", "scripts/refresh.ts", "--root", root, "--from", server.url, "--only", "options"];
  const child = spawn(process.execPath, args, { cwd: PROJECT });
  const ended = once(child, "close");
  let stderr = "";
  child.stderr.on("data", (text: Buffer) => (stderr += text.toString()));
  child.stdout.resume();
  await waiting;
  child.kill(signal);
  expect(await ended).toEqual([1, null]);
  expect(stderr).toContain("Interrupted. Nothing was written.");
  expect(await readdir(root, { recursive: true })).toEqual(before);
});
