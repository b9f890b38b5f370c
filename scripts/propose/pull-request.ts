import { z } from "zod";
import { gh, ghJson } from "../run/gh.ts";

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
