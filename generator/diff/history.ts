import type { FamilyId, SnapshotEntry } from "../model.ts";
import type { Recording, Replay } from "./replay.ts";

/** Since when an error is documented and until when, with the page that shows it: a record of overlays/history.json. */
export interface HistoryRecord {
  readonly family: FamilyId;
  readonly code: number;
  /** A number can be given anew: -1108 was BAD_ASSET until 2018 and is PARAM_OVERFLOW since 2022. */
  readonly name: string | null;
  readonly since: string;
  readonly retired?: string;
  readonly evidence: string;
  readonly source?: string;
}

/**
 * Reads the lives of all errors out of replays of one family's pages. Where several products list an error, it
 * begins with the first of them and ends with the last.
 */
export function historyFrom(replays: readonly Replay[]): readonly HistoryRecord[] {
  const records = new Map<string, HistoryRecord>();
  for (const replay of replays) {
    for (const record of historyOf(replay)) {
      const key = JSON.stringify([record.family, record.code, record.name]);
      const known = records.get(key);
      records.set(key, known === undefined ? record : joinRecords(known, record));
    }
  }
  return [...records.values()].toSorted((a, b) => b.code - a.code || (a.since < b.since ? -1 : 1));
}

function historyOf({ first, steps, snapshot }: Replay): readonly HistoryRecord[] {
  if (first === null || snapshot === null) return [];
  const recordings = new Map([first, ...steps.map(({ to }) => to)].map((recording) => [recording.date, recording]));
  return snapshot.entries.map((entry) => {
    const since = requireRecording(recordings, entry.since ?? first.date);
    const retired = entry.retired === undefined ? undefined : requireRecording(recordings, entry.retired);
    const parts = [
      `first seen in ${describe(since)}`,
      ...absences({ first, steps, snapshot }, entry),
      ...(retired === undefined ? [] : [`gone in ${describe(retired)}`]),
    ];
    const source = (retired ?? since).url;
    return {
      family: snapshot.family,
      code: entry.code,
      name: entry.name,
      since: since.date,
      ...(retired === undefined ? {} : { retired: retired.date }),
      evidence: parts.join(", "),
      ...(source === null ? {} : { source }),
    };
  });
}

function requireRecording(recordings: ReadonlyMap<string, Recording>, date: string): Recording {
  const recording = recordings.get(date);
  if (recording === undefined) throw new Error(`The snapshot has a date that no recording has: ${date}.`);
  return recording;
}

/** `absent from 2018-02-07 to 2018-11-14` */
function absences({ steps }: Replay, { code, name }: SnapshotEntry): readonly string[] {
  const found: string[] = [];
  let gone: string | undefined;
  for (const { changes, to } of steps) {
    const own = changes.filter((change) => change.code === code && change.name === name);
    if (own.some(({ kind }) => kind === "error-retired")) gone = to.date;
    if (gone !== undefined && own.some(({ kind }) => kind === "error-returned"))
      found.push(`absent from ${gone} to ${to.date}`);
  }
  return found;
}

function joinRecords(left: HistoryRecord, right: HistoryRecord): HistoryRecord {
  const [older, younger] = left.since <= right.since ? [left, right] : [right, left];
  if (older.retired === undefined && younger.retired === undefined) return older;
  const last =
    older.retired === undefined || (younger.retired !== undefined && older.retired >= younger.retired)
      ? older
      : younger;
  const { family, code, name, since } = older;
  const end = last.retired === undefined ? {} : { retired: last.retired };
  const evidence = last === older ? older.evidence : `${older.evidence}; ${younger.evidence}`;
  return { family, code, name, since, ...end, evidence, ...(last.source === undefined ? {} : { source: last.source }) };
}

/** `binance-spot-api-docs errors.md of 2024-04-10` */
function describe({ url, file, date }: Recording): string {
  const github =
    url === null ? null : /github(?:usercontent)?\.com\/[^/]+\/([^/]+)\/(?:blob\/)?[^/]+\/(.+)$/u.exec(url);
  const ownName = file.replace(/^.*[/\\]/u, "").replace(/^\d{4}-\d{2}-\d{2}[_.-]/u, "");
  return `${github === null ? ownName : `${github[1] ?? ""} ${github[2] ?? ""}`} of ${date}`;
}
