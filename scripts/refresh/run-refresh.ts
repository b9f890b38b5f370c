import { join } from "node:path";
import { formatManifest, formatSnapshot } from "../../generator/catalog/format-snapshot.ts";
import { FAMILY_IDS, type FamilyId, type FamilySnapshot, type SnapshotManifest } from "../../generator/model.ts";
import type { Overlays } from "../../generator/overlays/schemas.ts";
import { isError, type Problem } from "../../generator/problem.ts";
import { CACHE_DIR } from "../fetch/page-cache.ts";
import { type GenerateResult, makeGenerated } from "../generate/run-generate.ts";
import { readFindings } from "../diff/read-findings.ts";
import { readOverlays } from "../overlays/read-overlays.ts";
import { EMPTY_MANIFEST, readPreviousSnapshots } from "../snapshots/read-snapshots.ts";
import { writtenSnapshots } from "../snapshots/written-snapshots.ts";
import { type ComparedTree, compareTree, isUpToDate, type TreeChanges } from "../write/compare-tree.ts";
import { findUnfinished } from "../write/find-unfinished.ts";
import type { Lock } from "../write/lock.ts";
import { withLock } from "../write/with-lock.ts";
import { writeTrees } from "../write/write-trees.ts";
import { assembleSnapshots } from "./assemble-snapshots.ts";
import { type CollectOptions, collectPages } from "./collect-pages.ts";
import { describeChange, type DescribedChange } from "./describe-change.ts";
import { foldProblems } from "./fold-problems.ts";
import { readHistory } from "./read-history.ts";
import type { PageResult } from "./read-page.ts";

export interface RefreshOptions {
  /** The checkout: holds snapshots/, overlays/ and generated/. */
  readonly root: string;
  readonly from?: string | undefined;
  readonly only?: readonly FamilyId[] | undefined;
  readonly dryRun: boolean;
  /** Take the checkout from a run that cannot be told dead. */
  readonly takeOver?: boolean | undefined;
  /** Read every recording in the order of its day instead of the newest of each page. */
  readonly history?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly network?: CollectOptions["network"];
}

export interface SnapshotState {
  readonly snapshots: readonly FamilySnapshot[];
  readonly manifest: SnapshotManifest;
}

export interface RefreshResult {
  readonly status: "written" | "unchanged" | "would-write" | "failed";
  readonly before: SnapshotState;
  readonly after: SnapshotState;
  readonly pages: readonly PageResult[];
  /** Null where nothing was compared because the input was broken. */
  readonly files: TreeChanges | null;
  readonly generated: GenerateResult | null;
  /** Null where nothing was compared. */
  readonly change: DescribedChange | null;
  readonly problems: readonly Problem[];
}

/**
 * Fetch or read → parse → gates → snapshots → generated. A page that fails its gate keeps its last snapshot and
 * the others go on. Nothing is written before every page is read, and then both folders are written as one.
 */
export async function runRefresh(options: RefreshOptions): Promise<RefreshResult> {
  const { root, dryRun, takeOver = false } = options;
  if (!dryRun) return withLock(root, takeOver, (lock) => refresh(options, lock));
  const unfinished = await findUnfinished(root);
  return unfinished === null ? refresh(options, null) : failed(NO_STATE, [unfinished]);
}

const NO_STATE: SnapshotState = { snapshots: [], manifest: EMPTY_MANIFEST };

/** Without a lock it writes nothing. */
async function refresh(options: RefreshOptions, lock: Lock | null): Promise<RefreshResult> {
  const { root } = options;
  const directory = join(root, "snapshots");
  const [previous, overlays] = await Promise.all([
    readPreviousSnapshots(directory),
    readOverlays(join(root, "overlays")),
  ]);
  const reading = [...previous.problems, ...(overlays.ok ? [] : overlays.problems)];
  if (!overlays.ok || reading.some(isError)) return failed(previous, reading);
  const request = requestOf(options, lock !== null, overlays.overlays);
  const start = options.history === true ? await readHistory(request) : previous;
  const collected = await collectPages({ ...request, previous: start });
  options.signal?.throwIfAborted();
  const after = assembleSnapshots(collected.results, start);
  const found = [
    ...reading,
    ...collected.problems,
    ...collected.results.flatMap((page) => page.problems),
    ...after.problems,
  ];
  const problems = foldProblems(found, overlays.overlays.observed);
  const snapshots = await compareTree(root, { folder: "snapshots", files: snapshotFiles(after) });
  const isChanged = !isUpToDate(snapshots.changes);
  const known = await readFindings(root);
  const change = describeChange(previous, after, collected.results, problems, known);
  const generated = lock === null ? null : await writeBoth(lock, snapshots, after);
  return {
    status: !isChanged ? "unchanged" : lock === null ? "would-write" : "written",
    before: previous,
    after,
    pages: collected.results,
    files: snapshots.changes,
    generated,
    change,
    problems,
  };
}

function requestOf(
  { root, from, only, signal, network }: RefreshOptions,
  keepPages: boolean,
  { acceptances }: Overlays,
): Omit<CollectOptions, "previous"> {
  const cacheDirectory = join(root, CACHE_DIR);
  return { from, families: only ?? FAMILY_IDS, cacheDirectory, keepPages, signal, network, acceptances };
}

/** Snapshots that nothing can be generated from are written all the same: what the pages say is not in doubt. */
async function writeBoth(lock: Lock, snapshots: ComparedTree, after: SnapshotState): Promise<GenerateResult> {
  const { tree, result } = await makeGenerated(lock.root, writtenSnapshots(after, snapshots.folder));
  await writeTrees(lock, tree === null ? [snapshots] : [snapshots, tree]);
  return result.status === "stale" ? { ...result, status: "written" } : result;
}

function failed(state: SnapshotState, problems: readonly Problem[]): RefreshResult {
  const nothing = { before: state, after: state, pages: [], files: null, generated: null, change: null };
  return { status: "failed", ...nothing, problems };
}

function snapshotFiles({
  snapshots,
  manifest,
}: SnapshotState): readonly { readonly path: string; readonly content: string }[] {
  return [
    ...snapshots.map((snapshot) => ({ path: `${snapshot.family}.json`, content: formatSnapshot(snapshot) })),
    { path: "manifest.json", content: formatManifest(manifest) },
  ];
}
