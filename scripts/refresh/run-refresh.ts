import { join } from "node:path";
import { type ChangelogSnapshot, formatChangelog } from "../../generator/changelog/changelog-snapshot.ts";
import { formatManifest, formatSnapshot } from "../../generator/catalog/format-snapshot.ts";
import {
  FAMILY_IDS,
  type FamilyId,
  type FamilySnapshot,
  SCHEMA_VERSION,
  type SnapshotManifest,
} from "../../generator/model.ts";
import type { Overlays } from "../../generator/overlays/schemas.ts";
import { isError, type Problem } from "../../generator/problem.ts";
import { describeSource } from "../../generator/sources.ts";
import { readFindings } from "../diff/compare-sides.ts";
import { type GenerateResult, makeGenerated } from "../generate/run-generate.ts";
import { readOverlays } from "../generate/load-catalog.ts";
import { recordedDays } from "../recorded/read-recorded.ts";
import { CHANGELOG_FILE, EMPTY_MANIFEST, readPreviousSnapshots, writtenSnapshots } from "../snapshots.ts";
import { type ComparedTree, compareTree, isUpToDate, type TreeChanges, writeTrees } from "../write-trees.ts";
import { assembleSnapshots } from "./assemble-snapshots.ts";
import { type CollectOptions, collectPages, type PageResult } from "./collect-pages.ts";
import { readChangelogs } from "./read-changelogs.ts";
import { describeChange, type DescribedChange, foldProblems } from "./report.ts";

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
  readonly changelog?: ChangelogSnapshot | null | undefined;
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
 * the others go on. Writes only after every page is read: snapshots, manifest, generated files.
 */
export async function runRefresh(options: RefreshOptions): Promise<RefreshResult> {
  const { root, dryRun } = options;
  const directory = join(root, "snapshots");
  const [previous, overlays] = await Promise.all([
    readPreviousSnapshots(directory),
    readOverlays(join(root, "overlays")),
  ]);
  const reading = [...previous.problems, ...(overlays.ok ? [] : overlays.problems)];
  if (!overlays.ok || reading.some(isError)) return failed(previous, reading);
  const request = requestOf(options, overlays.overlays);
  const start = options.history === true ? await readHistory(request) : previous;
  const collected = await collectPages({ ...request, previous: start });
  options.signal?.throwIfAborted();
  const assembled = assembleSnapshots(collected.results, start);
  const log = request.families.includes("spot")
    ? await readChangelogs(
        options.from,
        {
          ...options.network,
          signal: options.signal,
          ...(options.from === undefined || !/^https?:/u.test(options.from) ? {} : { baseUrl: options.from }),
        },
        previous.changelog ?? null,
      )
    : { changelog: previous.changelog ?? null, problems: [] };
  const after = { ...assembled, changelog: log.changelog };
  const found = [
    ...reading,
    ...collected.problems,
    ...collected.results.flatMap((page) => page.problems),
    ...assembled.problems,
    ...log.problems,
  ];
  const problems = foldProblems(found, overlays.overlays.observed);
  const snapshots = await compareTree(root, { folder: "snapshots", files: snapshotFiles(after), owns: isOwnFile });
  const isChanged = !isUpToDate(snapshots.changes);
  const known = await readFindings(root);
  const change = describeChange(previous, after, collected.results, problems, known);
  const generated = dryRun ? null : await writeBoth(root, snapshots, after);
  return {
    status: !isChanged ? "unchanged" : dryRun ? "would-write" : "written",
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
  { from, only, signal, network }: RefreshOptions,
  { acceptances }: Overlays,
): Omit<CollectOptions, "previous"> {
  return { from, families: only ?? FAMILY_IDS, signal, network, acceptances };
}

/** Snapshots are written even if nothing can be generated from them: they hold what the pages say. */
async function writeBoth(root: string, snapshots: ComparedTree, after: SnapshotState): Promise<GenerateResult> {
  const { tree, result } = await makeGenerated(root, writtenSnapshots(after, snapshots.folder));
  await writeTrees(root, tree === null ? [snapshots] : [snapshots, tree]);
  return result.status === "stale" ? { ...result, status: "written" } : result;
}

function failed(state: SnapshotState, problems: readonly Problem[]): RefreshResult {
  const nothing = { before: state, after: state, pages: [], files: null, generated: null, change: null };
  return { status: "failed", ...nothing, problems };
}

/** Other files in snapshots/ are written by other commands. */
function isOwnFile(path: string): boolean {
  return FAMILY_IDS.some((family) => path === `${family}.json`);
}

function snapshotFiles({
  snapshots,
  manifest,
  changelog,
}: SnapshotState): readonly { readonly path: string; readonly content: string }[] {
  return [
    ...snapshots.map((snapshot) => ({ path: `${snapshot.family}.json`, content: formatSnapshot(snapshot) })),
    { path: "manifest.json", content: formatManifest(manifest) },
    ...(changelog == null ? [] : [{ path: CHANGELOG_FILE, content: formatChangelog(changelog) }]),
  ];
}

/**
 * Families whose recordings begin with the page itself: a code of the first recording began that day. The recordings
 * of other families begin years after their pages, so the codes of the first recording have no known day.
 */
const RECORDED_FROM_THE_START: readonly FamilyId[] = ["spot"];

interface History {
  readonly snapshots: readonly FamilySnapshot[];
  readonly manifest: SnapshotManifest;
}

/**
 * Reads the recordings of a folder day by day, to learn since when a code is documented, which codes are
 * gone, and how messages were worded before. A page that fails a gate is skipped.
 */
async function readHistory(request: Omit<CollectOptions, "previous" | "until">): Promise<History> {
  let state: History = { snapshots: request.families.flatMap(firstSnapshot), manifest: EMPTY_MANIFEST };
  if (request.from === undefined) return state;
  const lastGood = new Map<string, PageResult>();
  for (const day of await recordedDays(request.from, request.families)) {
    request.signal?.throwIfAborted();
    const { results } = await collectPages({ ...request, previous: state, until: day });
    for (const result of results) if (result.ok) lastGood.set(describeSource(result.source), result);
    state = assembleSnapshots(
      results.map((result) => lastGood.get(describeSource(result.source)) ?? result),
      state,
    );
  }
  return state;
}

function firstSnapshot(family: FamilyId): readonly FamilySnapshot[] {
  if (!RECORDED_FROM_THE_START.includes(family)) return [];
  return [{ schemaVersion: SCHEMA_VERSION, family, entries: [], tables: [] }];
}
