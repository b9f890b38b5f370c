import { join } from "node:path";
import { checkCatalog } from "../../generator/gates/catalog-checks.ts";
import type { Catalog } from "../../generator/model.ts";
import { applyOverlays } from "../../generator/overlays/apply-overlays.ts";
import { OVERLAY_SCHEMAS, type Overlays } from "../../generator/overlays/schemas.ts";
import { sortFindings } from "../../generator/diff/findings.ts";
import { findLanguageGaps, type LanguageFinding } from "../../generator/diff/languages.ts";
import { isError, type Problem } from "../../generator/problem.ts";
import { type OpenPoint, openPoints } from "../../generator/release/open-points.ts";
import { readFindings } from "../diff/compare-sides.ts";
import { readJson } from "../cli.ts";
import { readSnapshots, type Snapshots } from "../snapshots.ts";

export interface LoadedCatalog {
  /** Null if a problem is an error: nothing can be generated. */
  readonly catalog: Catalog | null;
  readonly problems: readonly Problem[];
  /** What the data lacks: shown in the pull request, and no release goes out with it. */
  readonly openPoints: readonly OpenPoint[];
  /** Findings about the languages that overlays/findings.json does not know. */
  readonly findings: readonly LanguageFinding[];
}

/**
 * snapshots/ and overlays/ of a checkout, as a catalog. A refresh passes the snapshots that it is about
 * to write.
 */
export async function loadCatalog(root: string, given?: Snapshots): Promise<LoadedCatalog> {
  const [read, overlays, known] = await Promise.all([
    given ?? readSnapshots(join(root, "snapshots")),
    readOverlays(join(root, "overlays")),
    readFindings(root),
  ]);
  const reading = [...read.problems, ...(overlays.ok ? [] : overlays.problems)];
  if (!overlays.ok || reading.some(isError)) return { catalog: null, problems: reading, openPoints: [], findings: [] };
  const { snapshots, manifest } = read;
  const applied = applyOverlays(snapshots, manifest, overlays.overlays);
  const { fresh, problems: stale } = sortFindings(findLanguageGaps(snapshots, manifest.pages), known);
  const problems = [...reading, ...applied.problems, ...stale, ...checkCatalog(applied.catalog)];
  return {
    catalog: problems.some(isError) ? null : applied.catalog,
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
  const path = (name: keyof Overlays): string => join(directory, `${name}.json`);
  const [parameters, names, roles, observed, advice, acceptances] = await Promise.all([
    readJson(path("parameters"), OVERLAY_SCHEMAS.parameters, FIX),
    readJson(path("names"), OVERLAY_SCHEMAS.names, FIX),
    readJson(path("roles"), OVERLAY_SCHEMAS.roles, FIX),
    readJson(path("observed"), OVERLAY_SCHEMAS.observed, FIX),
    readJson(path("advice"), OVERLAY_SCHEMAS.advice, FIX),
    readJson(path("acceptances"), OVERLAY_SCHEMAS.acceptances, FIX),
  ]);
  if (parameters.ok && names.ok && roles.ok && observed.ok && advice.ok && acceptances.ok) {
    const overlays: Overlays = {
      parameters: parameters.value,
      names: names.value,
      roles: roles.value,
      observed: observed.value,
      advice: advice.value,
      acceptances: acceptances.value,
    };
    return { ok: true, overlays };
  }
  const read = [parameters, names, roles, observed, advice, acceptances];
  return { ok: false, problems: read.flatMap((result) => (result.ok ? [] : [result.problem])) };
}
