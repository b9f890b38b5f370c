import { existsSync } from "node:fs";
import { join } from "node:path";
import type { EmittedFile } from "../../generator/emit/emit-files.ts";
import { emitFilterData, emitFilterDocs } from "../../generator/emit/filters-docs.ts";
import { emitFilters } from "../../generator/emit/filters.ts";
import { applyFiltersOverlay } from "../../generator/filters/apply-overlay.ts";
import { type FiltersSnapshot, filtersSnapshotSchema } from "../../generator/filters/model.ts";
import { filtersOverlaySchema } from "../../generator/filters/overlay.ts";
import type { Catalog } from "../../generator/catalog-model.ts";
import type { Problem } from "../../generator/problem.ts";
import { readJson } from "../cli.ts";
import { FILTERS_FILE, RESTORE } from "../snapshots.ts";

/** The filters for generated/; null if the input has errors, undefined if a checkout has no filters. */
export async function makeFilters(
  root: string,
  catalog: Catalog,
  given: FiltersSnapshot | null = null,
): Promise<{ readonly files: readonly EmittedFile[] | null; readonly problems: readonly Problem[] }> {
  const file = join(root, "snapshots", FILTERS_FILE);
  if (!existsSync(file)) return { files: [], problems: [] };
  const [snapshot, overlay] = await Promise.all([
    readJson(file, filtersSnapshotSchema, RESTORE),
    readJson(
      join(root, "overlays", "filters.json"),
      filtersOverlaySchema,
      "Correct the record; generator/filters/overlay.ts has the shape.",
    ),
  ]);
  if (!snapshot.ok || !overlay.ok) {
    return { files: null, problems: [snapshot, overlay].flatMap((read) => (read.ok ? [] : [read.problem])) };
  }
  const read = given ?? snapshot.value;
  const known = applyFiltersOverlay(read, overlay.value, catalog);
  const files = [await emitFilters(known, overlay.value), emitFilterData(known, read), ...emitFilterDocs(known)];
  return { files: known.problems.length > 0 ? null : files, problems: known.problems };
}
