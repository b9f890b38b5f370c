import { existsSync } from "node:fs";
import { join } from "node:path";
import { type KitInput, NO_KIT_INPUT } from "../../generator/emit/kit/kit.ts";
import { releasesSchema } from "../../generator/emit/kit/schemas.ts";
import { checkCatalog } from "../../generator/gates/catalog-checks.ts";
import type { Catalog } from "../../generator/catalog-model.ts";
import { applyOverlays } from "../../generator/overlays/apply-overlays.ts";
import { type Overlays, overlaysSchema } from "../../generator/overlays/schemas.ts";
import { sortFindings } from "../../generator/diff/findings.ts";
import { findLanguageGaps, type LanguageFinding } from "../../generator/diff/languages.ts";
import { isError, type Problem } from "../../generator/problem.ts";
import { type OpenPoint, openPoints } from "../../generator/overlays/open-points.ts";
import { readFindings } from "../diff/compare-sides.ts";
import { readJson } from "../cli.ts";
import { readSnapshots, type Snapshots } from "../snapshots.ts";

export interface LoadedCatalog {
  /** Null if a problem is an error: nothing can be generated. */
  readonly catalog: Catalog | null;
  /** Further input of the kit. */
  readonly kit: KitInput;
  readonly problems: readonly Problem[];
  /** Open points: shown in the pull request, and they block a release. */
  readonly openPoints: readonly OpenPoint[];
  /** New findings about the languages, not in overlays/findings.json. */
  readonly findings: readonly LanguageFinding[];
}

export const RELEASES_FILE = join("snapshots", "releases.json");
export const RESTORE_RELEASES = `Restore it with "git checkout -- ${RELEASES_FILE}".`;

/** snapshots/ and overlays/ of a checkout, as a catalog. A refresh passes the snapshots that it will write. */
export async function loadCatalog(root: string, given?: Snapshots): Promise<LoadedCatalog> {
  const [read, overlays, releases, known] = await Promise.all([
    given ?? readSnapshots(join(root, "snapshots")),
    readOverlays(join(root, "overlays")),
    readJson(join(root, RELEASES_FILE), releasesSchema, RESTORE_RELEASES),
    readFindings(root),
  ]);
  const reading = [
    ...read.problems,
    ...(overlays.ok ? [] : overlays.problems),
    ...(releases.ok ? [] : [releases.problem]),
  ];
  if (!overlays.ok || !releases.ok || reading.some(isError)) {
    return { catalog: null, kit: NO_KIT_INPUT, problems: reading, openPoints: [], findings: [] };
  }
  const { snapshots, manifest } = read;
  const kit: KitInput = { composed: overlays.overlays.vectors ?? NO_KIT_INPUT.composed, releases: releases.value };
  const applied = applyOverlays(snapshots, manifest, overlays.overlays, read.changelog ?? null);
  const { fresh, problems: stale } = sortFindings(findLanguageGaps(snapshots, manifest.pages), known);
  const problems = [...reading, ...applied.problems, ...stale, ...checkCatalog(applied.catalog)];
  return {
    catalog: problems.some(isError) ? null : applied.catalog,
    kit,
    problems,
    openPoints: openPoints({ catalog: applied.catalog, snapshots, overlays: overlays.overlays, findings: fresh }),
    findings: fresh,
  };
}

export type ReadOverlays =
  { readonly ok: true; readonly overlays: Overlays } | { readonly ok: false; readonly problems: readonly Problem[] };

const FIX = "Correct the record; overlays/README.md shows the shape.";

/** Reads overlays/*.json. All broken files are reported at once. */
export async function readOverlays(directory: string): Promise<ReadOverlays> {
  const files = Object.entries(overlaysSchema.shape)
    .map(([name, schema]) => ({ name, schema, path: join(directory, `${name}.json`) }))
    .filter(({ schema, path }) => !schema.safeParse(undefined).success || existsSync(path));
  const read = await Promise.all(
    files.map(async ({ name, schema, path }) => ({ name, result: await readJson<unknown>(path, schema, FIX) })),
  );
  const problems = read.flatMap(({ result }) => (result.ok ? [] : [result.problem]));
  if (problems.length > 0) return { ok: false, problems };
  const values = read.map(({ name, result }) => [name, result.ok ? result.value : undefined]);
  return { ok: true, overlays: overlaysSchema.parse(Object.fromEntries(values)) };
}
