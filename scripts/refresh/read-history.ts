import { type FamilyId, type FamilySnapshot, SCHEMA_VERSION, type SnapshotManifest } from "../../generator/model.ts";
import { describeSource } from "../../generator/sources.ts";
import { recordedDays } from "../recorded/read-recorded.ts";
import { EMPTY_MANIFEST } from "../snapshots/read-snapshots.ts";
import { assembleSnapshots } from "./assemble-snapshots.ts";
import { type CollectOptions, collectPages } from "./collect-pages.ts";
import type { PageResult } from "./read-page.ts";

/**
 * Families whose recordings begin with the page itself, so that the first recording is the code's beginning.
 * Those of the others begin years after their pages: what their first recording has, it has since no known day.
 */
const RECORDED_FROM_THE_START: readonly FamilyId[] = ["spot"];

interface History {
  readonly snapshots: readonly FamilySnapshot[];
  readonly manifest: SnapshotManifest;
}

/**
 * Reads the recordings of a folder day by day, so that the snapshots know since when a code is documented, which
 * codes are gone, and how messages were worded before. A page that fails a gate is passed over.
 */
export async function readHistory(request: Omit<CollectOptions, "previous" | "until">): Promise<History> {
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
