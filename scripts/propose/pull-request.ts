import { z } from "zod";
import { InputError } from "../cli.ts";
import { type CommandResult, gh, ghJson, git, lastLines, runCommand } from "../run-command.ts";
import { BASE_TRAILER, PROPOSER } from "./build-commit.ts";

export interface PushTarget {
  readonly root: string;
  readonly remote: string;
  readonly branch: string;
}

export interface RemoteTip {
  readonly commit: string;
  readonly tree: string;
  /** Mark of a commit made by a run directly on main: the next run may replace it. */
  readonly isOurs: boolean;
}

/** No password prompts, and English output, which is parsed below. */
const QUIET = { GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };

/** The branch on the remote; null if it has none. */
export async function remoteTip({ root, remote, branch }: PushTarget): Promise<RemoteTip | null> {
  const ref = `refs/heads/${branch}`;
  const options = { cwd: root, env: QUIET };
  const listed = await runCommand("git", ["ls-remote", "--", remote, ref], options);
  if (listed.code !== 0) throw unreachable(listed, remote);
  const commit = /^[0-9a-f]{40,64}(?=\t)/u.exec(listed.stdout)?.[0];
  if (commit === undefined) return null;
  const fetched = await runCommand("git", ["fetch", "--no-tags", "--depth=1", "--", remote, ref], options);
  if (fetched.code !== 0) throw unreachable(fetched, remote);
  const facts = await git(["cat-file", "commit", commit], { cwd: root });
  const head = facts.slice(0, facts.indexOf("\n\n"));
  const field = (name: string): readonly string[] =>
    head.split("\n").flatMap((line) => (line.startsWith(`${name} `) ? [line.slice(name.length + 1)] : []));
  const [parent, ...others] = field("parent");
  const committer = /<([^>]*)>/u.exec(field("committer")[0] ?? "")?.[1];
  const isOnMain = parent !== undefined && facts.includes(`\n${BASE_TRAILER}${parent}`);
  return {
    commit,
    tree: field("tree")[0] ?? "",
    isOurs: committer === PROPOSER.email && others.length === 0 && isOnMain,
  };
}

/** Pushes the commit to its branch, and replaces only the commit that was seen there. */
export async function pushBranch(commit: string, seen: RemoteTip | null, target: PushTarget): Promise<void> {
  await push(`${commit}:refs/heads/${target.branch}`, seen, target);
}

export async function deleteBranch(seen: RemoteTip, target: PushTarget): Promise<void> {
  await push(`:refs/heads/${target.branch}`, seen, target);
}

async function push(refspec: string, seen: RemoteTip | null, target: PushTarget): Promise<void> {
  const lease = `--force-with-lease=refs/heads/${target.branch}:${seen?.commit ?? ""}`;
  const options = { cwd: target.root, env: QUIET };
  const result = await runCommand("git", ["push", lease, "--", target.remote, refspec], options);
  if (result.code !== 0) throw refusedPush(result, target);
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
      `Another push to ${branch} happened just now; nothing was replaced.`,
      "Check what was pushed, and run the command again.",
    );
  }
  // The remote's message and git's result for each branch, without general advice.
  const reasons = stderr
    .split("\n")
    .filter((line) => /^(?:remote:|fatal:| ! )/u.test(line))
    .join("\n");
  return new InputError(
    `${remote} refused the branch ${branch}: ${lastLines(reasons === "" ? stderr : reasons, 4)}`,
    "Give the job or your account the right to push (contents: write), or allow the branch in the repository's rules, and run the command again.",
  );
}

export interface PullRequest {
  readonly root: string;
  readonly branch: string;
  readonly base: string;
}

const listSchema = z.array(z.object({ number: z.int(), isCrossRepository: z.boolean() }));

/** The open pull request of the branch. A fork can have a branch of the same name; its pull request does not count. */
export async function openPullRequest({ root, branch, base }: PullRequest): Promise<string | null> {
  const filter = ["--head", branch, "--base", base, "--state", "open", "--limit", "50"];
  const open = await ghJson(["pr", "list", ...filter, "--json", "number,isCrossRepository"], listSchema, root);
  const own = open.find(({ isCrossRepository }) => !isCrossRepository);
  return own === undefined ? null : String(own.number);
}

/** Opens the pull request, or rewrites the open one: there is never a second. */
export async function writePullRequest(
  request: PullRequest,
  open: string | null,
  text: { readonly title: string; readonly bodyFile: string },
): Promise<"opened" | "updated"> {
  const { root, branch, base } = request;
  const args = ["--title", text.title, "--body-file", text.bodyFile];
  if (open === null) await gh(["pr", "create", "--head", branch, "--base", base, ...args], root);
  else await gh(["pr", "edit", open, ...args], root);
  return open === null ? "opened" : "updated";
}

export async function closePullRequest(open: string, comment: string, root: string): Promise<void> {
  await gh(["pr", "close", open, "--comment", comment], root);
}

/** A push with a workflow's own token starts no workflow, so start the checks of the branch. */
export async function startWorkflow(workflow: string, branch: string, root: string): Promise<void> {
  await gh(["workflow", "run", workflow, "--ref", branch], root);
}
