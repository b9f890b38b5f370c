import { checkPage } from "../gates/page-gates.ts";
import type { FamilyId, FamilySnapshot, SnapshotEntry } from "../model.ts";
import type { ParsedPage } from "../parse/parsed-page.ts";
import type { Problem } from "../problem.ts";
import type { Source } from "../sources.ts";
import type { CatalogDiff } from "./change.ts";
import { diffCatalogs, isCurrent } from "./diff-catalogs.ts";
import { asChineseDiff, snapshotOfPage } from "./snapshot-of.ts";

/** A record of overlays/history.json: since and until when an error is documented, with the page that shows it. */
export interface HistoryRecord {
  readonly family: FamilyId;
  readonly code: number;
  /** A number can be reused: -1108 was BAD_ASSET until 2018 and is PARAM_OVERFLOW since 2022. */
  readonly name: string | null;
  readonly since: string;
  readonly retired?: string;
  readonly evidence: string;
  readonly source?: string;
}

/**
 * Reads the history of all errors from replays of one family's pages. If several products list an error, its history
 * begins with the first and ends with the last of them.
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

/** A dated recording of the page. */
export interface Recording {
  readonly date: string;
  readonly file: string;
  readonly url: string | null;
  /** Null where nothing could be read. */
  readonly page: ParsedPage | null;
  readonly problems: readonly Problem[];
}

export interface ReplayStep extends CatalogDiff {
  readonly from: Recording;
  readonly to: Recording;
  readonly added: readonly number[];
  readonly removed: readonly number[];
  /** Those named only in a section's title, without their own heading. */
  readonly titled: readonly number[];
  readonly stopped: Stop | null;
}

/** A gate stops the recording and keeps the last snapshot. */
export interface Stop {
  readonly problems: readonly Problem[];
  /**
   * A later recording agrees with the stopped page: the missing codes were really removed. The replay continues from
   * it.
   */
  readonly borneOutBy: Recording | null;
}

export interface Replay {
  /** First usable recording; null if there is none. */
  readonly first: Recording | null;
  readonly steps: readonly ReplayStep[];
  /** Snapshot after the last usable recording, with everything retired before. */
  readonly snapshot: FamilySnapshot | null;
}

interface State {
  readonly recording: Recording;
  readonly snapshot: FamilySnapshot;
}

export type ReplaySource = Source & { readonly family: FamilyId };

/** Runs the recordings through gates, catalog and diff in order, as the scheduled runs of these days would have. */
export function replayPages(recordings: readonly Recording[], source: ReplaySource): Replay {
  const steps: ReplayStep[] = [];
  let first: Recording | null = null;
  let state: State | null = null;
  for (const [index, recording] of recordings.entries()) {
    const stop: Stop | null = judge(recording, state, source, recordings.slice(index + 1));
    const next: State | null = stop !== null && stop.borneOutBy === null ? null : nextState(recording, state, source);
    if (state !== null)
      steps.push(next === null ? stoppedStep(state, recording, stop) : changedStep(state, next, stop));
    if (next === null) continue;
    first ??= recording;
    state = next;
  }
  return { first, steps, snapshot: state?.snapshot ?? null };
}

/** The floor of a source is for today's page; older pages were shorter. */
function judge(
  recording: Recording,
  state: State | null,
  source: ReplaySource,
  later: readonly Recording[],
): Stop | null {
  const { page, problems } = recording;
  if (page === null) return { problems, borneOutBy: null };
  const previous = state?.snapshot ?? null;
  const failures = checkPage({
    source: { ...source, floor: 1 },
    page,
    problems,
    previous,
    acceptances: [],
    isReplay: true,
  });
  if (failures.length === 0) return null;
  const isOnlyLoss = codesOf(page).size > 0 && failures.every(({ check }) => check === "page-survival");
  const borneOutBy = isOnlyLoss && state !== null ? witness(page, state, later) : null;
  return { problems: failures, borneOutBy };
}

/** The next recording that lists codes at all, if it resembles the stopped page more than the last good one. */
function witness(page: ParsedPage, { snapshot }: State, later: readonly Recording[]): Recording | null {
  const next = later.find((recording) => recording.page !== null && codesOf(recording.page).size > 0);
  if (next === undefined || next.page === null) return null;
  const codes = codesOf(next.page);
  return resemblance(codes, codesOf(page)) > resemblance(codes, liveCodes(snapshot)) ? next : null;
}

function resemblance(left: ReadonlySet<number>, right: ReadonlySet<number>): number {
  const common = [...left].filter((code) => right.has(code)).length;
  return common / (left.size + right.size - common);
}

function nextState(recording: Recording, state: State | null, { family, product }: ReplaySource): State | null {
  if (recording.page === null) return null;
  const input = { family, product, date: recording.date };
  return { recording, snapshot: snapshotOfPage(recording.page, input, state?.snapshot ?? null) };
}

function changedStep(before: State, after: State, stopped: Stop | null): ReplayStep {
  const diff = diffCatalogs({ snapshots: [before.snapshot] }, { snapshots: [after.snapshot] });
  const old = liveCodes(before.snapshot);
  const now = liveCodes(after.snapshot);
  const added = [...now].filter((code) => !old.has(code));
  const removed = [...old].filter((code) => !now.has(code));
  const titled = new Set([...titledCodes(before.snapshot), ...titledCodes(after.snapshot)]);
  return {
    ...(after.recording.page?.locale === "zh-CN" ? asChineseDiff(diff) : diff),
    from: before.recording,
    to: after.recording,
    added,
    removed,
    titled: [...added, ...removed].filter((code) => titled.has(code)),
    stopped,
  };
}

function stoppedStep({ recording }: State, to: Recording, stopped: Stop | null): ReplayStep {
  return { from: recording, to, added: [], removed: [], titled: [], level: "none", changes: [], stopped };
}

function liveCodes({ entries }: FamilySnapshot): ReadonlySet<number> {
  return new Set(entries.filter(isCurrent).map(({ code }) => code));
}

/** Codes named only in a table's title: their title is the table's. */
function titledCodes({ entries, tables }: FamilySnapshot): readonly number[] {
  const titles = new Set(tables.flatMap(({ title }) => [title.en, title["zh-CN"]]));
  titles.delete(undefined);
  return entries.filter(({ title }) => titles.has(title.en) || titles.has(title["zh-CN"])).map(({ code }) => code);
}

/** Codes that have a heading of their own on the page. */
export function headedCodes(page: ParsedPage | null): ReadonlySet<number> {
  const headed = (page?.entries ?? []).filter(({ kind }) => kind === "entry");
  return new Set(headed.flatMap(({ codes }) => codes.filter((code) => typeof code === "number")));
}

function codesOf(page: ParsedPage): ReadonlySet<number> {
  return new Set(page.entries.flatMap(({ codes }) => codes.filter((code) => typeof code === "number")));
}
