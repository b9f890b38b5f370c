import { z } from "zod";
import { escapePr } from "../../generator/diff/render-change.ts";
import { messageOf } from "../cli.ts";
import type { RunFacts } from "../refresh/facts.ts";
import { gh, ghJson, ghWithBody, MAX_BODY } from "../run-command.ts";

export interface Failure {
  /** Results of the job that fetches and of the job that proposes. */
  readonly fetch: string;
  readonly propose: string;
  /** Address of the run. */
  readonly run: string | undefined;
  /** Reason why the proposal was refused, verbatim. */
  readonly reason?: string | undefined;
  /** Rendered diff of the run; null if it made none. */
  readonly report: string | null;
  /** Failing pages with their number of consecutive failed runs. */
  readonly weeks?: Weeks | undefined;
}

/** Consecutive failed runs of each page, by `family product locale`. */
export type Weeks = Readonly<Record<string, number>>;

/** From this many weeks on, the issue gets a comment and a label, because edits do not notify. */
const RAISED = 3;
const ISSUE_TITLE = "The scheduled refresh fails";
const SOLVED = "The refresh succeeded again.";
const LABEL = "refresh-failing";
/** The counts of the last run, in a hidden comment for programs. */
const STATE = /<!-- failing-weeks: (\{[^\n]{0,20000}\}) -->/u;

/** Body of the one issue: what failed, since when, what to do, and the run's own report. */
export function failureBody({ fetch, propose, run, reason, report, weeks = {} }: Failure): string {
  const head = [
    `The scheduled refresh did not succeed. Fetching: **${word(fetch)}**. Proposing: **${word(propose)}**.`,
    run === undefined ? "" : `The run: <${run}>`,
    reason === undefined || reason.trim() === "" ? "" : `The reason: ${escapePr(reason)}`,
    weekList(weeks),
    "What a page said before stays as it is until this is solved; `docs/maintaining.md` says what to do.",
    "Every failing run rewrites this text, and the next successful run closes the issue.",
    `<!-- failing-weeks: ${JSON.stringify(weeks)} -->`,
    report === null ? "The run ended before it could write a report: look at its log." : "---",
  ];
  const text = `${head.filter((line) => line !== "").join("\n\n")}\n`;
  return report === null ? text : `${text}\n${withinRoom(report, MAX_BODY - text.length - 200)}`;
}

function weekList(weeks: Weeks): string {
  const rows = Object.entries(weeks).map(([page, count]) => `- ${escapePr(page)}: ${weekWords(count)}`);
  return rows.length === 0 ? "" : `Pages that fail:\n\n${rows.join("\n")}`;
}

function weekWords(count: number): string {
  return count === 1 ? "this week" : `${String(count)} weeks in a row`;
}

/** GitHub's words for a job's result; other words are not shown. */
const RESULTS = ["success", "failure", "cancelled", "skipped"];

function word(result: string): string {
  return RESULTS.includes(result) ? result : "unknown";
}

/** Cuts at a line end, so that no cell or entity is split. */
function withinRoom(report: string, room: number): string {
  if (report.length <= room) return report;
  const end = report.lastIndexOf("\n", room);
  return `${report.slice(0, Math.max(end, 0))}\n\nThe rest is in the run's artifact.\n`;
}

/** The counts after this run: a page that failed again has one more, all others are removed. */
export function countWeeks(body: string, facts: RunFacts | null): Weeks {
  const before = weeksIn(body);
  // A run without facts failed itself and says nothing about single pages.
  const pages = facts === null ? ["the run itself"] : facts.failures.map(pageName);
  const failing = pages.length === 0 ? ["the run itself"] : pages;
  return Object.fromEntries(failing.map((page) => [page, (before[page] ?? 0) + 1]));
}

function pageName({ family, product, locale }: RunFacts["failures"][number]): string {
  return [family, ...(product === family ? [] : [product]), locale].join(" ");
}

const weeksSchema = z.record(z.string(), z.int().nonnegative());

/** None where a person edited the state: the count begins again. */
function weeksIn(body: string): Weeks {
  const state = STATE.exec(body)?.[1] ?? "{}";
  try {
    return weeksSchema.parse(JSON.parse(state));
  } catch {
    return {};
  }
}

export interface IssueResult {
  readonly what: "opened" | "updated";
  /** Warnings for the log. */
  readonly notes: readonly string[];
}

/** Opens the issue about a failing refresh, or updates the open one: there is never a second. */
export async function writeIssue(
  failure: Omit<Failure, "weeks">,
  facts: RunFacts | null,
  root: string,
): Promise<IssueResult> {
  const open = await openIssue(root);
  const weeks = countWeeks(open?.body ?? "", facts);
  const where = open === null ? ["create"] : ["edit", open.number];
  await ghWithBody(["issue", ...where, "--title", ISSUE_TITLE], failureBody({ ...failure, weeks }), root);
  if (open === null) return { what: "opened", notes: [] };
  return { what: "updated", notes: await raiseVoice(open.number, weeks, root) };
}

/** Adds a comment, which notifies people, and a label. A missing label is not a failure. */
async function raiseVoice(issue: string, weeks: Weeks, root: string): Promise<readonly string[]> {
  const raised = Object.entries(weeks).filter(([, count]) => count >= RAISED);
  if (raised.length === 0) return [];
  const lines = raised.map(([page, count]) => `- ${escapePr(page)}: ${weekWords(count)}`);
  const comment = `This has failed for ${String(RAISED)} weeks or more, and the data gets old:\n\n${lines.join("\n")}`;
  await gh(["issue", "comment", issue, "--body", comment], root);
  try {
    await gh(["issue", "edit", issue, "--add-label", LABEL], root);
    return [];
  } catch (error) {
    return [`The label ${LABEL} was not set: ${messageOf(error)}`];
  }
}

/** Closes the issue, if one is open. */
export async function closeIssue(root: string): Promise<boolean> {
  const open = await openIssue(root);
  if (open === null) return false;
  await gh(["issue", "close", open.number, "--comment", SOLVED], root);
  return true;
}

const listSchema = z.array(z.object({ number: z.int(), title: z.string(), body: z.string().default("") }));

async function openIssue(root: string): Promise<{ readonly number: string; readonly body: string } | null> {
  // Only the workflow's own issue: anyone may open an issue with this title.
  const filter = ["--app", "github-actions", "--state", "open", "--limit", "100"];
  const issues = await ghJson(["issue", "list", ...filter, "--json", "number,title,body"], listSchema, root);
  const found = issues.find(({ title }) => title === ISSUE_TITLE);
  return found === undefined ? null : { number: String(found.number), body: found.body };
}
