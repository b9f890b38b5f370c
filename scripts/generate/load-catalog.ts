import { join } from "node:path";
import { checkCatalog } from "../../generator/gates/catalog-checks.ts";
import type { Catalog } from "../../generator/model.ts";
import { applyOverlays } from "../../generator/overlays/apply-overlays.ts";
import { isError, type Problem } from "../../generator/problem.ts";
import { readOverlays } from "../overlays/read-overlays.ts";
import { readSnapshots, type Snapshots } from "../snapshots/read-snapshots.ts";

export interface LoadedCatalog {
  /** Null where an error among the problems forbids to generate anything. */
  readonly catalog: Catalog | null;
  readonly problems: readonly Problem[];
}

/**
 * snapshots/ and overlays/ of a checkout, as the catalog that everything is made from. A refresh gives the snapshots
 * that it is about to write.
 */
export async function loadCatalog(root: string, given?: Snapshots): Promise<LoadedCatalog> {
  const [read, overlays] = await Promise.all([
    given ?? readSnapshots(join(root, "snapshots")),
    readOverlays(join(root, "overlays")),
  ]);
  const reading = [...read.problems, ...(overlays.ok ? [] : overlays.problems)];
  if (!overlays.ok || reading.some(isError)) return { catalog: null, problems: reading };
  const applied = applyOverlays(read.snapshots, read.manifest, overlays.overlays);
  const problems = [...reading, ...applied.problems, ...checkCatalog(applied.catalog)];
  return { catalog: problems.some(isError) ? null : applied.catalog, problems };
}
