import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { gh, ghJson, MAX_BODY } from "../run-command.ts";

export interface Failure {
  /** Results of the job that fetches and of the job that proposes. */
  readonly fetch: string;
  readonly propose: string;
  /** Address of the run. */
  readonly run: string | undefined;
  /** Rendered diff of the run, null where it made none. */
  readonly report: string | null;
}

/** Body of the one issue: what failed, what to do, and what the run itself had to say. */
export function failureBody({ fetch, propose, run, report }: Failure): string {
  const head = [
    `The scheduled refresh did not succeed. Fetching: **${word(fetch)}**. Proposing: **${word(propose)}**.`,
    run === undefined ? "" : `The run: <${run}>`,
    "What a page said before stays as it is until this is solved; `docs/maintaining.md` says what to do.",
    "Every failing run rewrites this text, and the next successful run closes the issue.",
    report === null ? "The run ended before it could write a report: look at its log." : "---",
  ];
  const text = `${head.filter((line) => line !== "").join("\n\n")}\n`;
  return report === null ? text : `${text}\n${withinRoom(report, MAX_BODY - text.length - 200)}`;
}

/** GitHub's words for the result of a job; others are not shown. */
const RESULTS = ["success", "failure", "cancelled", "skipped"];

function word(result: string): string {
  return RESULTS.includes(result) ? result : "unknown";
}

/** Cut at a line end, so that no cell or entity is cut in two. */
function withinRoom(report: string, room: number): string {
  if (report.length <= room) return report;
  const end = report.lastIndexOf("\n", room);
  return `${report.slice(0, Math.max(end, 0))}\n\nThe rest is in the run's artifact.\n`;
}

const ISSUE_TITLE = "The scheduled refresh fails";
const SOLVED = "The refresh succeeded again.";

const listSchema = z.array(z.object({ number: z.int(), title: z.string() }));

/** Opens the issue about a failing refresh, or brings the open one up to date: there is never a second. */
export async function writeIssue(body: string, root: string): Promise<"opened" | "updated"> {
  const folder = await mkdtemp(join(tmpdir(), "report-failure-"));
  try {
    const bodyFile = join(folder, "body.md");
    await writeFile(bodyFile, body);
    const open = await openIssue(root);
    const [command, what] = open === null ? (["create", "opened"] as const) : (["edit", "updated"] as const);
    const subject = open === null ? [] : [String(open)];
    await gh(["issue", command, ...subject, "--title", ISSUE_TITLE, "--body-file", bodyFile], root);
    return what;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Closes the issue, where one is open. */
export async function closeIssue(root: string): Promise<boolean> {
  const open = await openIssue(root);
  if (open === null) return false;
  await gh(["issue", "close", String(open), "--comment", SOLVED], root);
  return true;
}

async function openIssue(root: string): Promise<number | null> {
  // Only the workflow's own: anybody may open an issue with this title.
  const filter = ["--app", "github-actions", "--state", "open", "--limit", "100"];
  const issues = await ghJson(["issue", "list", ...filter, "--json", "number,title"], listSchema, root);
  return issues.find(({ title }) => title === ISSUE_TITLE)?.number ?? null;
}
