import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { z } from "zod";
import { FAMILY_IDS, LOCALES, localeSchema } from "../generator/model.ts";
import { TABLE_FAMILY_IDS } from "../generator/sources.ts";
import { printableJson } from "./cli.ts";
import { inspectPage } from "./inspect/inspect-page.ts";
import { listInputs } from "./inspect/list-inputs.ts";

const USAGE = 2;

let closed = false;

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  closed = true;
});

/**
 * Writes a line when the reader has taken the one before. False if the reader has closed the pipe (`inspect … | head
 * -1`).
 */
async function writeLine(line: string): Promise<boolean> {
  if (closed) return false;
  if (!process.stdout.write(`${line}\n`)) {
    await new Promise<void>((resolve) => {
      process.stdout
        .once("drain", resolve)
        .once("close", resolve)
        .once("error", () => {
          resolve();
        });
    });
  }
  return !closed;
}

const optionsSchema = z.object({ family: z.string().optional(), locale: localeSchema.optional() });

const command = new Command("inspect")
  .description("Parses error pages and prints one JSON object a line: { file, family, locale, entries, problems }.")
  .argument("<page...>", "files, addresses, or folders with a MANIFEST.jsonl", nonEmpty)
  .addOption(
    new Option("--family <family>", "family of the pages, instead of the detected one").choices([
      ...FAMILY_IDS,
      ...TABLE_FAMILY_IDS,
    ]),
  )
  .addOption(new Option("--locale <locale>", "language of the pages, instead of the detected one").choices(LOCALES))
  .showHelpAfterError('Run "npm run -s inspect -- --help" for the options.')
  .addHelpText(
    "after",
    `
A file with both languages gives two lines with the same file. A change-log gives events instead of entries.

Examples:
  npm run -s inspect -- errors.md
  npm run -s inspect -- --family binance-us old/*.md
  npm run -s inspect -- https://developers.binance.com/en/docs/products/spot/errors.md
  npm run -s inspect -- recordings/ | jq '.entries | length'

Exit codes: 0 every page was read (warnings do not count), 1 a page could not be read or is not an error page, 2 wrong usage.`,
  )
  .exitOverride();

function nonEmpty(value: string, previous: readonly string[] | undefined): readonly string[] {
  if (value.trim() === "") throw new InvalidArgumentError("An empty name is not a page.");
  return [...(previous ?? []), value];
}

async function main(): Promise<number> {
  command.parse();
  const options = optionsSchema.parse(command.opts());
  let failed = false;
  for (const argument of z.array(z.string()).parse(command.processedArgs[0])) {
    for (const input of await listInputs(argument)) {
      for (const record of await inspectPage(input, options)) {
        failed ||= record.problems.some(({ severity }) => severity === "error");
        if (!(await writeLine(printableJson(record)))) return 0;
      }
    }
  }
  return failed ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : USAGE;
}
