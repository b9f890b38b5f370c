#!/usr/bin/env -S npx tsx
import { join } from "node:path";
import { Command, Option } from "commander";
import { type LanguageFinding, findLanguageGaps } from "../generator/diff/languages.ts";
import { sortFindings } from "../generator/diff/findings.ts";
import { renderDiff } from "../generator/diff/render-diff.ts";
import { renderTerminal } from "../generator/diff/render-terminal.ts";
import { FAMILY_IDS, type FamilyId, LOCALES, type Locale } from "../generator/model.ts";
import type { Problem } from "../generator/problem.ts";
import { compareSides, readFindings } from "./diff/compare-sides.ts";
import { formatInputError, InputError, printableJson } from "./cli.ts";
import { type PageSide, readSide, type SnapshotSide } from "./diff/read-side.ts";

interface Flags {
  readonly format?: "terminal" | "markdown" | "json";
  readonly full?: boolean;
  readonly exitCode?: boolean;
  readonly family?: FamilyId;
  readonly locale?: Locale;
  readonly root: string;
}

const program = new Command("diff")
  .description("Shows what changed between two states of the catalog, and the version level of the changes.")
  .argument("<old>", "snapshots folder or file, recorded page, or git revision")
  .argument("<new>", "the same, newer")
  .addOption(
    new Option(
      "--format <format>",
      "how to print it; terminal is the default on a terminal, markdown elsewhere",
    ).choices(["terminal", "markdown", "json"]),
  )
  .option("--full", "print everything; otherwise Markdown is cut to the size limit of a pull request")
  .option("--exit-code", "exit with 1 if there is a change")
  .addOption(new Option("--family <family>", "family of recorded pages that do not name theirs").choices(FAMILY_IDS))
  .addOption(new Option("--locale <locale>", "language of recorded pages that do not name theirs").choices(LOCALES))
  .option("--root <folder>", "the checkout with the revisions and overlays", join(import.meta.dirname, ".."))
  .addHelpText(
    "after",
    `
Exit codes: 0 compared; 1 with --exit-code, there is a change; 2 the input cannot be used.

Examples:
  npm run -s diff -- HEAD snapshots                       what did the last refresh change?
  npm run -s diff -- v1.0.0 v1.1.0 --format json
  npm run -s diff -- 2025-11-10_errors.md 2026-05-18_errors.md`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program.parse();
const [oldName, newName] = program.args;
if (oldName === undefined || newName === undefined) throw new Error("commander requires both arguments");

try {
  const flags = program.opts<Flags>();
  const [before, after] = await Promise.all([readSide(oldName, flags), readSide(newName, flags)]);
  const diff = compareSides(before, after);
  const format = flags.format ?? (process.stdout.isTTY ? "terminal" : "markdown");
  if (format === "terminal") {
    const colour = (process.env["NO_COLOR"] ?? "") === "";
    process.stdout.write(renderTerminal(diff, { width: process.stdout.columns, colour }));
  } else if (format === "json") process.stdout.write(`${printableJson(diff, 2)}\n`);
  else {
    const { findings, problems } = await lookAround(after, flags.root);
    const rendered = renderDiff(diff, { findings, problems, fullReport: "the same command with --full" });
    process.stdout.write(flags.full === true ? rendered.full : rendered.body);
  }
  process.exitCode = flags.exitCode === true && diff.changes.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  process.stderr.write(formatInputError(error));
  process.exitCode = 2;
}

/** Further points for a reviewer: new findings about the languages, problems of a page. */
async function lookAround(
  side: SnapshotSide | PageSide,
  root: string,
): Promise<{ readonly findings: readonly LanguageFinding[]; readonly problems: readonly Problem[] }> {
  if (side.kind === "page") return { findings: [], problems: side.problems };
  const { snapshots, manifest } = side.side;
  const { fresh, problems } = sortFindings(findLanguageGaps(snapshots, manifest?.pages), await readFindings(root));
  return { findings: fresh, problems };
}
