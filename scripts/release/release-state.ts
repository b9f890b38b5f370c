import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { CatalogDiff, DiffSide } from "../../generator/diff/change.ts";
import { diffCatalogs } from "../../generator/diff/diff-catalogs.ts";
import { isError } from "../../generator/problem.ts";
import { parseChangelog } from "../../generator/release/changelog.ts";
import {
  compareVersions,
  formatVersion,
  parseVersion,
  type ReleasedAcceptance,
  type ReleaseInput,
  type Version,
} from "../../generator/release/plan-release.ts";
import { type ApiDiff, diffApi, type PublicCatalog, publicCatalogSchema } from "../../generator/release/public-api.ts";
import { loadCatalog } from "../generate/load-catalog.ts";
import { readRevision } from "../diff/read-side.ts";
import { InputError } from "../cli.ts";
import { git, runCommand } from "../run-command.ts";
import { readSnapshots } from "../snapshots.ts";

export const CHANGELOG_FILE = "CHANGELOG.md";
const ACCEPTANCES_FILE = "overlays/acceptances.json";

const packageSchema = z.looseObject({ version: z.string() });
const acceptancesSchema = z.array(
  z.looseObject({
    family: z.string(),
    product: z.string().optional(),
    codes: z.array(z.int()).default([]),
    date: z.string(),
    why: z.string(),
    reviewed: z.boolean().optional(),
  }),
);

/** Input of a release: data and acceptances at the last tag and now, and the changelog. */
export async function readReleaseState(
  root: string,
  options: { readonly except?: string } = {},
): Promise<ReleaseInput> {
  const last = await lastRelease(root, options.except);
  const tag = last === null ? null : `v${formatVersion(last)}`;
  return {
    last,
    current: await packageVersion(root),
    diff: await diffSince(root, tag),
    api: await apiSince(root, tag),
    openPoints: (await loadCatalog(root)).openPoints,
    changelog: parseChangelog(await readChangelog(root)),
    acceptances: parseAcceptances(await readFile(join(root, ACCEPTANCES_FILE), "utf8"), ACCEPTANCES_FILE),
    releasedAcceptances: tag === null ? [] : await acceptancesAt(root, tag),
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
  const { version } = packageSchema.parse(JSON.parse(await readFile(join(root, "package.json"), "utf8")));
  const parsed = parseVersion(version);
  if (parsed !== null) return parsed;
  throw new InputError(
    `package.json has version ${version}.`,
    "Versions of this project are of the form 1.2.3: correct it.",
  );
}

async function diffSince(root: string, tag: string | null): Promise<CatalogDiff> {
  const { snapshots, manifest, problems } = await readSnapshots(join(root, "snapshots"));
  const broken = problems.find(isError);
  if (broken !== undefined) throw new InputError(broken.message, broken.fix);
  const now: DiffSide = { snapshots, manifest };
  return tag === null ? { level: "none", changes: [] } : diffCatalogs(await readRevision(tag, root), now);
}

/** The emitted API at the tag and now. Old tags lack the file. */
async function apiSince(root: string, tag: string | null): Promise<ApiDiff> {
  const file = "generated/catalog.json";
  const shown = tag === null ? null : await runCommand("git", ["show", `${tag}:./${file}`], { cwd: root });
  if (shown?.code !== 0 || !existsSync(join(root, file))) return { level: "none", lines: [] };
  const read = (text: string): PublicCatalog => publicCatalogSchema.parse(JSON.parse(text));
  return diffApi(read(shown.stdout), read(await readFile(join(root, file), "utf8")));
}

async function readChangelog(root: string): Promise<string> {
  const path = join(root, CHANGELOG_FILE);
  if (existsSync(path)) return readFile(path, "utf8");
  throw new InputError(`There is no ${CHANGELOG_FILE}.`, 'Restore it with "git checkout -- CHANGELOG.md".');
}

async function acceptancesAt(root: string, tag: string): Promise<readonly ReleasedAcceptance[]> {
  const shown = await runCommand("git", ["show", `${tag}:./${ACCEPTANCES_FILE}`], { cwd: root });
  // A release older than the file has no acceptances.
  return shown.code === 0 ? parseAcceptances(shown.stdout, `${tag}:${ACCEPTANCES_FILE}`) : [];
}

function parseAcceptances(text: string, place: string): readonly ReleasedAcceptance[] {
  try {
    return acceptancesSchema.parse(JSON.parse(text));
  } catch (error) {
    const remedy = "Correct the record; overlays/README.md shows the shape.";
    throw new InputError(`${place} cannot be read.`, remedy, { cause: error });
  }
}
