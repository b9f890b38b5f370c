#!/usr/bin/env -S npx tsx
import { join } from "node:path";
import { Command, Option } from "commander";
import { findLanguageGaps } from "../generator/diff/languages.ts";
import { renderFindings, sortFindings } from "../generator/diff/findings.ts";
import { formatInputError, InputError, printableJson } from "./cli.ts";
import { readFindings } from "./diff/compare-sides.ts";
import { readSide } from "./diff/read-side.ts";

interface Flags {
  readonly all?: boolean;
  readonly format: "markdown" | "json";
  readonly root: string;
}

const program = new Command("languages")
  .description("Reports the differences between the two languages of the pages.")
  .argument("[snapshots]", "snapshots folder or file, or git revision")
  .option("--all", "also known findings of overlays/findings.json")
  .addOption(new Option("--format <format>", "how to print it").choices(["markdown", "json"]).default("markdown"))
  .option("--root <folder>", "the checkout with the overlays", join(import.meta.dirname, ".."))
  .addHelpText(
    "after",
    "\nExit codes: 0 nothing new; 1 a finding that is not in overlays/findings.json; 2 the input cannot be used.",
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program.parse();
const flags = program.opts<Flags>();

try {
  const side = await readSide(program.args[0] ?? join(flags.root, "snapshots"), flags);
  if (side.kind === "page") throw new InputError("One page has one language.", "Name a snapshots folder or file.");
  const { snapshots, manifest } = side.side;
  const sorted = sortFindings(findLanguageGaps(snapshots, manifest?.pages), await readFindings(flags.root));
  const shown = flags.all === true ? [...sorted.known, ...sorted.fresh] : sorted.fresh;
  process.stdout.write(flags.format === "json" ? `${printableJson(shown, 2)}\n` : renderFindings(shown, sorted));
  process.exitCode = sorted.fresh.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  process.stderr.write(formatInputError(error));
  process.exitCode = 2;
}
