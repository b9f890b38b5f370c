import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  FAMILY_IDS,
  type FamilyId,
  type FamilySnapshot,
  SCHEMA_VERSION,
  type SnapshotManifest,
} from "../../generator/model.ts";
import type { SnapshotState } from "../../generator/diff/carry-over.ts";
import type { Overlays } from "../../generator/overlays/schemas.ts";
import { isError, type Problem } from "../../generator/problem.ts";
import { describeSource } from "../../generator/sources.ts";
import { type GenerateResult, type MadeGenerated, makeGenerated } from "../generate/run-generate.ts";
import { readOverlays } from "../generate/load-catalog.ts";
import { recordingsFolder } from "../recorded/manifest.ts";
import { recordedDays } from "../recorded/read-recorded.ts";
import { EMPTY_MANIFEST, readPreviousSnapshots, snapshotTree, writtenSnapshots } from "../snapshots.ts";
import { type ComparedTree, compareTree, isUpToDate, type TreeChanges, writeTrees } from "../write-trees.ts";
import { assembleSnapshots } from "./assemble-snapshots.ts";
import { type CollectOptions, collectPages, type PageResult } from "./collect-pages.ts";
import type { RunFacts } from "./facts.ts";
import { readChangelogs } from "./read-changelogs.ts";
import { pageRecorder } from "./record-pages.ts";
import { refreshFilters } from "./refresh-filters.ts";
import { type DescribedChange, factsOf, foldProblems, renderReport } from "./report.ts";

export interface RefreshOptions {
  /** The checkout: holds snapshots/, overlays/ and generated/. */
  readonly root: string;
  readonly from?: string | undefined;
  readonly only?: readonly FamilyId[] | undefined;
  readonly dryRun: boolean;
  /** Read every recording in order of days instead of the newest of each page. */
  readonly history?: boolean | undefined;
  /** Folder that keeps the fetched pages as recordings. */
  readonly record?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly network?: CollectOptions["network"];
}

export interface RefreshResult {
  readonly status: "written" | "unchanged" | "would-write" | "failed";
  readonly before: SnapshotState;
  readonly after: SnapshotState;
  readonly pages: readonly PageResult[];
  /** Null if nothing was compared because the input was broken. */
  readonly files: TreeChanges | null;
  readonly generated: GenerateResult | null;
  /** Null if nothing was compared. */
  readonly change: DescribedChange | null;
  readonly problems: readonly Problem[];
  /** Facts of the run beside its data. */
  readonly facts: RunFacts;
}

/**
 * Fetch or read → parse → gates → snapshots → generated. A page that fails its gate keeps its last snapshot; the others
 * continue. Writes only after every page is read: snapshots, manifest, generated files.
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
  const network = {
    ...options.network,
    signal: options.signal,
    baseUrl: recordingsFolder(options.from) === undefined ? options.from : undefined,
  };
  const log = request.families.includes("spot")
    ? await readChangelogs(options.from, network, previous.changelog ?? null)
    : { changelog: previous.changelog ?? null, problems: [] };
  const { filters, problems: ofFilters } = await refreshFilters(root, options.from, request.families, network);
  const after = { ...assembled, changelog: log.changelog, filters };
  const found = [
    ...reading,
    ...collected.problems,
    ...collected.results.flatMap((page) => page.problems),
    ...assembled.problems,
    ...log.problems,
    ...ofFilters,
  ];
  const snapshots = await compareTree(root, snapshotTree(after));
  const isChanged = !isUpToDate(snapshots.changes);
  const made = await makeGenerated(root, writtenSnapshots(after, snapshots.folder));
  const problems = foldProblems([...found, ...made.loaded.problems], overlays.overlays);
  const facts = factsOf(collected.results, problems);
  const catalogs = [await readCatalogText(root), catalogText(made)] as const;
  const change = renderReport({ before: previous, after, facts, loaded: made.loaded, catalogs });
  const generated = dryRun ? null : await writeBoth(root, snapshots, made);
  return {
    status: !isChanged ? "unchanged" : dryRun ? "would-write" : "written",
    before: previous,
    after,
    pages: collected.results,
    files: snapshots.changes,
    generated,
    change,
    problems,
    facts,
  };
}

function requestOf(
  { from, only, signal, network, record }: RefreshOptions,
  { acceptances }: Overlays,
): Omit<CollectOptions, "previous"> {
  const onPage = record === undefined ? undefined : pageRecorder(record);
  return { from, families: only ?? FAMILY_IDS, signal, network, acceptances, onPage };
}

/** Snapshots are written even if nothing can be generated from them, because they record the pages. */
async function writeBoth(
  root: string,
  snapshots: ComparedTree,
  { tree, result }: MadeGenerated,
): Promise<GenerateResult> {
  await writeTrees(root, tree === null ? [snapshots] : [snapshots, tree]);
  return result.status === "stale" ? { ...result, status: "written" } : result;
}

/** generated/catalog.json before and after the change: the public API. */
export async function readCatalogText(root: string): Promise<string | null> {
  const path = join(root, "generated", "catalog.json");
  return existsSync(path) ? readFile(path, "utf8") : null;
}

function catalogText({ tree }: MadeGenerated): string | null {
  return tree?.files.find(({ path }) => path === "catalog.json")?.content ?? null;
}

function failed(state: SnapshotState, problems: readonly Problem[]): RefreshResult {
  const nothing = { before: state, after: state, pages: [], files: null, generated: null, change: null };
  return { status: "failed", ...nothing, problems, facts: factsOf([], problems) };
}

/**
 * Families recorded from the page's first day: codes of the first recording began that day. Other families' recordings
 * begin years after their pages, so the first day of codes in the first recording is unknown.
 */
const RECORDED_FROM_THE_START: readonly FamilyId[] = ["spot"];

interface History {
  readonly snapshots: readonly FamilySnapshot[];
  readonly manifest: SnapshotManifest;
}

/**
 * Reads the recordings of a folder day by day, to find since when a code is documented, which codes were removed, and
 * former wordings of messages. A page that fails a gate is skipped.
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
