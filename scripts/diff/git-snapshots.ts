import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { DiffSide } from "../../generator/diff/change.ts";
import { InputError } from "../cli.ts";
import { MANIFEST_FILE, parseManifest, parseSnapshot, SNAPSHOT_FILES } from "./parse-snapshot.ts";

const run = promisify(execFile);
const FOLDER = "snapshots";

/** The snapshots as a git revision has them. Arguments go to git as they are: no shell reads them. */
export async function readRevision(revision: string, root: string): Promise<DiffSide> {
  const commit = await resolveRevision(revision, root);
  const listing = await git(root, ["ls-tree", "-z", "--name-only", commit, "--", `./${FOLDER}/`]);
  const files = listing.split("\0").flatMap((path) => path.match(/[^/]+\.json$/u) ?? []);
  const wanted = files.filter((file) => SNAPSHOT_FILES.includes(file));
  if (wanted.length === 0) {
    throw new InputError(
      `Revision ${revision} has no ${FOLDER}/.`,
      "Name a revision of this project from after its first refresh.",
    );
  }
  const show = (file: string): Promise<string> => git(root, ["show", `${commit}:./${FOLDER}/${file}`]);
  const snapshots = await Promise.all(
    wanted.map(async (file) => parseSnapshot(await show(file), `${revision}:${FOLDER}/${file}`)),
  );
  const manifest = files.includes(MANIFEST_FILE)
    ? parseManifest(await show(MANIFEST_FILE), `${revision}:${FOLDER}/${MANIFEST_FILE}`)
    : undefined;
  return { snapshots, manifest };
}

async function resolveRevision(revision: string, root: string): Promise<string> {
  try {
    const commit = await git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
    return commit.trim();
  } catch (error) {
    throw new InputError(
      `"${revision}" is neither a file nor a folder, and git knows no such revision.`,
      "Name a snapshots folder, a snapshot file, a recorded page, or a revision such as HEAD~1 (git fetch --unshallow gets older ones).",
      { cause: error },
    );
  }
}

async function git(root: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run("git", ["-C", root, ...args], { maxBuffer: 1 << 28, encoding: "utf8" });
  return stdout;
}
