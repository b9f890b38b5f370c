import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { git } from "../run/run-command.ts";
import { DATA_FOLDERS } from "./data-folders.ts";

/** Who a proposal's commit is by: always the same, so that a commit by anybody else on the branch is noticed. */
export const PROPOSER = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com",
} as const;

export interface DataCommit {
  readonly commit: string;
  readonly tree: string;
  readonly parent: string;
}

/** One commit of the changed data on top of HEAD, made beside the checkout: its branch and index stay as they are. */
export async function commitData(root: string, paths: readonly string[], message: string): Promise<DataCommit> {
  const scratch = await mkdtemp(join(tmpdir(), "propose-"));
  try {
    const env = {
      GIT_INDEX_FILE: join(scratch, "index"),
      GIT_AUTHOR_NAME: PROPOSER.name,
      GIT_AUTHOR_EMAIL: PROPOSER.email,
      GIT_COMMITTER_NAME: PROPOSER.name,
      GIT_COMMITTER_EMAIL: PROPOSER.email,
    };
    const run = async (...args: readonly string[]): Promise<string> => (await git(args, { cwd: root, env })).trim();
    const parent = await run("rev-parse", "--verify", "HEAD");
    await run("read-tree", "HEAD");
    // Git refuses to add a folder that is not there.
    const changed = DATA_FOLDERS.filter((folder) => paths.some((path) => path.startsWith(`${folder}/`)));
    await run("add", "--all", "--", ...changed);
    const tree = await run("write-tree");
    return { commit: await run("commit-tree", tree, "-p", parent, "-m", message), tree, parent };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
