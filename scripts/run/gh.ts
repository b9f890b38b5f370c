import type { z } from "zod";
import { InputError } from "../cli.ts";
import { lastLines, runCommand } from "./run-command.ts";

/** Most characters that GitHub takes as the body of a pull request or an issue. */
export const MAX_BODY = 65_536;

/** Runs GitHub's `gh`, which must succeed. It takes its token from GH_TOKEN and the repository from GH_REPO or the remote. */
export async function gh(args: readonly string[], root: string): Promise<string> {
  const result = await runCommand("gh", args, { cwd: root, env: { GH_PROMPT_DISABLED: "1", NO_COLOR: "1" } });
  if (result.code === 0) return result.stdout;
  throw new InputError(
    `gh ${args.slice(0, 2).join(" ")} failed: ${lastLines(result.stderr)}`,
    "Check that GH_TOKEN may do it (pull-requests, issues or actions: write), and that the repository's settings allow Actions to create pull requests.",
  );
}

/** What `gh … --json` prints, through its schema. */
export async function ghJson<T>(args: readonly string[], schema: z.ZodType<T>, root: string): Promise<T> {
  const output = await gh(args, root);
  try {
    return schema.parse(JSON.parse(output));
  } catch (error) {
    const remedy = "Update gh to its current version, and run the command again.";
    throw new InputError(`gh ${args.slice(0, 2).join(" ")} printed something unexpected.`, remedy, { cause: error });
  }
}
