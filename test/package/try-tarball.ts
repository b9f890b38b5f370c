/**
 * `npm run try-package -- <folder>`: installs the tarball in the folder like a user, and tries it with the running
 * Node, which can be older than the tests allow. So it uses neither vitest nor commander.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type CodeBlock, codeBlocks } from "../support/code-blocks.ts";
import { linkPackage } from "../support/link-package.ts";
import { asModule, brokenPromises, USER_CHECKS } from "./user-checks.ts";

interface Trial {
  readonly name: string;
  /** Returns the error, or undefined. */
  readonly find: () => string;
}

/** Other packages that the examples use, and the oldest Node of each. */
const USER_DEPENDENCIES: Readonly<Record<string, number>> = { "p-retry": 16, undici: 20 };

function findTarball(folder: string): string {
  const tarballs = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  const [tarball] = tarballs;
  if (tarball === undefined || tarballs.length > 1) {
    throw new Error(`${folder} must hold one tarball, and holds ${String(tarballs.length)}.`);
  }
  return resolve(folder, tarball);
}

function run(user: string, command: string, args: readonly string[]): string {
  return execFileSync(command, args, { cwd: user, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function runFile(user: string, file: string, source: string): string {
  writeFileSync(join(user, file), source);
  return run(user, process.execPath, [file]);
}

function install(tarball: string): string {
  const user = mkdtempSync(join(tmpdir(), "binance-errors-try-"));
  writeFileSync(join(user, "package.json"), '{ "name": "user", "private": true, "type": "module" }');
  run(user, "npm", ["install", "--offline", "--no-audit", "--no-fund", "--engine-strict", tarball]);
  for (const name of Object.keys(USER_DEPENDENCIES)) linkPackage(user, name);
  return user;
}

function trialsOf(user: string, examples: readonly CodeBlock[]): readonly Trial[] {
  const command = ["node_modules/binance-errors/dist/cli.js", "explain", "-1021"];
  return [
    ...USER_CHECKS.map(({ name, file, source, prints }) => ({
      name,
      find: () => {
        const printed = runFile(user, file, source);
        return printed === prints ? "" : `printed ${JSON.stringify(printed)}`;
      },
    })),
    {
      name: "binance-errors explain -1021",
      find: () => (run(user, process.execPath, command).includes("INVALID_TIMESTAMP") ? "" : "the name is not printed"),
    },
    ...examples.map((block) => ({
      name: block.place,
      find: () => brokenPromises(block, runFile(user, "example.mjs", asModule(block).source)).join(", "),
    })),
  ];
}

function fails({ name, find }: Trial): boolean {
  let found: string;
  try {
    found = find();
  } catch (error) {
    found = String(error);
  }
  console.log(found === "" ? `ok      ${name}` : `FAILED  ${name}: ${found}`);
  return found !== "";
}

/** An example whose other package needs a newer Node does not count. */
function isTooNew({ code, place }: CodeBlock): boolean {
  const major = Number(process.versions.node.split(".", 1)[0]);
  const other = Object.entries(USER_DEPENDENCIES).find(
    ([name, oldest]) => code.includes(`"${name}"`) && oldest > major,
  );
  if (other !== undefined) console.log(`skipped ${place}: ${other[0]} needs Node ${String(other[1])}`);
  return other !== undefined;
}

function tryPackage(folder: string): void {
  const tarball = findTarball(folder);
  console.log(`${tarball} on Node ${process.version}`);
  const user = install(tarball);
  const blocks = ["README.md", "docs/recipes.md"].flatMap(codeBlocks).filter(({ language }) => language === "ts");
  const failed = trialsOf(
    user,
    blocks.filter((block) => !isTooNew(block)),
  ).filter(fails);
  rmSync(user, { recursive: true, force: true });
  if (failed.length > 0) process.exitCode = 1;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Usage: npm run try-package -- <folder with the tarball>");
  process.exitCode = 2;
} else tryPackage(folder);
