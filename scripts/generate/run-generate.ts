import { type FamilySummary, catalogSummary, emitFiles } from "../../generator/emit/emit-files.ts";
import type { Problem } from "../../generator/problem.ts";
import type { Snapshots } from "../snapshots/read-snapshots.ts";
import { type ComparedTree, compareTree, isUpToDate, type TreeChanges } from "../write/compare-tree.ts";
import { findUnfinished } from "../write/find-unfinished.ts";
import { withLock } from "../write/with-lock.ts";
import { writeTrees } from "../write/write-trees.ts";
import { loadCatalog } from "./load-catalog.ts";

export interface GenerateOptions {
  /** The checkout: holds snapshots/, overlays/ and generated/. */
  readonly root: string;
  /** Compare instead of writing. */
  readonly check: boolean;
  /** Take the checkout from a run that cannot be told dead. */
  readonly takeOver?: boolean | undefined;
}

export interface GenerateResult {
  readonly status: "written" | "unchanged" | "stale" | "failed";
  readonly families: readonly FamilySummary[];
  /** Null where nothing could be generated. */
  readonly files: TreeChanges | null;
  readonly problems: readonly Problem[];
}

/** The main job: snapshots + overlays → generated/. With errors in its input it touches nothing. */
export async function runGenerate({ root, check, takeOver = false }: GenerateOptions): Promise<GenerateResult> {
  if (check) {
    const unfinished = await findUnfinished(root);
    if (unfinished !== null) return { status: "failed", families: [], files: null, problems: [unfinished] };
    return (await makeGenerated(root)).result;
  }
  return withLock(root, takeOver, async (lock) => {
    const { tree, result } = await makeGenerated(root);
    if (tree !== null) await writeTrees(lock, [tree]);
    return result.status === "stale" ? { ...result, status: "written" } : result;
  });
}

/** Compared, not written. */
export interface MadeGenerated {
  /** Null where errors in the input forbid to make anything. */
  readonly tree: ComparedTree | null;
  readonly result: GenerateResult;
}

export async function makeGenerated(root: string, given?: Snapshots): Promise<MadeGenerated> {
  const { catalog, problems } = await loadCatalog(root, given);
  if (catalog === null) return { tree: null, result: { status: "failed", families: [], files: null, problems } };
  const tree = await compareTree(root, { folder: "generated", files: await emitFiles(catalog) });
  const status = isUpToDate(tree.changes) ? "unchanged" : "stale";
  return { tree, result: { status, families: catalogSummary(catalog), files: tree.changes, problems } };
}
