import { existsSync } from "node:fs";
import { appendFile, copyFile, cp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { changedData } from "./changed-data.ts";
import { DATA_FOLDERS, FULL_REPORT_FILE, REPORT_FILE } from "./data-folders.ts";

export interface PackOptions {
  readonly root: string;
  readonly report: string;
  /** Made anew. */
  readonly folder: string;
  /** File that a workflow step's outputs are written to, where there is one. */
  readonly outputFile: string | undefined;
}

/** Puts what the refresh made into a folder: the report always, the data where it changed. Needs no right but reading. */
export async function packProposal({ root, report, folder, outputFile }: PackOptions): Promise<readonly string[]> {
  const paths = await changedData(root);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // A refresh that broke before its report still has data to show, or nothing: both are worth packing.
  if (existsSync(report)) await copyFile(report, join(folder, REPORT_FILE));
  if (existsSync(`${report}.full.md`)) await copyFile(`${report}.full.md`, join(folder, FULL_REPORT_FILE));
  const present = paths.length === 0 ? [] : DATA_FOLDERS.filter((name) => existsSync(join(root, name)));
  for (const name of present) await cp(join(root, name), join(folder, name), { recursive: true });
  if (outputFile !== undefined) await appendFile(outputFile, `changed=${String(paths.length > 0)}\n`);
  return paths;
}
