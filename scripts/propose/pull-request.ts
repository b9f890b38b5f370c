import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { InputError } from "../cli.ts";
import { type CommandResult, gh, ghJson, git, lastLines, runCommand } from "../run-command.ts";
import { DATA_FOLDERS } from "./proposal.ts";

export interface PushTarget {
  readonly root: string;
  readonly remote: string;
  readonly branch: string;
}

export type PushResult = "created" | "updated" | "up-to-date";

interface RemoteTip {
  readonly commit: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly committer: string;
}

/** What pushing would do. A branch that a person has committed to is refused: their work would be lost. */
export async function planPush(change: DataCommit, target: PushTarget): Promise<{ result: PushResult; lease: string }> {
  const tip = await remoteTip(target);
  if (tip === null) return { result: "created", lease: "" };
  if (tip.committer !== PROPOSER.email) throw foreignCommit(tip, target);
  const isSame = tip.tree === change.tree && tip.parents.length === 1 && tip.parents[0] === change.parent;
  return { result: isSame ? "up-to-date" : "updated", lease: tip.commit };
}

/** Pushes the commit to its branch, and replaces only what `planPush` saw there. */
export async function pushBranch(change: DataCommit, lease: string, target: PushTarget): Promise<void> {
  const { root, remote, branch } = target;
  const ref = `refs/heads/${branch}`;
  const args = ["push", `--force-with-lease=${ref}:${lease}`, "--", remote, `${change.commit}:${ref}`];
  const result = await runCommand("git", args, { cwd: root, env: QUIET });
  if (result.code !== 0) throw refusedPush(result, target);
}

/** Asks for no password, as nobody is there to type it, and answers in English, which is read below. */
const QUIET = { GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };

async function remoteTip({ root, remote, branch }: PushTarget): Promise<RemoteTip | null> {
  const ref = `refs/heads/${branch}`;
  const listed = await runCommand("git", ["ls-remote", "--", remote, ref], { cwd: root, env: QUIET });
  if (listed.code !== 0) throw unreachable(listed, remote);
  const commit = /^[0-9a-f]{40,64}(?=\t)/u.exec(listed.stdout)?.[0];
  if (commit === undefined) return null;
  const fetched = await runCommand("git", ["fetch", "--no-tags", "--depth=1", "--", remote, ref], {
    cwd: root,
    env: QUIET,
  });
  if (fetched.code !== 0) throw unreachable(fetched, remote);
  const facts = await git(["cat-file", "commit", commit], { cwd: root });
  const [head = ""] = facts.split("\n\n", 1);
  const field = (name: string): readonly string[] => head.split("\n").flatMap((line) => valueOf(line, name));
  return {
    commit,
    tree: field("tree")[0] ?? "",
    parents: field("parent"),
    committer: /<([^>]*)>/u.exec(field("committer")[0] ?? "")?.[1] ?? "",
  };
}

function valueOf(line: string, name: string): readonly string[] {
  return line.startsWith(`${name} `) ? [line.slice(name.length + 1)] : [];
}

function foreignCommit({ commit, committer }: RemoteTip, { branch }: PushTarget): InputError {
  return new InputError(
    `${branch} ends in commit ${commit.slice(0, 12)} by ${committer === "" ? "an unknown committer" : committer}, which is not ours to replace.`,
    "Merge or close the open pull request and delete the branch; the next refresh makes a new one.",
  );
}

function unreachable({ stderr }: CommandResult, remote: string): InputError {
  return new InputError(
    `The remote ${remote} cannot be read: ${lastLines(stderr)}`,
    'Check its address with "git remote -v" and that you may read it, and run the command again.',
  );
}

function refusedPush({ stderr }: CommandResult, { remote, branch }: PushTarget): InputError {
  if (stderr.includes("stale info")) {
    return new InputError(
      `Somebody else pushed to ${branch} just now; nothing was replaced.`,
      "Look at what was pushed, and run the command again.",
    );
  }
  // What the remote said, and git's verdict on each branch; not its general advice.
  const reasons = stderr
    .split("\n")
    .filter((line) => /^(?:remote:|fatal:| ! )/u.test(line))
    .join("\n");
  return new InputError(
    `The remote ${remote} refused the branch ${branch}: ${lastLines(reasons === "" ? stderr : reasons, 6)}`,
    "Give the job or your account the right to push (contents: write), or allow the branch in the repository's rules, and run the command again.",
  );
}

export interface PullRequest {
  readonly root: string;
  readonly branch: string;
  readonly base: string;
  readonly title: string;
  readonly bodyFile: string;
}

const listSchema = z.array(z.object({ number: z.int(), isCrossRepository: z.boolean() }));

/** Opens the branch's pull request, or brings the open one up to date: there is never a second. */
export async function writePullRequest(request: PullRequest): Promise<"opened" | "updated"> {
  const { root, branch, base, title, bodyFile } = request;
  const text = ["--title", title, "--body-file", bodyFile];
  const filter = ["--head", branch, "--base", base, "--state", "open", "--limit", "50"];
  const open = await ghJson(["pr", "list", ...filter, "--json", "number,isCrossRepository"], listSchema, root);
  // A fork can have a branch of the same name; its pull request is somebody else's.
  const own = open.find(({ isCrossRepository }) => !isCrossRepository);
  if (own === undefined) {
    await gh(["pr", "create", "--head", branch, "--base", base, ...text], root);
    return "opened";
  }
  await gh(["pr", "edit", String(own.number), ...text], root);
  return "updated";
}

/** A push with a workflow's own token starts no workflow, so the checks of the branch are asked for. */
export async function startWorkflow(workflow: string, branch: string, root: string): Promise<void> {
  await gh(["workflow", "run", workflow, "--ref", branch], root);
}

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
