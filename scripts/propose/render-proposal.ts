import type { Proposal } from "./run-propose.ts";

/** What was proposed, for a person at a terminal. */
export function renderProposal(proposal: Proposal, branch: string, remote: string): string {
  const { status, paths, title, commit, push, pullRequest } = proposal;
  if (status === "nothing-new")
    return "Nothing new: snapshots/ and generated/ are as committed. No branch, no pull request.\n";
  const would = status === "would-propose";
  const lines = [
    `${String(paths.length)} ${paths.length === 1 ? "file" : "files"} changed, commit ${String(commit?.slice(0, 12))}.`,
    push === "up-to-date"
      ? `${branch} on ${remote} has this very change already.`
      : `${branch} on ${remote} ${would ? "would be" : "is"} ${String(push)}.`,
    pullRequest === null
      ? `No pull request was ${would ? "touched: this is a dry run" : "asked for"}.`
      : `Its pull request is ${pullRequest}.`,
    `Title: ${String(title)}`,
  ];
  return `${lines.join("\n")}\n`;
}
