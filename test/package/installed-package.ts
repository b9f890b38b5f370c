import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { PROJECT } from "../support/checkout.ts";

const run = promisify(execFile);
const packedSchema = z
  .array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }))
  .length(1);

export interface InstalledPackage {
  /** A folder of a user's, with the package in its node_modules. */
  readonly folder: string;
  /** What the tarball holds. */
  readonly files: readonly string[];
  readonly dispose: () => Promise<void>;
}

/** What the examples use besides the package. */
const USER_DEPENDENCIES = ["undici", "p-retry", "@types/node"];

async function link(folder: string, name: string): Promise<void> {
  const target = join(folder, "node_modules", name);
  await mkdir(dirname(target), { recursive: true });
  await symlink(join(PROJECT, "node_modules", name), target, "junction");
}

/** Builds and packs the package as a release does, and unpacks the tarball where a user would have it. */
export async function installPackage(): Promise<InstalledPackage> {
  const folder = await mkdtemp(join(tmpdir(), "binance-errors-user-"));
  const target = join(folder, "node_modules", "binance-errors");
  await run("npm", ["run", "build"], { cwd: PROJECT });
  const { stdout } = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: PROJECT,
  });
  const [packed] = packedSchema.parse(JSON.parse(stdout));
  if (packed === undefined) throw new Error("npm pack made nothing.");
  await mkdir(target, { recursive: true });
  await run("tar", ["-xzf", join(folder, packed.filename), "-C", target, "--strip-components=1"]);
  for (const name of USER_DEPENDENCIES) await link(folder, name);
  await writeFile(join(folder, "package.json"), '{ "name": "user", "private": true, "type": "module" }');
  return {
    folder,
    files: packed.files.map(({ path }) => path),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Runs a file of the user's and gives what it printed. */
export async function runNode(folder: string, file: string, source: string): Promise<string> {
  await writeFile(join(folder, file), source);
  const { stdout } = await run(process.execPath, [join(folder, file)], { cwd: folder });
  return stdout;
}

/** What a compiler of this checkout says of the user's project; empty where all is well. */
export async function compile(compiler: string, folder: string): Promise<string> {
  const tsc = join(PROJECT, "node_modules", compiler, "bin", "tsc");
  return run(process.execPath, [tsc, "--project", folder], { cwd: folder }).then(
    ({ stdout }) => stdout,
    (error: unknown) => (error instanceof Error && "stdout" in error ? String(error.stdout) : String(error)),
  );
}

export interface CodeBlock {
  /** `README.md:13` */
  readonly place: string;
  /** A file name of its own, without an ending. */
  readonly file: string;
  readonly code: string;
}

/** The TypeScript blocks of a Markdown file. */
export async function codeBlocks(path: string): Promise<readonly CodeBlock[]> {
  const text = await readFile(join(PROJECT, path), "utf8");
  return [...text.matchAll(/^```ts\n(.*?)^```$/gmsu)].map((match) => {
    const line = String(text.slice(0, match.index).split("\n").length);
    return { place: `${path}:${line}`, file: `example-${path.replace(/\W/gu, "-")}-${line}`, code: match[1] ?? "" };
  });
}
