import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import { expect, it, onTestFinished } from "vitest";
import type { Tree } from "../../scripts/write-trees.ts";
import { PROJECT } from "../support/checkout.ts";
import { fuzzRuns } from "../support/fuzz-runs.ts";
import { NEW_TREES, OLD_TREES, writeSmall } from "./small-trees.ts";

const contents = (trees: readonly Tree[]): ReadonlyMap<string, string> =>
  new Map(trees.flatMap(({ folder, files }) => files.map(({ path, content }) => [`${folder}/${path}`, content])));
const OLD = contents(OLD_TREES);
const NEW = contents(NEW_TREES);

async function filesOf(root: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(paths.map(async (path) => [path.slice(root.length + 1), await readFile(path, "utf8")] as const)),
  );
}

it("a writer that is killed at any moment leaves no torn file, and the next run finishes", async () => {
  const folder = await mkdtemp(join(tmpdir(), "killed-writer-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const driver = join(folder, "driver.mjs");
  const banner = { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' };
  const entryPoints = [join(PROJECT, "test/crashes/write-driver.ts")];
  await build({ entryPoints, bundle: true, platform: "node", format: "esm", outfile: driver, banner });
  await mkdir(join(folder, "old"));
  await writeSmall(join(folder, "old"), OLD_TREES);
  const seen = new Set<string>();
  const runs = fuzzRuns(40);
  for (let run = 0; run < runs; run += 1) {
    const root = join(folder, `checkout-${String(run)}`);
    await cp(join(folder, "old"), root, { recursive: true });
    const child = spawn(process.execPath, [driver, root]);
    const ended = once(child, "close");
    await once(child.stdout, "data");
    // From before the first write to after the last.
    await pause((run / runs) * 30);
    child.kill("SIGKILL");
    await ended;
    const left = await filesOf(root);
    for (const [path, content] of left) {
      // A temporary file: the next run removes it.
      if (/\.\d+$/u.test(path)) continue;
      expect([OLD.get(path), NEW.get(path)], `${path} after ${String(run)}`).toContain(content);
    }
    seen.add([...NEW].every(([path, content]) => left.get(path) === content) ? "finished" : "unfinished");
    await writeSmall(root, NEW_TREES);
    expect(new Map([...(await filesOf(root))].toSorted()), `run ${String(run)}`).toEqual(new Map([...NEW].toSorted()));
    await rm(root, { recursive: true });
  }
  expect(seen).toContain("unfinished");
});
