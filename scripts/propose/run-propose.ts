import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diffCatalogs } from "../../generator/diff/diff-catalogs.ts";
import { summariseDiff } from "../../generator/diff/summary.ts";
import { messageOf, InputError, printable } from "../cli.ts";
import { readFacts, type RunFacts } from "../refresh/facts.ts";
import { renderReport } from "../refresh/report.ts";
import { MAX_BODY, runCommand } from "../run-command.ts";
import { buildData, type BuiltData, commitTree } from "./build-commit.ts";
import { changedData, commitMessage, pullRequestTitle, withNotes } from "./proposal.ts";
import {
  closePullRequest,
  deleteBranch,
  openPullRequest,
  pushBranch,
  type RemoteTip,
  remoteTip,
  startWorkflow,
  writePullRequest,
} from "./pull-request.ts";

export interface ProposeOptions {
  readonly root: string;
  /** Rendered diff of the refresh; the run's facts are beside it. */
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
  readonly status: "nothing-new" | "would-propose" | "proposed" | "withdrawn";
  readonly paths: readonly string[];
  readonly title: string | null;
  readonly commit: string | null;
  readonly push: "created" | "updated" | "added-on-top" | "up-to-date" | null;
  readonly pullRequest: "opened" | "updated" | "unchanged" | "closed" | null;
  /** Notes for a person. */
  readonly notes: readonly string[];
}

const NOTHING: Proposal = {
  status: "nothing-new",
  paths: [],
  title: null,
  commit: null,
  push: null,
  pullRequest: null,
  notes: [],
};

const WITHDRAWN =
  "The pages no longer show this change: they now match main. The refresh closes its pull request and deletes the branch.";

/** Turns a refresh's changes in the working tree into one branch with one pull request, or closes both. */
export async function runPropose(options: ProposeOptions): Promise<Proposal> {
  const { root, remote, branch } = options;
  const paths = await changedData(root);
  const target = { root, remote, branch };
  const tip = await remoteTip(target);
  const facts = await readFacts(options.report);
  // Without facts the run ended early: unchanged data says nothing about the pages.
  if (paths.length === 0 && (tip === null || facts === null)) return NOTHING;
  const unread = new Set((facts ?? { failures: [] }).failures.map(({ family }) => family));
  const base = tip === null || tip.isOurs ? "HEAD" : tip.commit;
  const built = await buildData({ root, base, tip: tip?.commit ?? null, unread });
  const isWithdrawn = await sameData(root, "HEAD", built.tree);
  if (isWithdrawn && tip === null) return NOTHING;
  if (isWithdrawn && tip?.isOurs === true) return withdraw(options, tip);
  const report = await reportOf(options.report, built, facts);
  const isSame = tip !== null && (await sameData(root, tip.commit, built.tree));
  const push = isSame ? "up-to-date" : tip === null ? "created" : tip.isOurs ? "updated" : "added-on-top";
  const notes = notesOf(push, branch, built);
  const commit = isSame ? tip.commit : await commitTree(root, built, base === "HEAD", commitMessage(report));
  const title = pullRequestTitle(report);
  const proposal: Proposal = { status: "would-propose", paths, title, commit, push, pullRequest: null, notes };
  if (options.dryRun) return proposal;
  if (!isSame) await pushBranch(commit, tip, target);
  const body = notes.length === 0 ? report : withNotes(report, notes);
  const pullRequest = options.pullRequest ? await writeRequest(options, { title, body, isSame }) : null;
  const started = isSame ? [] : await start(options);
  return { ...proposal, status: "proposed", pullRequest, notes: [...notes, ...started] };
}

async function withdraw(options: ProposeOptions, tip: RemoteTip): Promise<Proposal> {
  const { root, remote, branch, base } = options;
  const proposal: Proposal = { ...NOTHING, status: "withdrawn", notes: [WITHDRAWN] };
  if (options.dryRun) return proposal;
  const open = options.pullRequest ? await openPullRequest({ root, branch, base }) : null;
  if (open !== null) await closePullRequest(open, WITHDRAWN, root);
  await deleteBranch(tip, { root, remote, branch });
  return { ...proposal, pullRequest: open === null ? null : "closed" };
}

/** The report of the run; rewritten if the branch has data that the run did not see. */
async function reportOf(file: string, built: BuiltData, facts: RunFacts | null): Promise<string> {
  if (facts === null) return readReport(file);
  const { main, waiting, final, loaded, catalogs } = built;
  const news = waiting === null ? null : summariseDiff(diffCatalogs(waiting, final));
  return renderReport({ before: main, after: final, facts, loaded, catalogs, news }).rendered.body;
}

async function readReport(file: string): Promise<string> {
  const remedy = 'Run "npm run refresh -- --report <file>", and give the same file to propose.';
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new InputError(`The report ${file} cannot be read.`, remedy, { cause: error });
  });
  if (text.trim() === "")
    throw new InputError(`The report ${file} is empty, so the change cannot be reviewed.`, remedy);
  if (text.length > MAX_BODY) throw new InputError(`The report ${file} is longer than a pull request may be.`, remedy);
  return text;
}

function notesOf(push: Proposal["push"], branch: string, { problems }: BuiltData): readonly string[] {
  const onTop =
    push === "added-on-top"
      ? [`${branch} has commits by others: they stay, and this run's data is a commit on top of them.`]
      : [];
  const stale = problems.map(({ message, fix }) => `generated/ is not written: ${message} ${fix}`);
  return [...onTop, ...stale];
}

/** Whether both trees have the same data; other changes of main do not matter. */
async function sameData(root: string, commit: string, tree: string): Promise<boolean> {
  const args = ["diff", "--quiet", commit, tree, "--", "snapshots", "generated"];
  return (await runCommand("git", args, { cwd: root })).code === 0;
}

async function writeRequest(
  options: ProposeOptions,
  text: { readonly title: string; readonly body: string; readonly isSame: boolean },
): Promise<Proposal["pullRequest"]> {
  const { root, branch, base } = options;
  const request = { root, branch, base };
  const open = await openPullRequest(request);
  if (open !== null && text.isSame) return "unchanged";
  const folder = await mkdtemp(join(tmpdir(), "propose-body-"));
  try {
    const bodyFile = join(folder, "body.md");
    await writeFile(bodyFile, text.body);
    return await writePullRequest(request, open, { title: text.title, bodyFile });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Checks that could not be started do not undo the proposal: a person can start them. */
async function start({ start: workflow, branch, root }: ProposeOptions): Promise<readonly string[]> {
  if (workflow === undefined) return [];
  try {
    await startWorkflow(workflow, branch, root);
    return [];
  } catch (error) {
    return [`${workflow} was not started on ${branch}: ${printable(messageOf(error))} Start it by hand.`];
  }
}
