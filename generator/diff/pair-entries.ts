import type { SnapshotEntry } from "../model.ts";
import { isLive, liveFirst } from "./live.ts";
import { readText } from "../text/same-text.ts";

export interface EntryPairs {
  readonly pairs: readonly { readonly before: SnapshotEntry; readonly after: SnapshotEntry }[];
  readonly went: readonly SnapshotEntry[];
  readonly came: readonly SnapshotEntry[];
}

/**
 * Joins the two sides by code. Under one code the name decides (sapi -5012 stands for two errors); the only
 * one left on either side is the same error under a new name.
 */
export function pairEntries(before: readonly SnapshotEntry[], after: readonly SnapshotEntry[]): EntryPairs {
  const old = groupByCode(before);
  const now = groupByCode(after);
  const codes = [...new Set([...old.keys(), ...now.keys()])];
  const results = codes.map((code) => pairUnderCode(old.get(code) ?? [], now.get(code) ?? []));
  return {
    pairs: results.flatMap(({ pairs }) => pairs),
    went: results.flatMap(({ went }) => went),
    came: results.flatMap(({ came }) => came),
  };
}

function groupByCode(entries: readonly SnapshotEntry[]): ReadonlyMap<number, SnapshotEntry[]> {
  const groups = new Map<number, SnapshotEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.code);
    if (group === undefined) groups.set(entry.code, [entry]);
    else group.push(entry);
  }
  return groups;
}

function pairUnderCode(before: readonly SnapshotEntry[], after: readonly SnapshotEntry[]): EntryPairs {
  const went = [...liveFirst(before)];
  const came: SnapshotEntry[] = [];
  const pairs: { before: SnapshotEntry; after: SnapshotEntry }[] = [];
  for (const entry of liveFirst(after)) {
    const index = went.findIndex(({ name }) => sameName(name, entry.name));
    const [twin] = index < 0 ? [] : went.splice(index, 1);
    if (twin === undefined) came.push(entry);
    else pairs.push({ before: twin, after: entry });
  }
  const [lastWent, ...otherWent] = went.filter(isLive);
  const [lastCame, ...otherCame] = came.filter(isLive);
  const isRename = lastWent !== undefined && lastCame !== undefined && otherWent.length === 0 && otherCame.length === 0;
  if (!isRename) return { pairs, went, came };
  return {
    pairs: [...pairs, { before: lastWent, after: lastCame }],
    went: went.filter((entry) => entry !== lastWent),
    came: came.filter((entry) => entry !== lastCame),
  };
}

export function sameName(left: string | null, right: string | null): boolean {
  return left === right || (left !== null && right !== null && readText(left) === readText(right));
}
