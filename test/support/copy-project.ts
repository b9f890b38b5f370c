import { cp, symlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { PROJECT } from "./project.ts";

/** Ignored folders, and git's own. */
const LEFT_OUT =
  /^(?:node_modules|\.git|dist|dist-test|cache|coverage|\.cache|\.generated.*|\.test-report.*\.json)$|\.tgz$/u;

/** A separate checkout with the installed packages of this one, to build or change without touching this one. */
export async function copyProject(folder: string): Promise<void> {
  await cp(PROJECT, folder, { recursive: true, filter: (source) => !LEFT_OUT.test(basename(source)) });
  await symlink(join(PROJECT, "node_modules"), join(folder, "node_modules"), "junction");
}
