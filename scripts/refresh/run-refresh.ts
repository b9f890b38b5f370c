import { join } from "node:path";
import { formatManifest, formatSnapshot } from "../../generator/catalog/format-snapshot.ts";
import { FAMILY_IDS, type FamilyId, type FamilySnapshot, type SnapshotManifest } from "../../generator/model.ts";
import { isError, type Problem } from "../../generator/problem.ts";
import { CACHE_DIR } from "../fetch/page-cache.ts";
import { runGenerate, type GenerateResult } from "../generate/run-generate.ts";
import { readFindings } from "../diff/read-findings.ts";
import { readOverlays } from "../overlays/read-overlays.ts";
import { readPreviousSnapshots } from "../snapshots/read-snapshots.ts";
import { type TreeChanges, writeTree } from "../write/write-tree.ts";
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
 * the others go on; nothing is written before every page is read.
 */
export async function runRefresh(options: RefreshOptions): Promise<RefreshResult> {
  const { root } = options;
  const directory = join(root, "snapshots");
  const [previous, overlays] = await Promise.all([
    readPreviousSnapshots(directory),
    readOverlays(join(root, "overlays")),
  ]);
  const reading = [...previous.problems, ...(overlays.ok ? [] : overlays.problems)];
  if (!overlays.ok || reading.some(isError)) {
    const nothing = { before: previous, after: previous, pages: [], files: null, generated: null, change: null };
    return { status: "failed", ...nothing, problems: reading };
  }
  const families = options.only ?? FAMILY_IDS;
  const request = {
    from: options.from,
    families,
    cacheDirectory: join(root, CACHE_DIR),
    signal: options.signal,
    network: options.network,
    acceptances: overlays.overlays.acceptances,
  };
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
  const files = await writeTree(directory, snapshotFiles(after), { check: options.dryRun });
  const changed = files.added.length + files.changed.length + files.orphaned.length > 0;
  const known = await readFindings(root);
  const change = describeChange(previous, after, collected.results, problems, known);
  const generated = options.dryRun ? null : await runGenerate({ root, check: false });
  return {
    status: !changed ? "unchanged" : options.dryRun ? "would-write" : "written",
    before: previous,
    after,
    pages: collected.results,
    files,
    generated,
    change,
    problems,
  };
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
