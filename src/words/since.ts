/** Since when a code is there, each day with evidence: announced, effective, or first seen on a page that lacked it. */
export interface SinceDays {
  readonly announced?: string | undefined;
  readonly effective?: string | undefined;
  readonly firstSeen?: string | undefined;
}

/**
 * The one day to show where there is place for one: from when it can arrive, else the day of the announcement, else
 * the first recording that has it.
 */
export function sinceDay(since: SinceDays | undefined): string | undefined {
  return since?.effective ?? since?.announced ?? since?.firstSeen;
}
