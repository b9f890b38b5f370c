import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import {
  type ChangelogSnapshot,
  changelogSnapshotSchema,
  formatChangelog,
} from "../generator/changelog/changelog-snapshot.ts";
import { formatManifest, formatSnapshot } from "../generator/catalog/format-snapshot.ts";
import { formatFilters } from "../generator/filters/build-filters.ts";
import { type FiltersSnapshot, filtersSnapshotSchema } from "../generator/filters/model.ts";
import {
  FAMILY_IDS,
  type FamilyId,
  type FamilySnapshot,
  familySnapshotSchema,
  SCHEMA_VERSION,
  type SnapshotManifest,
  snapshotManifestSchema,
} from "../generator/model.ts";
import type { Problem } from "../generator/problem.ts";
import { readJson, type ReadResult } from "./cli.ts";
import type { Tree } from "./write-trees.ts";

export interface Snapshots {
  readonly snapshots: readonly FamilySnapshot[];
  readonly changelog?: ChangelogSnapshot | null;
  /** Default: those of the checkout. */
  readonly filters?: FiltersSnapshot | null;
  readonly manifest: SnapshotManifest;
  readonly problems: readonly Problem[];
}

const MANIFEST_FILE = "manifest.json";
export const FILTERS_FILE = "filters.json";
export const CHANGELOG_FILE = "changelog.json";
/** How to restore a snapshot. */
export const RESTORE = 'Restore it with "git checkout -- snapshots", or rebuild it with "npm run refresh".';

export const EMPTY_MANIFEST: SnapshotManifest = { schemaVersion: SCHEMA_VERSION, pages: [] };

/** Reads snapshots/. Every file that is missing, broken or edited by hand is a problem; the others are returned. */
export async function readSnapshots(directory: string): Promise<Snapshots> {
  return readFiles(directory, FAMILY_IDS, true);
}

/** The same for a refresh, which may have no previous snapshot. */
export async function readPreviousSnapshots(directory: string): Promise<Snapshots> {
  const families = FAMILY_IDS.filter((family) => existsSync(snapshotPath(directory, family)));
  return readFiles(directory, families, existsSync(join(directory, MANIFEST_FILE)));
}

async function readFiles(directory: string, families: readonly FamilyId[], hasManifest: boolean): Promise<Snapshots> {
  const manifest = hasManifest ? await readManifest(directory) : null;
  const read = await Promise.all(families.map((family) => readSnapshot(directory, family)));
  const path = join(directory, CHANGELOG_FILE);
  const changelog = existsSync(path) ? await readJson(path, changelogSnapshotSchema, RESTORE) : null;
  // A broken one is reported where it is used.
  const filters = await readJson(join(directory, FILTERS_FILE), filtersSnapshotSchema, RESTORE);
  return {
    snapshots: read.flatMap((result) => (result.ok ? [result.value] : [])),
    manifest: manifest?.ok === true ? manifest.value : EMPTY_MANIFEST,
    changelog: changelog?.ok === true ? changelog.value : null,
    ...(filters.ok ? { filters: filters.value } : {}),
    problems: [...(manifest === null ? [] : [manifest]), ...(changelog === null ? [] : [changelog]), ...read].flatMap(
      problemsOf,
    ),
  };
}

function snapshotPath(directory: string, family: FamilyId): string {
  return join(directory, `${family}.json`);
}

async function readSnapshot(directory: string, family: FamilyId): Promise<ReadResult<FamilySnapshot>> {
  const path = snapshotPath(directory, family);
  const result = await readJson(path, familySnapshotSchema, RESTORE);
  return result.ok ? canonical(path, result, formatSnapshot(result.value)) : newerOr(path, result);
}

async function readManifest(directory: string): Promise<ReadResult<SnapshotManifest>> {
  const path = join(directory, MANIFEST_FILE);
  const result = await readJson(path, snapshotManifestSchema, RESTORE);
  return result.ok ? canonical(path, result, formatManifest(result.value)) : result;
}

