import { readFile } from "node:fs/promises";
import { InputError } from "../cli.ts";
import { MAX_BODY } from "../run-command.ts";
import { changedData, commitMessage, pullRequestTitle } from "./proposal.ts";
import { commitData, planPush, pushBranch, type PushResult, startWorkflow, writePullRequest } from "./pull-request.ts";

export interface ProposeOptions {
  readonly root: string;
  /** Rendered diff that the refresh wrote: the pull request's body. */
  readonly report: string;
  readonly remote: string;
  readonly branch: string;
  readonly base: string;
  readonly pullRequest: boolean;
  /** Workflow to start on the branch after a push. */
  readonly start: string | undefined;
  readonly dryRun: boolean;
}

export interface Proposal {
  readonly status: "nothing-new" | "would-propose" | "proposed";
  readonly paths: readonly string[];
  readonly title: string | null;
  readonly commit: string | null;
  readonly push: PushResult | null;
  readonly pullRequest: "opened" | "updated" | null;
}

const NOTHING: Proposal = {
  status: "nothing-new",
  paths: [],
  title: null,
  commit: null,
  push: null,
  pullRequest: null,
};

/** Turns the change that a refresh left in the working tree into one commit on one branch with one pull request. */
export async function runPropose(options: ProposeOptions): Promise<Proposal> {
  const { root, remote, branch, base } = options;
  const paths = await changedData(root);
  if (paths.length === 0) return NOTHING;
  const report = await readReport(options.report);
  const title = pullRequestTitle(report);
  const change = await commitData(root, paths, commitMessage(report));
  const target = { root, remote, branch };
  const plan = await planPush(change, target);
  const proposal: Proposal = {
    status: "would-propose",
    paths,
    title,
    commit: change.commit,
    push: plan.result,
    pullRequest: null,
  };
  if (options.dryRun) return proposal;
  if (plan.result !== "up-to-date") await pushBranch(change, plan.lease, target);
  const request = { root, branch, base, title, bodyFile: options.report };
  const pullRequest = options.pullRequest ? await writePullRequest(request) : null;
  if (options.start !== undefined && plan.result !== "up-to-date") await startWorkflow(options.start, branch, root);
  return { ...proposal, status: "proposed", pullRequest };
}

async function readReport(file: string): Promise<string> {
  const remedy = 'Run "npm run refresh -- --report <file>", and give the same file to propose.';
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new InputError(`The report ${file} cannot be read.`, remedy, { cause: error });
  });
  if (text.trim() === "") throw new InputError(`The report ${file} is empty: nobody could review the change.`, remedy);
  if (text.length > MAX_BODY) throw new InputError(`The report ${file} is longer than a pull request may be.`, remedy);
  return text;
}
