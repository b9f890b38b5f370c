import type { Replay, Recording } from "./replay.ts";
import { liveCodes, type ReplayStep } from "./replay.ts";
import type { FamilyId, FamilySnapshot } from "../model.ts";

/** Since when a code is documented and until when, with the page that shows it: a record of overlays/history.json. */
export interface HistoryRecord {
  readonly family: FamilyId;
  readonly code: number;
  readonly since?: string;
  readonly retired?: string;
  readonly evidence: string;
  readonly source?: string;
}

interface Life {
  readonly since: Recording;
  /** Recordings that lacked it after one had it; undefined while it is there. */
  retired?: Recording | undefined;
  /** Times that it was away and came back. */
  readonly absences: string[];
}

/** Reads the lives of all codes out of a replay, newest page last. */
export function historyFrom({ first, steps, snapshot }: Replay): readonly HistoryRecord[] {
  if (first === null || snapshot === null) return [];
  const lives = new Map<number, Life>();
  for (const code of firstCodes(snapshot, steps)) lives.set(code, { since: first, absences: [] });
  for (const { added, removed, to } of steps) {
    for (const code of added) addLife(lives, code, to);
    for (const code of removed) {
      const life = lives.get(code);
      if (life === undefined) throw new Error(`Code ${String(code)} was removed and had never been there.`);
      life.retired = to;
    }
  }
  return [...lives].toSorted(([a], [b]) => b - a).map(([code, life]) => record(snapshot.family, code, life));
}

/** What the first page had: what is there now and never came, and what went before it ever came. */
function firstCodes(snapshot: FamilySnapshot, steps: readonly ReplayStep[]): readonly number[] {
  const codes = new Set(liveCodes(snapshot));
  for (const { added, removed } of steps.toReversed()) {
    for (const code of added) codes.delete(code);
    for (const code of removed) codes.add(code);
  }
  return [...codes];
}

function addLife(lives: Map<number, Life>, code: number, recording: Recording): void {
  const life = lives.get(code);
  if (life === undefined) lives.set(code, { since: recording, absences: [] });
  else {
    life.absences.push(`${life.retired?.date ?? "?"} to ${recording.date}`);
    life.retired = undefined;
  }
}

function record(family: FamilyId, code: number, { since, retired, absences }: Life): HistoryRecord {
  const sentences = [
    `First seen in ${describe(since)}`,
    ...(absences.length === 0 ? [] : [`absent ${absences.join(" and ")}`]),
    ...(retired === undefined ? [] : [`gone in ${describe(retired)}`]),
  ];
  const source = (retired ?? since).url;
  return {
    family,
    code,
    since: since.date,
    ...(retired === undefined ? {} : { retired: retired.date }),
    evidence: `${sentences.join(", ")}.`,
    ...(source === null ? {} : { source }),
  };
}

/** `binance-spot-api-docs errors.md of 2024-04-10` */
function describe({ url, file, date }: Recording): string {
  const github = url === null ? null : /github(?:usercontent)?\.com\/[^/]+\/([^/]+)\/.*?([^/]+)$/u.exec(url);
  const name =
    github === null
      ? file.replace(/^.*[/\\]/u, "").replace(/^\d{4}-\d{2}-\d{2}[_.-]/u, "")
      : `${github[1] ?? ""} ${github[2] ?? ""}`;
  return `${name} of ${date}`;
}
