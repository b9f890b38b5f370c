import { join } from "node:path";
import { formatManifest, formatSnapshot } from "../../generator/catalog/format-snapshot.ts";
import {
  FAMILY_IDS,
  type FamilySnapshot,
  familySnapshotSchema,
  type SnapshotManifest,
  snapshotManifestSchema,
} from "../../generator/model.ts";
import type { Problem } from "../../generator/problem.ts";
import { RESTORE, type Snapshots } from "./read-snapshots.ts";

interface State {
  readonly snapshots: readonly FamilySnapshot[];
  readonly manifest: SnapshotManifest;
}

/** What reading `folder` will give once these are written there: `generated/` is made of the files, not of memory. */
export function writtenSnapshots({ snapshots, manifest }: State, folder: string): Snapshots {
  const missing = FAMILY_IDS.filter((family) => !snapshots.some((snapshot) => snapshot.family === family));
  return {
    snapshots: snapshots.map((snapshot) => familySnapshotSchema.parse(JSON.parse(formatSnapshot(snapshot)))),
    manifest: snapshotManifestSchema.parse(JSON.parse(formatManifest(manifest))),
    problems: missing.map((family) => missingSnapshot(join(folder, `${family}.json`))),
  };
}

function missingSnapshot(file: string): Problem {
  const message = `${file} is missing: the family was never read.`;
  return { check: "file-unreadable", severity: "error", at: { file }, message, fix: RESTORE };
}
