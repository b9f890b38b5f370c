import { type FamilySummary, catalogSummary, compareCodePoints, emitFiles } from "../../generator/emit/emit-files.ts";
import type { Problem } from "../../generator/problem.ts";
import type { Snapshots } from "../snapshots.ts";
import { type ComparedTree, compareTree, isUpToDate, type TreeChanges, writeTrees } from "../write-trees.ts";
import type { OpenPoint } from "../../generator/release/open-points.ts";
import { type LoadedCatalog, loadCatalog } from "./load-catalog.ts";
import { makeFilters } from "./load-filters.ts";

export interface GenerateOptions {
  /** The checkout: holds snapshots/, overlays/ and generated/. */
  readonly root: string;
  /** Compare instead of writing. */
  readonly check: boolean;
}

export interface GenerateResult {
  readonly status: "written" | "unchanged" | "stale" | "failed";
  readonly families: readonly FamilySummary[];
  /** Null if nothing could be generated. */
  readonly files: TreeChanges | null;
  readonly problems: readonly Problem[];
  /** Open points, which block a release. */
  readonly openPoints: readonly OpenPoint[];
}

/** The main job: snapshots + overlays → generated/. If its input has errors, it writes nothing. */
export async function runGenerate({ root, check }: GenerateOptions): Promise<GenerateResult> {
  const { tree, result } = await makeGenerated(root);
  if (check || tree === null) return result;
  await writeTrees(root, [tree]);
  return result.status === "stale" ? { ...result, status: "written" } : result;
}

/** Compared, not written. */
export interface MadeGenerated {
  /** Null if the input has errors. */
  readonly tree: ComparedTree | null;
  readonly result: GenerateResult;
  readonly loaded: LoadedCatalog;
}

export async function makeGenerated(root: string, given?: Snapshots): Promise<MadeGenerated> {
  const loaded = await loadCatalog(root, given);
  const { catalog, kit, openPoints } = loaded;
  const filters = catalog === null ? null : await makeFilters(root, catalog, given?.filters);
  const problems = [...loaded.problems, ...(filters?.problems ?? [])];
  if (catalog === null || filters?.files == null) {
    return { tree: null, loaded, result: { status: "failed", families: [], files: null, problems, openPoints } };
  }
  const tree = await compareTree(root, {
    folder: "generated",
    files: [...(await emitFiles(catalog, kit)), ...filters.files].toSorted((a, b) => compareCodePoints(a.path, b.path)),
  });
  const status = isUpToDate(tree.changes) ? "unchanged" : "stale";
  const families = catalogSummary(catalog);
  return { tree, loaded, result: { status, families, files: tree.changes, problems, openPoints } };
}
