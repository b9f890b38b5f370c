import { diffCatalogs } from "../../generator/diff/diff-catalogs.ts";
import { escapePr } from "../../generator/diff/render-change.ts";
import { summariseDiff } from "../../generator/diff/summary.ts";
import { InputError, messageOf, printable } from "../cli.ts";
import { readFacts, type RunFacts } from "../refresh/facts.ts";
import { renderReport } from "../refresh/report.ts";
import { gh, runCommand } from "../run-command.ts";
import { buildData, type BuiltData, commitTree } from "./build-commit.ts";
import { changedData } from "./proposal.ts";
import {
  openPullRequest,
  PROPOSAL_BRANCH,
  pushBranch,
  remoteTip,
  type RemoteTip,
  writePullRequest,
} from "./pull-request.ts";

export interface ProposeOptions {
  readonly root: string;
  /** Report of the refresh, with the run's facts beside it. */
  readonly report: string;
  /** Workflow to start on the branch after a push. */
  readonly start?: string | undefined;
  readonly dryRun?: boolean;
}

export interface Proposal {
  readonly status: "nothing-new" | "would-propose" | "proposed" | "withdrawn";
  readonly title: string | null;
  readonly commit: string | null;
  readonly push: "created" | "updated" | "added-on-top" | "up-to-date" | null;
  readonly pullRequest: "opened" | "updated" | "unchanged" | "closed" | null;
  /** Notes for a person. */
  readonly notes: readonly string[];
}

const NOTHING = { status: "nothing-new", title: null, commit: null, push: null, pullRequest: null, notes: [] } as const;

const WITHDRAWN =
  "The pages no longer show this change: they now match main. The refresh closes its pull request and deletes the branch.";

/** Turns a refresh's changes in the working tree into one branch with one pull request, or closes both. */
export async function runPropose({ root, report, start, dryRun = false }: ProposeOptions): Promise<Proposal> {
  const paths = await changedData(root);
  const tip = await remoteTip(root);
  const facts = await readFacts(report);
  // Without facts the run ended early: unchanged data says nothing about the pages.
  if (paths.length === 0 && (tip === null || facts === null)) return NOTHING;
  if (facts === null)
    throw new InputError(
      `The report ${report} cannot be read.`,
      'Run "npm run refresh -- --report <file>", and give the same file to propose.',
    );
  const unread = new Set(facts.failures.map(({ family }) => family));
  const base = tip === null || tip.isOurs ? "HEAD" : tip.commit;
  const built = await buildData({ root, base, tip: tip?.commit ?? null, unread });
  const isWithdrawn = await sameData(root, "HEAD", built.tree);
  if (isWithdrawn && tip === null) return NOTHING;
  if (isWithdrawn && tip?.isOurs === true) return withdraw(tip, root, dryRun);
  const { summary, body } = describe(built, facts);
  const isSame = tip !== null && (await sameData(root, tip.commit, built.tree));
  const push = isSame ? "up-to-date" : tip === null ? "created" : tip.isOurs ? "updated" : "added-on-top";
  const notes = notesOf(push, built);
  const commit = isSame ? tip.commit : await commitTree(root, built, base === "HEAD", `data: ${summary}`);
  const title = `Binance error pages: ${summary}`;
  if (dryRun) return { ...NOTHING, status: "would-propose", title, commit, push, notes };
  if (!isSame) await pushBranch(commit, tip, root);
  const open = await openPullRequest(root);
  const pullRequest =
    isSame && open !== null ? "unchanged" : await writePullRequest(title, withNotes(body, notes), open, root);
  const started = isSame || start === undefined ? [] : await startWorkflow(start, root);
  return { status: "proposed", title, commit, push, pullRequest, notes: [...notes, ...started] };
}

async function withdraw(tip: RemoteTip, root: string, dryRun: boolean): Promise<Proposal> {
  const open = dryRun ? null : await openPullRequest(root);
  if (open !== null) await gh(["pr", "close", open, "--comment", WITHDRAWN], root);
  if (!dryRun) await pushBranch(null, tip, root);
  return { ...NOTHING, status: "withdrawn", pullRequest: open === null ? null : "closed", notes: [WITHDRAWN] };
}

/** The change of the branch as a whole: with what the branch holds and this run did not see. */
function describe({ main, waiting, final, loaded, catalogs }: BuiltData, facts: RunFacts) {
  const news = waiting === null ? null : summariseDiff(diffCatalogs(waiting, final));
  return renderReport({ before: main, after: final, facts, loaded, catalogs, news }).rendered;
}

function notesOf(push: Proposal["push"], { problems }: BuiltData): readonly string[] {
  const stale = problems.map(({ message, fix }) => `generated/ is not written: ${message} ${fix}`);
  if (push !== "added-on-top") return stale;
  const kept = `Somebody committed to ${PROPOSAL_BRANCH}: their commits stay, and this run's data is a commit on top of them.`;
  return [kept, ...stale];
}

/** The body with what a reviewer must know first, below its summary. */
function withNotes(body: string, notes: readonly string[]): string {
  if (notes.length === 0) return body;
  const [summary = "", ...rest] = body.split("\n");
  return [summary, "", ...notes.map((note) => `> **Note:** ${escapePr(note)}`), ...rest].join("\n");
}

/** Whether both trees have the same data; other changes of main do not matter. */
async function sameData(root: string, commit: string, tree: string): Promise<boolean> {
  const args = ["diff", "--quiet", commit, tree, "--", "snapshots", "generated"];
  return (await runCommand("git", args, { cwd: root })).code === 0;
}

/**
 * A push with a workflow's own token starts no workflow, so the checks of the branch are asked for. Checks that could
 * not be started do not take the proposal back: a person can start them.
 */
async function startWorkflow(workflow: string, root: string): Promise<readonly string[]> {
  try {
    await gh(["workflow", "run", workflow, "--ref", PROPOSAL_BRANCH], root);
    return [];
  } catch (error) {
    return [`${workflow} was not started on ${PROPOSAL_BRANCH}: ${printable(messageOf(error))} Start it by hand.`];
  }
}

/** What was proposed, for a person at a terminal. */
export function renderProposal({ status, title, commit, push, pullRequest, notes }: Proposal): string {
  if (status === "withdrawn") return `${notes.join("\n")}\n`;
  if (status === "nothing-new")
    return "Nothing new: snapshots/ and generated/ are as committed. No branch, no pull request.\n";
  const would = status === "would-propose";
  const done = push === "added-on-top" ? "extended" : String(push);
  return [
    String(title),
    push === "up-to-date"
      ? `${PROPOSAL_BRANCH} has this very change already.`
      : `${PROPOSAL_BRANCH} on origin ${would ? "would be" : "is"} ${done}: ${String(commit?.slice(0, 12))}.`,
    would ? "This is a dry run: no pull request was touched." : `Its pull request is ${String(pullRequest)}.`,
    ...notes,
    "",
  ].join("\n");
}
