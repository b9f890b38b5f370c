import { cp, mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import type { FamilyId, FamilySnapshot, Locale } from "../../generator/model.ts";
import { findSource } from "../../generator/sources.ts";
import { type CommandResult, git, runCommand } from "../../scripts/run-command.ts";
import { readSnapshots } from "../../scripts/snapshots.ts";
import type { BehaviourServer } from "../fetch/behaviour-server.ts";
import { type Site, startLiveSite } from "../support/live-site.ts";
import { renderPage } from "../support/render-page.ts";

const PROJECT = join(import.meta.dirname, "..", "..");
/** Parts of the checkout that a refresh and a proposal need. */
const NEEDED = ["generator", "scripts", "src", "snapshots", "overlays", "package.json", "tsconfig.json", ".gitignore"];

/** Families that the rehearsal's site has, and the product of each. */
const FAMILIES = { options: "options", "portfolio-margin": "portfolio-margin" } as const satisfies Partial<
  Record<FamilyId, string>
>;

/** No configuration of the machine, and a test identity. */
const GIT_ENV = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "A person",
  GIT_AUTHOR_EMAIL: "person@example.org",
  GIT_COMMITTER_NAME: "A person",
  GIT_COMMITTER_EMAIL: "person@example.org",
};

export type { Site };

export async function projectSnapshots(): Promise<readonly FamilySnapshot[]> {
  const { snapshots } = await readSnapshots(join(PROJECT, "snapshots"));
  return snapshots.filter(({ family }) => family in FAMILIES);
}

/** A site with the content of these snapshots. */
export function siteOf(snapshots: readonly FamilySnapshot[]): Site {
  const pages = snapshots.flatMap((snapshot) =>
    (["en", "zh-CN"] as const).map((locale): [string, string] => [
      pathOf(snapshot.family, locale),
      // The families of the rehearsal have one product each, of the same name.
      renderPage(snapshot, snapshot.family, locale),
    ]),
  );
  return new Map(pages);
}

export function pathOf(family: FamilyId, locale: Locale): string {
  const [candidate] = findSource(family, locale)?.candidates ?? [];
  if (candidate === undefined) throw new Error(`${family} has no page in ${locale}`);
  return new URL(candidate.url).pathname;
}

export function serve(site: Site): Promise<BehaviourServer> {
  return startLiveSite(site);
}

/** A repository whose main has the data of the unchanged site: the bare remote that clones are made of. */
export async function makeRemote(folder: string, site: Site): Promise<string> {
  const work = join(folder, "work");
  await mkdir(work, { recursive: true });
  for (const name of NEEDED) await cp(join(PROJECT, name), join(work, name), { recursive: true });
  await run(work, ["init", "--quiet", "--initial-branch=main"]);
  await linkModules(work);
  const server = await serve(site);
  const refreshed = await refresh(work, server.url);
  await server.close();
  if (refreshed.code !== 0) throw new Error(`The unchanged site fails: ${refreshed.stdout}${refreshed.stderr}`);
  await run(work, ["add", "--all", ":!node_modules", ":!report.md*"]);
  await run(work, ["commit", "--quiet", "-m", "The project, with the unchanged site's data"]);
  const remote = join(folder, "remote.git");
  await run(folder, ["clone", "--quiet", "--bare", work, remote]);
  return remote;
}

/** A fresh checkout of main, as in a job. */
export async function checkOut(remote: string, folder: string): Promise<string> {
  await run(join(folder, ".."), ["clone", "--quiet", "--depth=1", "--branch=main", `file://${remote}`, folder]);
  await linkModules(folder);
  return folder;
}

export function refresh(checkout: string, url: string): Promise<CommandResult> {
  const only = Object.keys(FAMILIES).join(",");
  return runScript(checkout, "refresh", ["--from", url, "--only", only, "--report", "report.md"]);
}

/** The command of `npm run <script>`, in a separate process. */
export function runScript(
  checkout: string,
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const command = ["--import", "tsx", join("scripts", `${script}.ts`), ...args];
  return runCommand(process.execPath, command, { cwd: checkout, env: { ...GIT_ENV, GITHUB_OUTPUT: "", ...env } });
}

export async function run(cwd: string, args: readonly string[]): Promise<string> {
  return (await git(args, { cwd, env: GIT_ENV })).trim();
}

async function linkModules(checkout: string): Promise<void> {
  await symlink(join(PROJECT, "node_modules"), join(checkout, "node_modules"), "dir");
}
