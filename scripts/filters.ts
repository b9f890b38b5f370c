#!/usr/bin/env -S npx tsx
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { buildFilters, formatFilters } from "../generator/filters/build-filters.ts";
import { diffFilters, renderFilterDiff } from "../generator/filters/diff-filters.ts";
import { filtersSnapshotSchema } from "../generator/filters/model.ts";
import { SCHEMA_VERSION } from "../generator/model.ts";
import { isError } from "../generator/problem.ts";
import { problemLines, readJson } from "./cli.ts";
import { readFilterRecordings } from "./refresh/refresh-filters.ts";
import writeFileAtomic from "write-file-atomic";

const program = new Command("filters")
  .description("Reads recorded filters pages in the order of their dates and writes snapshots/filters.json.")
  .requiredOption("--from <folder>", "recordings with a MANIFEST.jsonl")
  .option("--fresh", "ignore the snapshot and read all recordings again", false)
  .option("--dry-run", "write nothing", false)
  .option("--root <folder>", "the checkout to work on", join(import.meta.dirname, ".."))
  .addHelpText("after", "\nExit codes: 0 done, 1 a page was refused, 2 wrong usage.")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program.parse();
const flags = z
  .object({ from: z.string(), fresh: z.boolean(), dryRun: z.boolean(), root: z.string() })
  .parse(program.opts());
const file = join(flags.root, "snapshots", "filters.json");
const previous =
  existsSync(file) && !flags.fresh ? await readJson(file, filtersSnapshotSchema, "Restore it from git.") : null;
const before = previous?.ok === true ? previous.value : undefined;
const built = buildFilters(await readFilterRecordings(flags.from), before);
const empty = { schemaVersion: SCHEMA_VERSION, kind: "filters", families: [] } as const;
process.stdout.write(renderFilterDiff(diffFilters(before ?? { ...empty, families: [] }, built.snapshot)));
process.stdout.write(
  built.problems
    .flatMap(problemLines)
    .map((line) => `${line}\n`)
    .join(""),
);
if (!flags.dryRun) await writeFileAtomic(file, formatFilters(built.snapshot));
process.exitCode = built.problems.some(isError) ? 1 : 0;
