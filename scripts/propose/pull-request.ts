import { z } from "zod";
import { InputError } from "../cli.ts";
import { ghJson, ghWithBody, git, lastLines, runCommand } from "../run-command.ts";
import { BASE_TRAILER, PROPOSER } from "./build-commit.ts";

/** The one branch of all proposals. */
export const PROPOSAL_BRANCH = "refresh/binance-errors";
const REF = `refs/heads/${PROPOSAL_BRANCH}`;
const REMOTE = "origin";

export interface RemoteTip {
  readonly commit: string;
  /** Mark of a commit made by a run directly on main: the next run may replace it. */
  readonly isOurs: boolean;
}

/** Asks for no password. */
const QUIET = { GIT_TERMINAL_PROMPT: "0" };

/** The branch on the remote; null if it has none. */
export async function remoteTip(root: string): Promise<RemoteTip | null> {
  const options = { cwd: root, env: QUIET };
  const listed = await git(["ls-remote", REMOTE, REF], options);
  const commit = /^[0-9a-f]{40,64}(?=\t)/u.exec(listed)?.[0];
  if (commit === undefined) return null;
  await git(["fetch", "--no-tags", "--depth=1", REMOTE, REF], options);
  // From the commit itself: a shallow clone shows no parents.
  const [head = "", ...message] = (await git(["cat-file", "commit", commit], options)).split("\n\n");
  const parents = [...head.matchAll(/^parent (.+)$/gmu)].map(([, parent]) => parent);
  const isOnMain = parents.length === 1 && message.join("\n").includes(`${BASE_TRAILER}${parents.join("")}`);
  return { commit, isOurs: isOnMain && head.includes(`\ncommitter ${PROPOSER.name} <${PROPOSER.email}> `) };
}

/** Pushes the commit to its branch, or deletes the branch, and replaces only what was seen there. */
export async function pushBranch(commit: string | null, seen: RemoteTip | null, root: string): Promise<void> {
  const lease = `--force-with-lease=${REF}:${seen?.commit ?? ""}`;
  const args = ["push", lease, REMOTE, `${commit ?? ""}:${REF}`];
  const { code, stderr } = await runCommand("git", args, { cwd: root, env: QUIET });
  if (code === 0) return;
  // What the remote said, and git's verdict on the branch; not its general advice.
  const reasons = stderr.split("\n").filter((line) => /^(?:remote:|fatal:| ! )/u.test(line));
  throw new InputError(
    `${REMOTE} refused the branch ${PROPOSAL_BRANCH}: ${lastLines(reasons.join("\n"), 4)}`,
    "Where the info is stale, somebody else pushed just now: look at it, and run the command again. Else give the job or your account the right to push (contents: write), or allow the branch in the repository's rules.",
  );
}

const listSchema = z.array(z.object({ number: z.int(), isCrossRepository: z.boolean().default(false) }));

/** The open pull request of the branch. A fork can have a branch of the same name; its pull request does not count. */
export async function openPullRequest(root: string): Promise<string | null> {
  const filter = ["--head", PROPOSAL_BRANCH, "--base", "main", "--state", "open", "--limit", "50"];
  const open = await ghJson(["pr", "list", ...filter, "--json", "number,isCrossRepository"], listSchema, root);
  const own = open.find(({ isCrossRepository }) => !isCrossRepository);
  return own === undefined ? null : String(own.number);
}

/** Opens the pull request, or rewrites the open one: there is never a second. */
export async function writePullRequest(title: string, body: string, open: string | null, root: string) {
  const where = open === null ? ["create", "--head", PROPOSAL_BRANCH, "--base", "main"] : ["edit", open];
  await ghWithBody(["pr", ...where, "--title", title], body, root);
  return open === null ? "opened" : "updated";
}