/** An invalid snapshot may be from a newer program, which has another remedy. */
async function newerOr<T>(path: string, result: ReadResult<T>): Promise<ReadResult<T>> {
  const anything = await readJson(path, z.unknown(), RESTORE);
  const message = anything.ok ? newerSchema(anything.value, path) : null;
  if (message === null) return result;
  const problem: Problem = {
    check: "snapshot-newer",
    severity: "error",
    at: { file: path },
    message,
    fix: NEWER_SCHEMA_FIX,
  };
  return { ok: false, problem };
}

/** Snapshots have one writer, so a file that differs from its output was edited by hand. */
function canonical<T>(path: string, result: ReadResult<T> & { readonly ok: true }, expected: string): ReadResult<T> {
  if (result.text.replaceAll("\r\n", "\n") === expected) return result;
  const lines = expected.split("\n");
  const line = result.text.split(/\r?\n/u).findIndex((text, index) => text !== lines[index]) + 1;
  const problem: Problem = {
    check: "snapshot-edited",
    severity: "error",
    at: { file: path, line },
    message: `${path} is not as the pipeline writes it (first difference in line ${String(line)}): it was edited by hand.`,
    fix: `${RESTORE} Put corrections into overlays/.`,
  };
  return { ok: false, problem };
}

function problemsOf(result: ReadResult<unknown>): readonly Problem[] {
  return result.ok ? [] : [result.problem];
}

const versionSchema = z.looseObject({ schemaVersion: z.int() });

export const NEWER_SCHEMA_FIX = "Update this checkout to the version that wrote the snapshot.";

/** The message about a snapshot of a newer program; null for any other value. `place` names the file or revision. */
export function newerSchema(value: unknown, place: string): string | null {
  const version = versionSchema.safeParse(value);
  if (!version.success || version.data.schemaVersion <= SCHEMA_VERSION) return null;
  return `${place} has schema version ${String(version.data.schemaVersion)}; this program knows versions up to ${String(SCHEMA_VERSION)}.`;
}

interface State {
  readonly snapshots: readonly FamilySnapshot[];
  readonly manifest: SnapshotManifest;
  readonly changelog?: ChangelogSnapshot | null | undefined;
  readonly filters?: FiltersSnapshot | null | undefined;
}

/** What reading `folder` gives after these are written: `generated/` is made from files, not from memory. */
export function writtenSnapshots(
  { snapshots, manifest, changelog = null, filters = null }: State,
  folder: string,
): Snapshots {
  const missing = FAMILY_IDS.filter((family) => !snapshots.some((snapshot) => snapshot.family === family));
  return {
    snapshots: snapshots.map((snapshot) => familySnapshotSchema.parse(JSON.parse(formatSnapshot(snapshot)))),
    manifest: snapshotManifestSchema.parse(JSON.parse(formatManifest(manifest))),
    changelog,
    filters,
    problems: missing.map((family) => missingSnapshot(join(folder, `${family}.json`))),
  };
}

function missingSnapshot(file: string): Problem {
  const message = `${file} is missing: the family was never read.`;
  return { check: "file-unreadable", severity: "error", at: { file }, message, fix: RESTORE };
}

/** The files of snapshots/, the manifest last: it describes the others. Files of other kinds stay unchanged. */
export function snapshotTree({ snapshots, manifest, changelog = null, filters = null }: State): Tree {
  return {
    folder: "snapshots",
    files: [
      ...snapshots.map((snapshot) => ({ path: `${snapshot.family}.json`, content: formatSnapshot(snapshot) })),
      ...(changelog === null ? [] : [{ path: CHANGELOG_FILE, content: formatChangelog(changelog) }]),
      ...(filters === null ? [] : [{ path: FILTERS_FILE, content: formatFilters(filters) }]),
      { path: MANIFEST_FILE, content: formatManifest(manifest) },
    ],
    // Temporary files of a killed run.
    owns: (path) => /\.json\.\d+$/u.test(path),
  };
}
