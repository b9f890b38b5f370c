#!/usr/bin/env -S npx tsx
import { Command, Option } from "commander";
import writeFileAtomic from "write-file-atomic";
import { type Replay, historyFrom, replayPages } from "../generator/diff/history.ts";
import { FAMILY_IDS, type FamilyId, LOCALES, type Locale } from "../generator/model.ts";
import { formatInputError, InputError, printableJson } from "./cli.ts";
import { chooseSource } from "./replay/choose-source.ts";
import { formatHistory, renderReplay, stepJson } from "./replay/replay-output.ts";
import { readRecordings } from "./recorded/read-recordings.ts";

interface Flags {
  readonly json?: boolean;
  readonly family?: FamilyId;
  readonly product?: string;
  readonly locale?: Locale;
  readonly history?: string;
}

const program = new Command("replay")
  .description("Runs dated recordings of one page in order and says what changed from each to the next.")
  .argument(
    "<folders...>",
    "recordings of one page, named YYYY-MM-DD_… or with a MANIFEST.jsonl; each folder is a replay",
  )
  .option("--json", "print one JSON object per step")
  .addOption(new Option("--family <family>", "family of recordings that do not say it").choices(FAMILY_IDS))
  .option("--product <product>", "only this product, where a MANIFEST.jsonl lists several")
  .addOption(new Option("--locale <locale>", "only this language").choices(LOCALES))
  .option("--history <file>", "also write since when and until when each code is documented (overlays/history.json)")
  .addHelpText("after", "\nExit codes: 0 replayed, also where a gate stopped a recording; 2 the input cannot be used.")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program.parse();
const flags = program.opts<Flags>();

try {
  const replays: Replay[] = [];
  for (const folder of program.args) {
    const recordings = await readRecordings(folder, flags);
    const replay = replayPages(recordings, chooseSource(recordings, folder));
    replays.push(replay);
    const lines = replay.steps.map((step) => `${printableJson(stepJson(step))}\n`);
    process.stdout.write(flags.json === true ? lines.join("") : renderReplay(replay));
  }
  if (flags.history !== undefined) await writeFileAtomic(flags.history, formatHistory(historyFrom(replays)));
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  process.stderr.write(formatInputError(error));
  process.exitCode = 2;
}
