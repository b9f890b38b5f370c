#!/usr/bin/env -S npx tsx
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { formatInputError, InputError } from "./cli.ts";
import { readFacts } from "./refresh/facts.ts";
import { closeIssue, countWeeks, failureBody, writeIssue } from "./report-failure/failure-issue.ts";

interface Flags {
  readonly fetch: string;
  readonly propose: string;
  readonly report?: string;
  readonly run?: string;
  readonly reason?: string;
  readonly dryRun?: boolean;
  readonly root: string;
}

const program = new Command("report-failure")
  .description("Keeps one issue about a failing refresh: opened or updated by a failure, closed by a success.")
  .requiredOption("--fetch <result>", "result of the job that fetches: success, failure, cancelled, skipped")
  .requiredOption("--propose <result>", "result of the job that proposes")
  .option("--report <file>", "report of the refresh, for the issue's body")
  .option("--run <address>", "address of the run, for the issue's body")
  .option("--reason <text>", "why the proposal was refused, word for word")
  .option("--dry-run", "print the body and call nothing")
  .option("--root <folder>", "the checkout to work on", join(import.meta.dirname, ".."))
  .allowExcessArguments(false)
  .addHelpText("after", "\nExit codes: 0 done, 1 refused, with the remedy, 2 wrong usage.")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program.parse();
const flags = program.opts<Flags>();

try {
  process.stdout.write(await reportOutcome());
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  process.stderr.write(formatInputError(error));
  process.exitCode = 1;
}

async function reportOutcome(): Promise<string> {
  const { root } = flags;
  const succeeded = [flags.fetch, flags.propose].every((result) => result === "success" || result === "skipped");
  if (succeeded && flags.dryRun === true) return "The run succeeded: an open issue would be closed.\n";
  if (succeeded) return (await closeIssue(root)) ? "The issue is closed.\n" : "No issue is open.\n";
  const { fetch, propose, run, reason } = flags;
  const failure = { fetch, propose, run, reason, report: await readReport(flags.report) };
  const facts = flags.report === undefined ? null : await readFacts(flags.report);
  if (flags.dryRun === true) return failureBody({ ...failure, weeks: countWeeks("", facts) });
  const { what, notes } = await writeIssue(failure, facts, root);
  return [`The issue is ${what}.`, ...notes, ""].join("\n");
}

/** Null where the run failed before it had one: the body says so. */
async function readReport(file: string | undefined): Promise<string | null> {
  if (file === undefined || !existsSync(file)) return null;
  const text = await readFile(file, "utf8");
  return text.trim() === "" ? null : text;
}
