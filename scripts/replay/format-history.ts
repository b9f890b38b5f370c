import type { HistoryRecord } from "../../generator/diff/history.ts";

/** overlays/history.json: one record per line, so that a new code is a new line. */
export function formatHistory(records: readonly HistoryRecord[]): string {
  const lines = records.map(({ family, code, name, since, retired, evidence, source }) =>
    JSON.stringify({ family, code, name, since, retired, evidence, source }),
  );
  return lines.length === 0 ? "[]\n" : `[\n  ${lines.join(",\n  ")}\n]\n`;
}
