import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { diffCatalogs } from "../../generator/diff/diff-catalogs.ts";
import { diffApi, publicCatalogSchema } from "../../generator/diff/public-api.ts";
import { isError } from "../../generator/problem.ts";
import { parseChangelog } from "../../generator/release/changelog.ts";
import {
  compareVersions,
  formatVersion,
  parseVersion,
  releasedAcceptancesSchema,
  type ReleaseInput,
  type Version,
} from "../../generator/release/plan-release.ts";
import { InputError } from "../cli.ts";
import { readRevision } from "../diff/read-side.ts";
import { loadCatalog } from "../generate/load-catalog.ts";
import { git, runCommand } from "../run-command.ts";
import { readSnapshots } from "../snapshots.ts";

export const CHANGELOG_FILE = "CHANGELOG.md";
const ACCEPTANCES_FILE = "overlays/acceptances.json";
const CATALOG_FILE = "generated/catalog.json";

/** Input of a release: data and acceptances at the last tag and now, and the changelog. */
export async function readReleaseState(root: string, except?: string): Promise<ReleaseInput> {
  const last = await lastRelease(root, except);
  const tag = last === null ? null : `v${formatVersion(last)}`;
  const { problems, openPoints } = await loadCatalog(root);
  const broken = problems.find(isError);
  if (broken !== undefined) throw new InputError(broken.message, broken.fix);
  const then = <T>(file: string, schema: z.ZodType<T>): Promise<T | null> => readAt(root, tag, file, schema);
  const now = <T>(file: string, schema: z.ZodType<T>): Promise<T | null> => readNow(root, file, schema);
  const [before, after] = [await then(CATALOG_FILE, publicCatalogSchema), await now(CATALOG_FILE, publicCatalogSchema)];
  const unchanged = { level: "none" } as const;
  return {
    last,
    current: await packageVersion(root),
    diff:
      tag === null
        ? { ...unchanged, changes: [] }
        : diffCatalogs(await readRevision(tag, root), await readSnapshots(join(root, "snapshots"))),
    // A tag older than the file had no API.
    api: before === null || after === null ? { ...unchanged, lines: [] } : diffApi(before, after),
    openPoints,
    changelog: parseChangelog(await readChangelog(root)),
    acceptances: (await now(ACCEPTANCES_FILE, releasedAcceptancesSchema)) ?? [],
    releasedAcceptances: (await then(ACCEPTANCES_FILE, releasedAcceptancesSchema)) ?? [],
  };
}

/** The highest version among the tags before HEAD. */
async function lastRelease(root: string, except: string | undefined): Promise<Version | null> {
  const tags = (await git(["tag", "--list", "v*", "--merged", "HEAD"], { cwd: root })).split("\n");
  const versions = tags.filter((tag) => tag !== except).map((tag) => parseVersion(tag.slice(1)));
  const sorted = versions.filter((version) => version !== null).toSorted(compareVersions);
  return sorted.at(-1) ?? null;
}

async function packageVersion(root: string): Promise<Version> {
  const read = await readNow(root, "package.json", z.looseObject({ version: z.string() }));
  const parsed = parseVersion(read?.version ?? "");
  if (parsed !== null) return parsed;
  throw new InputError(
    `package.json has version ${String(read?.version)}.`,
    "Versions of this project are of the form 1.2.3: correct it.",
  );
}

/** A JSON file at a tag; null where the tag has none. */
async function readAt<T>(root: string, tag: string | null, file: string, schema: z.ZodType<T>): Promise<T | null> {
  if (tag === null) return null;
  const { code, stdout } = await runCommand("git", ["show", `${tag}:./${file}`], { cwd: root });
  return code === 0 ? schema.parse(JSON.parse(stdout)) : null;
}

async function readNow<T>(root: string, file: string, schema: z.ZodType<T>): Promise<T | null> {
  const path = join(root, file);
  return existsSync(path) ? schema.parse(JSON.parse(await readFile(path, "utf8"))) : null;
}

async function readChangelog(root: string): Promise<string> {
  const path = join(root, CHANGELOG_FILE);
  if (existsSync(path)) return readFile(path, "utf8");
  throw new InputError(`There is no ${CHANGELOG_FILE}.`, 'Restore it with "git checkout -- CHANGELOG.md".');
}
