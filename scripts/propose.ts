#!/usr/bin/env -S npx tsx
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { formatInputError, InputError, messageOf } from "./cli.ts";
import { packProposal, REPORT_FILE, takeProposal } from "./propose/proposal.ts";
import { renderProposal, runPropose } from "./propose/run-propose.ts";
import { WriteError } from "./write-error.ts";

interface Flags {
  readonly report?: string;
  readonly artifact?: string;
  readonly pack?: string;
  readonly start?: string;
  readonly dryRun?: boolean;
  readonly root: string;
}

const program = new Command("propose")
  .description("Makes one commit, one branch and one pull request of a refresh's changes.")
  .option("--report <file>", "the report of the refresh")
  .option("--pack <folder>", "only put the snapshots and the report into a folder, and push nothing")
  .option("--artifact <folder>", "take the snapshots and the report from such a folder first")
  .option("--start <workflow>", "workflow to start on the branch after the push")
  .option("--dry-run", "print what would be done; push nothing and call nothing")
  .option("--root <folder>", "the checkout to work on", join(import.meta.dirname, ".."))
  .allowExcessArguments(false)
  .addHelpText(
    "after",
    `
Exit codes: 0 proposed, or nothing new; 1 refused, with the remedy; 2 wrong usage.

Examples:
  npm run refresh -- --report report.md && npm run propose -- --report report.md --dry-run
  npm run propose -- --report report.md --pack proposal
  npm run propose -- --artifact proposal --start ci.yml`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program.parse();
const { report, artifact, pack, start, dryRun = false, root } = program.opts<Flags>();
const USAGE = "error: give either --report or --artifact";
if (report !== undefined && artifact !== undefined) program.error(USAGE);
const given = report ?? (artifact === undefined ? program.error(USAGE) : join(artifact, REPORT_FILE));

try {
  process.stdout.write(await propose(given));
} catch (error) {
  // For the job that updates the issue.
  tell("reason", messageOf(error).replace(/\s+/gu, " "));
  if (error instanceof InputError) process.stderr.write(formatInputError(error));
  else if (error instanceof WriteError) process.stderr.write(`${error.message}\n`);
  else throw error;
  process.exitCode = 1;
}

async function propose(file: string): Promise<string> {
  if (pack !== undefined) {
    const paths = await packProposal(root, file, pack);
    tell("changed", String(paths.length > 0));
    return paths.length === 0
      ? "Nothing new: only the report was packed.\n"
      : `The snapshots of ${String(paths.length)} changed files are packed into ${pack}.\n`;
  }
  if (artifact !== undefined) await takeProposal(artifact, root);
  return renderProposal(await runPropose({ root, report: file, start, dryRun }));
}

/** An output of a workflow's step. */
function tell(name: string, value: string): void {
  const file = process.env["GITHUB_OUTPUT"] ?? "";
  if (file !== "") appendFileSync(file, `${name}=${value}\n`);
}
