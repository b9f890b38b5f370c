import type { z } from "zod";
import {
  FAMILY_IDS,
  type FamilySnapshot,
  familySnapshotSchema,
  type SnapshotManifest,
  snapshotManifestSchema,
} from "../../generator/model.ts";
import { InputError } from "../cli.ts";
import { NEWER_SCHEMA_FIX, newerSchema } from "../snapshots/newer-schema.ts";

export const SNAPSHOT_FILES: readonly string[] = FAMILY_IDS.map((family) => `${family}.json`);
export const MANIFEST_FILE = "manifest.json";

/** A snapshot's JSON; `place` names the file, or the revision and the file, in what goes wrong. */
export function parseSnapshot(text: string, place: string): FamilySnapshot {
  return parseWith(familySnapshotSchema, text, place);
}

export function parseManifest(text: string, place: string): SnapshotManifest {
  return parseWith(snapshotManifestSchema, text, place);
}

function parseWith<T>(schema: z.ZodType<T>, text: string, place: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError(
      `${place} is not valid JSON.`,
      "Name a file of snapshots/, a recorded page or a git revision.",
      {
        cause: error,
      },
    );
  }
  const newer = newerSchema(value, place);
  if (newer !== null) throw new InputError(newer, NEWER_SCHEMA_FIX);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue === undefined ? "" : ` (${issue.path.join(".") || "the file"}: ${issue.message})`;
  throw new InputError(
    `${place} is no snapshot${where}.`,
    "Name a file of snapshots/, a recorded page or a git revision.",
  );
}
