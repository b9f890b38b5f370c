import { join } from "node:path";
import { catalogSummary, type FamilySummary } from "../../generator/emit/catalog-summary.ts";
import { emitFiles } from "../../generator/emit/emit-files.ts";
import type { Problem } from "../../generator/problem.ts";
import { isUpToDate, type TreeChanges, writeTree } from "../write/write-tree.ts";
import { loadCatalog } from "./load-catalog.ts";

export interface GenerateOptions {
  /** The checkout: holds snapshots/, overlays/ and generated/. */
  readonly root: string;
  /** Compare instead of writing. */
  readonly check: boolean;
}

export interface GenerateResult {
  readonly status: "written" | "unchanged" | "stale" | "failed";
  readonly families: readonly FamilySummary[];
  /** Null where nothing could be generated. */
  readonly files: TreeChanges | null;
  readonly problems: readonly Problem[];
}

/** The main job: snapshots + overlays → generated/. With errors in its input it touches nothing. */
export async function runGenerate({ root, check }: GenerateOptions): Promise<GenerateResult> {
  const { catalog, problems } = await loadCatalog(root);
  if (catalog === null) return { status: "failed", families: [], files: null, problems };
  const files = await writeTree(join(root, "generated"), await emitFiles(catalog), { check });
  const status = isUpToDate(files) ? "unchanged" : check ? "stale" : "written";
  return { status, families: catalogSummary(catalog), files, problems };
}
