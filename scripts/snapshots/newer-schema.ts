import { z } from "zod";
import { SCHEMA_VERSION } from "../../generator/model.ts";

const versionSchema = z.looseObject({ schemaVersion: z.int() });

export const NEWER_SCHEMA_FIX = "Update this checkout to the version that wrote the snapshot.";

/** What to say of a snapshot that a newer program wrote; null for every other value. `place` names the file or revision. */
export function newerSchema(value: unknown, place: string): string | null {
  const version = versionSchema.safeParse(value);
  if (!version.success || version.data.schemaVersion <= SCHEMA_VERSION) return null;
  return `${place} has schema version ${String(version.data.schemaVersion)}; this program knows versions up to ${String(SCHEMA_VERSION)}.`;
}
