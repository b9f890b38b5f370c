import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { PROJECT } from "../support/checkout.ts";

/** The commands as single files: most of the time of a short run would go into loading hundreds. */
export interface BundledCommands {
  readonly folder: string;
  /** `generate`, `refresh`, and the small programs of this folder. */
  readonly path: (name: string) => string;
  readonly remove: () => Promise<void>;
}

export async function bundleCommands(): Promise<BundledCommands> {
  const folder = await mkdtemp(join(tmpdir(), "bundled-"));
  const code = join(folder, "bundled", "code");
  await bundle(code, ["test/crashes/fault-preload.ts", "test/crashes/write-driver.ts"], "bundle");
  await bundle(code, ["scripts/generate.ts", "scripts/refresh.ts"], "external");
  // Where the commands look for their packages, and for what they are called.
  for (const name of ["node_modules", "package.json"]) await symlink(join(PROJECT, name), join(folder, name));
  return {
    folder,
    path: (name) => join(code, `${name}.mjs`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function bundle(outdir: string, sources: readonly string[], packages: "bundle" | "external"): Promise<void> {
  const entryPoints = sources.map((path) => join(PROJECT, path));
  const names = { entryNames: "[name]", outExtension: { ".js": ".mjs" } };
  await build({ entryPoints, bundle: true, packages, platform: "node", format: "esm", outdir, ...names });
}
