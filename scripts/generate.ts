import { join, relative } from "node:path";
import { Command, CommanderError } from "commander";
import { z } from "zod";
import { printableJson } from "./cli.ts";
import { renderResult } from "./generate/render-result.ts";
import { runGenerate } from "./generate/run-generate.ts";
import { WriteError } from "./write-error.ts";

const USAGE = 2;

const optionsSchema = z.object({ check: z.boolean(), json: z.boolean(), root: z.string() });

const command = new Command("generate")
  .description("Makes generated/ from snapshots/ and overlays/. Offline; the same input gives the same bytes.")
  .option("--check", "write nothing; exit with 1 if generated/ is not up to date", false)
  .option("--json", "print the result as JSON", false)
  .option("--root <folder>", "the checkout to work on", join(import.meta.dirname, ".."))
  .allowExcessArguments(false)
  .showHelpAfterError('Run "npm run generate -- --help" for the options.')
  .addHelpText("after", "\nExit codes: 0 done or up to date, 1 a problem or stale files, 2 wrong usage.")
  .exitOverride();

async function main(): Promise<number> {
  const { check, json, root } = optionsSchema.parse(command.parse().opts());
  const result = await runGenerate({ root: relative(process.cwd(), root), check });
  process.stdout.write(json ? `${printableJson(result, 2)}\n` : renderResult(result));
  return result.status === "failed" || result.status === "stale" ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : USAGE;
  } else if (error instanceof WriteError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else {
    throw error;
  }
}
