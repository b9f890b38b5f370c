import { InputError } from "../cli.ts";
import { git } from "../run/run-command.ts";
import { DATA_FOLDERS, isDataPath } from "./data-folders.ts";

/**
 * Paths under snapshots/ and generated/ that differ from the last commit, new and deleted ones included. Refuses a
 * tree where anything else that git knows was edited: a proposal is a change of data, made by the committed program.
 */
export async function changedData(root: string): Promise<readonly string[]> {
  const output = await git(["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all"], { cwd: root });
  const entries = output.split("\0").filter((entry) => entry !== "");
  const rows = entries.map((entry) => ({ status: entry.slice(0, 2), path: entry.slice(3) }));
  const foreign = rows.filter(({ status, path }) => status !== "??" && !isDataPath(path)).map(({ path }) => path);
  if (foreign.length > 0) {
    const shown = foreign.slice(0, 5).join(", ");
    throw new InputError(
      `Other files than ${DATA_FOLDERS.join("/ and ")}/ are edited: ${shown}${foreign.length > 5 ? ", …" : ""}.`,
      "Commit or stash them, run the refresh again, and then propose its change.",
    );
  }
  return rows.map(({ path }) => path).filter(isDataPath);
}
