import { expect, it } from "vitest";
import { runCommand } from "../../scripts/run-command.ts";
import { PROJECT, readSnapshot, recordProduct, writeRecordings } from "../support/checkout.ts";

/** Runs the command in this checkout without writing anything, and returns the families whose pages were read. */
async function readFamilies(...args: readonly string[]): Promise<readonly string[]> {
  const recordings = [
    ...recordProduct(await readSnapshot(PROJECT, "options"), "options", "2026-11-20"),
    ...recordProduct(await readSnapshot(PROJECT, "portfolio-margin"), "portfolio-margin", "2026-11-20"),
  ];
  const folder = await writeRecordings(recordings);
  const command = ["--import", "tsx", "scripts/refresh.ts", "--dry-run", "--json", "--from", folder, ...args];
  const { stdout } = await runCommand(process.execPath, command, { cwd: PROJECT });
  const { pages } = JSON.parse(stdout) as { readonly pages: readonly { readonly family: string }[] };
  return [...new Set(pages.map(({ family }) => family))];
}

// If it was given twice, only the last one once counted.
it.each([
  [["--only", "options", "--only", "portfolio-margin"]],
  [["--only", "options,portfolio-margin"]],
  [["--only", "portfolio-margin,options", "--only", "options"]],
])("%j reads both families", async (args) => {
  expect((await readFamilies(...args)).toSorted()).toEqual(["options", "portfolio-margin"]);
});
