import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { formatManifest, formatSnapshot } from "../../generator/catalog/format-snapshot.ts";
import {
  FAMILY_IDS,
  type FamilyId,
  type FamilySnapshot,
  familySnapshotSchema,
  SCHEMA_VERSION,
  type SnapshotManifest,
  snapshotManifestSchema,
} from "../../generator/model.ts";
import type { Problem } from "../../generator/problem.ts";
import { readJson, type ReadResult } from "../cli/read-json.ts";

export interface Snapshots {
  readonly snapshots: readonly FamilySnapshot[];
  readonly manifest: SnapshotManifest;
  readonly problems: readonly Problem[];
}

const RESTORE = 'Restore it with "git checkout -- snapshots", or make it anew with "npm run refresh".';

export const EMPTY_MANIFEST: SnapshotManifest = { schemaVersion: SCHEMA_VERSION, pages: [] };

/** Reads snapshots/. Every file that is missing, broken or edited by hand is a problem; the others are returned. */
export async function readSnapshots(directory: string): Promise<Snapshots> {
  const manifest = await readManifest(directory);
  const read = await Promise.all(FAMILY_IDS.map((family) => readSnapshot(directory, family)));
  return {
    snapshots: read.flatMap((result) => (result.ok ? [result.value] : [])),
    manifest: manifest.ok ? manifest.value : EMPTY_MANIFEST,
    problems: [manifest, ...read].flatMap(problemsOf),
  };
}

/** The same for a refresh, where a missing file only means that there is no previous snapshot yet. */
export async function readPreviousSnapshots(directory: string): Promise<Snapshots> {
  const families = FAMILY_IDS.filter((family) => existsSync(snapshotPath(directory, family)));
  const manifest = existsSync(join(directory, "manifest.json"))
    ? await readManifest(directory)
    : ({ ok: true, value: EMPTY_MANIFEST, text: formatManifest(EMPTY_MANIFEST) } as const);
  const read = await Promise.all(families.map((family) => readSnapshot(directory, family)));
  return {
    snapshots: read.flatMap((result) => (result.ok ? [result.value] : [])),
    manifest: manifest.ok ? manifest.value : EMPTY_MANIFEST,
    problems: [manifest, ...read].flatMap(problemsOf),
  };
}

function snapshotPath(directory: string, family: FamilyId): string {
  return join(directory, `${family}.json`);
}

const versionSchema = z.looseObject({ schemaVersion: z.int() });

async function readSnapshot(directory: string, family: FamilyId): Promise<ReadResult<FamilySnapshot>> {
  const path = snapshotPath(directory, family);
  const newer = await newerVersion(path);
  if (newer !== null) return { ok: false, problem: newer };
  const result = await readJson(path, familySnapshotSchema, RESTORE);
  return result.ok ? canonical(path, result, formatSnapshot(result.value)) : result;
}

async function readManifest(directory: string): Promise<ReadResult<SnapshotManifest>> {
  const path = join(directory, "manifest.json");
  const result = await readJson(path, snapshotManifestSchema, RESTORE);
  return result.ok ? canonical(path, result, formatManifest(result.value)) : result;
}

async function newerVersion(path: string): Promise<Problem | null> {
  const result = await readJson(path, versionSchema, RESTORE);
  if (!result.ok || result.value.schemaVersion <= SCHEMA_VERSION) return null;
  return {
    check: "snapshot-newer",
    severity: "error",
    at: { file: path },
    message: `${path} has schema version ${String(result.value.schemaVersion)}; this program knows versions up to ${String(SCHEMA_VERSION)}.`,
    fix: "Update this checkout to the version that wrote the snapshot.",
  };
}

/** Snapshots have one writer, so a file that the writer would write otherwise was edited by hand. */
function canonical<T>(path: string, result: ReadResult<T> & { readonly ok: true }, expected: string): ReadResult<T> {
  if (result.text.replaceAll("\r\n", "\n") === expected) return result;
  const lines = expected.split("\n");
  const line = result.text.split(/\r?\n/u).findIndex((text, index) => text !== lines[index]) + 1;
  const problem: Problem = {
    check: "snapshot-edited",
    severity: "error",
    at: { file: path, line },
    message: `${path} is not as the pipeline writes it (first difference in line ${String(line)}): it was edited by hand.`,
    fix: `${RESTORE} Corrections belong into overlays/.`,
  };
  return { ok: false, problem };
}

function problemsOf(result: ReadResult<unknown>): readonly Problem[] {
  return result.ok ? [] : [result.problem];
}
