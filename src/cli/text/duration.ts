const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `45 s`, `12 min`, `3 h`, `5 days`: as exact as one cares for it. */
export function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 2 * MINUTE) return `${String(seconds)} s`;
  if (seconds < 2 * HOUR) return `${String(Math.round(seconds / MINUTE))} min`;
  if (seconds < 2 * DAY) return `${String(Math.round(seconds / HOUR))} h`;
  return `${String(Math.round(seconds / DAY))} days`;
}

/** `2023-11-14 22:13:20 UTC`; the bare number where it is no date. */
export function moment(epochMs: number): string {
  const date = new Date(epochMs);
  if (Number.isNaN(date.getTime())) return String(epochMs);
  return date
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/u, " UTC");
}
