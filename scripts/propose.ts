#!/usr/bin/env -S npx tsx
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { formatInputError, InputError, messageOf } from "./cli.ts";
import {
  DATA_FOLDERS,
  packProposal,
  PROPOSAL_BRANCH,
  renderProposal,
  REPORT_FILE,
  takeProposal,
} from "./propose/proposal.ts";
import { runPropose } from "./propose/run-propose.ts";
import { WriteError } from "./write-error.ts";

interface Flags {
  readonly report?: string;
  readonly artifact?: string;
  readonly pack?: string;
  readonly remote: string;
  readonly branch: string;
  readonly base: string;
  readonly pr: boolean;
  readonly start?: string;
  readonly dryRun?: boolean;
  readonly root: string;
}

const program = new Command("propose")
  .description("Makes one commit, one branch and one pull request of a refresh's changes.")
  .option("--report <file>", "the report of the refresh: body of the pull request, its first line the title")
  .option("--pack <folder>", "only write the change and its report to a folder; push nothing")
  .option("--artifact <folder>", "take the change and its report from such a folder first")
  .option("--remote <name or URL>", "where to push", "origin")
  .option("--branch <name>", "the one branch of all proposals", PROPOSAL_BRANCH)
  .option("--base <branch>", "branch that the pull request goes to", "main")
  .option("--no-pr", "push the branch only, without a pull request")
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
const flags = program.opts<Flags>();
if ((flags.report === undefined) === (flags.artifact === undefined)) {
  program.error("error: give either --report or --artifact");
}

try {
  process.stdout.write(flags.pack === undefined ? await propose() : await pack(flags.pack));
} catch (error) {
  const reason = messageOf(error).replace(/\s+/gu, " ");
  // For the job that updates the issue.
  const outputFile = process.env["GITHUB_OUTPUT"] ?? "";
  if (outputFile !== "") appendFileSync(outputFile, `reason=${reason}\n`);
  if (error instanceof InputError) process.stderr.write(formatInputError(error));
  else if (error instanceof WriteError) process.stderr.write(`${error.message}\n`);
  else throw error;
  process.exitCode = 1;
}

async function pack(folder: string): Promise<string> {
  const { report, root } = flags;
  if (report === undefined) return program.error("error: --pack needs --report");
  const outputFile = process.env["GITHUB_OUTPUT"];
  const paths = await packProposal({ root, report, folder, outputFile });
  return paths.length === 0
    ? "Nothing new: only the report was packed.\n"
    : `${String(paths.length)} changed files of ${DATA_FOLDERS.join("/ and ")}/ are packed into ${folder}.\n`;
}

async function propose(): Promise<string> {
  const { artifact, root, remote, branch, base, start } = flags;
  if (artifact !== undefined) await takeProposal(artifact, root);
  const report = flags.report ?? join(String(artifact), REPORT_FILE);
  const dryRun = flags.dryRun ?? false;
  const proposal = await runPropose({ root, report, remote, branch, base, pullRequest: flags.pr, start, dryRun });
  return renderProposal(proposal, branch, remote);
}
