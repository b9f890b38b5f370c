#!/usr/bin/env -S npx tsx
import { join } from "node:path";
import { Command } from "commander";
import { formatInputError, InputError } from "./cli.ts";
import { makeRelease, renderRelease, verifyRelease } from "./release/make-release.ts";

interface Flags {
  readonly dryRun?: boolean;
  readonly check?: string;
  readonly notes?: string;
  readonly main: string;
  readonly root: string;
}

const program = new Command("release")
  .description(
    "Writes the version and the changelog's entry of the next release, from what changed since the last tag.",
  )
  .option("--dry-run", "show the version and the entry, and write nothing")
  .option("--check <tag>", "only check that this tag, which is checked out, is fit to be published")
  .option("--notes <file>", "with --check: write the changelog's entry of the release there")
  .option("--main <branch>", "with --check: branch that the tag must be part of", "origin/main")
  .option("--root <folder>", "the checkout to work on", join(import.meta.dirname, ".."))
  .allowExcessArguments(false)
  .addHelpText(
    "after",
    "\nExit codes: 0 written, fit, or nothing to release; 1 refused, with the remedy; 2 wrong usage.",
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program.parse();
const flags = program.opts<Flags>();

try {
  process.exitCode = flags.check === undefined ? await make() : await verify(flags.check);
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  process.stderr.write(formatInputError(error));
  process.exitCode = 1;
}

async function make(): Promise<number> {
  const date = new Date().toISOString().slice(0, 10);
  const release = await makeRelease({ root: flags.root, date, dryRun: flags.dryRun ?? false });
  process.stdout.write(renderRelease(release));
  return release.status === "refused" ? 1 : 0;
}

async function verify(tag: string): Promise<number> {
  const problems = await verifyRelease({ root: flags.root, tag, main: flags.main, notes: flags.notes });
  for (const { message, fix } of problems) process.stderr.write(`${message}\n  fix: ${fix}\n`);
  if (problems.length === 0) process.stdout.write(`${tag} can be published.\n`);
  return problems.length === 0 ? 0 : 1;
}
