import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { linkPackage } from "../support/link-package.ts";
import { PROJECT } from "../support/project.ts";
import { copyProject } from "../support/copy-project.ts";

const run = promisify(execFile);

export interface InstalledPackage {
  /** A user's folder, with the package in its node_modules. */
  readonly folder: string;
  /** Files of the tarball. */
  readonly files: readonly string[];
  /** Bytes of the tarball. */
  readonly packedSize: number;
  readonly dispose: () => Promise<void>;
}

/** Other packages that the examples use. */
const USER_DEPENDENCIES = ["undici", "p-retry", "@types/node"];

/** Builds and packs a copy of the checkout like a release; `dist/` of the checkout is not touched. */
async function pack(destination: string): Promise<string> {
  const checkout = await mkdtemp(join(tmpdir(), "binance-errors-build-"));
  await copyProject(checkout);
  await run("npm", ["run", "build"], { cwd: checkout });
  // No --json: npm 12 has another format than npm 11.
  await run("npm", ["pack", "--ignore-scripts", "--pack-destination", destination], { cwd: checkout });
  await rm(checkout, { recursive: true, force: true });
  const tarballs = (await readdir(destination)).filter((name) => name.endsWith(".tgz"));
  const [tarball] = tarballs;
  if (tarball === undefined || tarballs.length > 1) throw new Error(`npm pack made ${String(tarballs.length)} files.`);
  return tarball;
}

/** Packs the package and installs the tarball with npm in an empty project, as a user would. */
export async function installPackage(): Promise<InstalledPackage> {
  const folder = await mkdtemp(join(tmpdir(), "binance-errors-user-"));
  const tarball = await pack(folder);
  const { stdout } = await run("tar", ["-tzf", join(folder, tarball)]);
  await writeFile(join(folder, "package.json"), '{ "name": "user", "private": true, "type": "module" }');
  // Offline: the package has no dependency, so there is nothing to ask the registry for.
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${tarball}`], { cwd: folder });
  for (const name of USER_DEPENDENCIES) linkPackage(folder, name);
  return {
    folder,
    packedSize: (await stat(join(folder, tarball))).size,
    files: stdout
      .trim()
      .split("\n")
      .map((path) => path.replace(/^package\//u, "")),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Runs a user's file and returns its output. */
export async function runNode(folder: string, file: string, source: string): Promise<string> {
  await writeFile(join(folder, file), source);
  const { stdout } = await run(process.execPath, [join(folder, file)], { cwd: folder });
  return stdout;
}

/** Runs a line in the user's shell and returns its output. */
export async function runShell(folder: string, line: string): Promise<string> {
  const { stdout } = await run("sh", ["-c", line], {
    cwd: folder,
    env: { ...process.env, npm_config_offline: "true" },
  });
  return stdout;
}

/** Messages of this checkout's compiler about the user's project; empty if it compiles. */
export async function compile(compiler: string, folder: string): Promise<string> {
  const tsc = join(PROJECT, "node_modules", compiler, "bin", "tsc");
  return run(process.execPath, [tsc, "--project", folder], { cwd: folder }).then(
    ({ stdout }) => stdout,
    (error: unknown) => (error instanceof Error && "stdout" in error ? String(error.stdout) : String(error)),
  );
}
