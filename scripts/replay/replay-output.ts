import type { Change } from "../../generator/diff/change.ts";
import { headedCodes, type HistoryRecord, type Replay, type ReplayStep } from "../../generator/diff/history.ts";
import { summariseDiff } from "../../generator/diff/summary.ts";
import { printable } from "../cli.ts";

/** One object per step, for other programs. */
export function stepJson({ from, to, added, removed, titled, level, changes, stopped }: ReplayStep) {
  const old = headedCodes(from.page);
  // A recording stopped by a gate removes nothing.
  const now = stopped !== null && stopped.borneOutBy === null ? old : headedCodes(to.page);
  return {
    from: from.date,
    to: to.date,
    fromFile: from.file,
    toFile: to.file,
    added,
    removed,
    titled,
    // The same by headings only; codes named only in a section's title do not count.
    headings: {
      added: [...now].filter((code) => !old.has(code)),
      removed: [...old].filter((code) => !now.has(code)),
    },
    level,
    stopped: stopped === null ? null : { problems: stopped.problems, borneOutBy: stopped.borneOutBy?.date ?? null },
    changes,
  };
}

/** The whole replay for a terminal: a paragraph per step, a line per change. */
export function renderReplay({ first, steps }: Replay): string {
  if (first === null) return "No recording passed the gates.\n";
  return [`${first.date}  ${first.file}: the first recording`, ...steps.map(renderStep)].join("\n\n") + "\n";
}

function renderStep(step: ReplayStep): string {
  const head = `${step.from.date} → ${step.to.date}  ${step.to.file}`;
  const { stopped } = step;
  const gate =
    stopped === null ? [] : [`  STOPPED by gate ${gateNames(step)}: ${printable(stopped.problems[0]?.message ?? "")}`];
  if (stopped !== null && stopped.borneOutBy === null)
    return [head, ...gate, "  The last good recording stays."].join("\n");
  const agreed =
    stopped === null
      ? []
      : [
          `  ${stopped.borneOutBy?.date ?? ""} bears it out, so the replay goes on from it; a refresh waits for overlays/acceptances.json.`,
        ];
  return [
    head,
    ...gate,
    ...agreed,
    `  ${summariseDiff(step)}`,
    ...codeLine("added", step.added, step.titled),
    ...codeLine("removed", step.removed, step.titled),
    ...step.changes.filter(({ kind }) => !/^error-(?:added|retired|returned)$/u.test(kind)).map(changeLine),
  ].join("\n");
}

function gateNames({ stopped }: ReplayStep): string {
  return [...new Set(stopped?.problems.map(({ check }) => check) ?? [])].join(", ");
}

function codeLine(word: string, codes: readonly number[], titled: readonly number[]): readonly string[] {
  if (codes.length === 0) return [];
  const shown = codes.map((code) => (titled.includes(code) ? `${String(code)} (in a section's title)` : String(code)));
  return [`  ${word}: ${shown.join(", ")}`];
}

function changeLine({ kind, code, table, before, after }: Change): string {
  const where = code === null ? (table ?? "") : String(code);
  const texts = [before, after].map((text) => (text === null ? null : printable(text).slice(0, 160)));
  const [old, now] = texts;
  const what = old != null && now != null ? `${old} → ${now}` : (now ?? old ?? "");
  return `  ${kind} ${where}: ${what}`;
}

/** overlays/history.json: one record per line, so that a new code is a new line. */
export function formatHistory(records: readonly HistoryRecord[]): string {
  const lines = records.map(({ family, code, name, since, retired, evidence, source }) =>
    JSON.stringify({ family, code, name, since, retired, evidence, source }),
  );
  return lines.length === 0 ? "[]\n" : `[\n  ${lines.join(",\n  ")}\n]\n`;
}
