import { join } from "node:path";
import { type KitInput, NO_KIT_INPUT } from "../../generator/emit/kit/kit.ts";
import { releasesSchema } from "../../generator/emit/kit/schemas.ts";
import { checkCatalog } from "../../generator/gates/catalog-checks.ts";
import type { Catalog } from "../../generator/model.ts";
import { applyOverlays } from "../../generator/overlays/apply-overlays.ts";
import { isError, type Problem } from "../../generator/problem.ts";
import { readJson } from "../cli/read-json.ts";
import { readOverlays } from "../overlays/read-overlays.ts";
import { readSnapshots, type Snapshots } from "../snapshots/read-snapshots.ts";

export interface LoadedCatalog {
  /** Null where an error among the problems forbids to generate anything. */
  readonly catalog: Catalog | null;
  /** What else the kit is made from. */
  readonly kit: KitInput;
  readonly problems: readonly Problem[];
}

const RELEASES_FILE = join("snapshots", "releases.json");
const RESTORE = `Restore it with "git checkout -- ${RELEASES_FILE}".`;

/**
 * snapshots/ and overlays/ of a checkout, as the catalog that everything is made from. A refresh gives the snapshots
 * that it is about to write.
 */
export async function loadCatalog(root: string, given?: Snapshots): Promise<LoadedCatalog> {
  const [read, overlays, releases] = await Promise.all([
    given ?? readSnapshots(join(root, "snapshots")),
    readOverlays(join(root, "overlays")),
    readJson(join(root, RELEASES_FILE), releasesSchema, RESTORE),
  ]);
  const reading = [
    ...read.problems,
    ...(overlays.ok ? [] : overlays.problems),
    ...(releases.ok ? [] : [releases.problem]),
  ];
  if (!overlays.ok || !releases.ok || reading.some(isError)) {
    return { catalog: null, kit: NO_KIT_INPUT, problems: reading };
  }
  const kit: KitInput = { composed: overlays.overlays.vectors, releases: releases.value };
  const applied = applyOverlays(read.snapshots, read.manifest, overlays.overlays);
  const problems = [...reading, ...applied.problems, ...checkCatalog(applied.catalog)];
  return { catalog: problems.some(isError) ? null : applied.catalog, kit, problems };
}
