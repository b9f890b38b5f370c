import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { gh, ghJson } from "../run/gh.ts";

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
