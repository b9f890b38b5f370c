#!/usr/bin/env -S npx tsx
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { escapePr } from "../generator/diff/render-change.ts";
import { FAMILY_IDS, type FamilyId } from "../generator/model.ts";
import { isError } from "../generator/problem.ts";
import { messageOf, printable, printableJson } from "./cli.ts";
import { renderRefresh, summarise } from "./refresh/report.ts";
import { writeFacts } from "./refresh/facts.ts";
import { type RefreshResult, runRefresh } from "./refresh/run-refresh.ts";

interface Flags {
  readonly from?: string;
  readonly only?: readonly FamilyId[];
  readonly dryRun?: boolean;
  readonly history?: boolean;
  readonly report?: string;
  readonly record?: string;
  readonly json?: boolean;
  readonly root: string;
}

const program = new Command("refresh")
  .description(
    "Fetches the pages about errors and filters, holds them against the gates, and writes snapshots/ and generated/.",
  )
  .option(
    "--from <folder or URL>",
    "read recorded pages (a folder with a MANIFEST.jsonl) or another host instead of the live sites",
  )
  .option(
    "--only <families>",
    `only these families, separated by commas or given several times: ${FAMILY_IDS.join(", ")}`,
    parseFamilies,
  )
  .option("--history", "with recorded pages: rebuild the snapshots from all recordings, oldest first")
  .option("--dry-run", "say what would change, and write nothing")
  .option("--report <file>", "write the change as Markdown for a pull request")
  .option("--record <folder>", "keep the fetched pages as recordings, which --from reads")
  .option("--json", "print the result as JSON")
  .option("--root <folder>", "the checkout to work on", join(import.meta.dirname, ".."))
  .addHelpText(
    "after",
    `
Exit codes: 0 nothing changed, or the change is written; 1 a page failed its gate and keeps its last snapshot,
or the input is broken; 2 wrong usage.

Examples:
  npm run refresh                                  fetch everything
  npm run refresh -- --from recordings --dry-run   what would these recordings change?
  npm run refresh -- --only spot,sapi --report change.md`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program.parse();
const flags = program.opts<Flags>();
const stop = new AbortController();
// Writing takes milliseconds and is not stopped.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    process.stderr.write("\nStopping.\n");
    stop.abort(new Error("Interrupted. Nothing was written."));
  });
}

try {
  const result = await runRefresh({
    root: flags.root,
    from: flags.from,
    only: flags.only,
    dryRun: flags.dryRun ?? false,
    history: flags.history ?? false,
    record: flags.record,
    signal: stop.signal,
  });
  if (flags.report !== undefined) await writeReport(flags.report, result);
  process.stdout.write(flags.json === true ? `${printableJson(summarise(result), 2)}\n` : renderRefresh(result));
  const failed = result.problems.some(isError) || result.status === "failed" || result.generated?.status === "failed";
  process.exitCode = failed ? 1 : 0;
} catch (error) {
  process.stderr.write(`${printable(messageOf(error))}\n`);
  process.exitCode = 1;
}

/** Writes the body of the pull request, and the whole report beside it if the body is cut. */
async function writeReport(file: string, { change, problems, facts }: RefreshResult): Promise<void> {
  await writeFacts(file, facts);
  const body =
    change?.rendered.body ?? problems.map(({ message, fix }) => `- ${escapePr(message)} ${escapePr(fix)}\n`).join("");
  await writeFile(file, body);
  if (change !== null && change.rendered.full !== body) await writeFile(`${file}.full.md`, change.rendered.full);
}

function parseFamilies(list: string, previous: readonly FamilyId[] = []): readonly FamilyId[] {
  const named = list.split(",").map((name) => {
    const family = FAMILY_IDS.find((id) => id === name.trim());
    if (family === undefined)
      throw new InvalidArgumentError(`"${name}" is not a family; the families are ${FAMILY_IDS.join(", ")}.`);
    return family;
  });
  return [...new Set([...previous, ...named])];
}
