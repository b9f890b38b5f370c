/**
 * Since when a code exists, each day with evidence: announced, effective, or first seen on a page that lacked it
 * before.
 */
export interface SinceDays {
  readonly announced?: string | undefined;
  readonly effective?: string | undefined;
  readonly firstSeen?: string | undefined;
}

/**
 * The day to show if only one fits: when the code takes effect, else the announcement, else the first recording that
 * has it.
 */
export function sinceDay(since: SinceDays | undefined): string | undefined {
  return since?.effective ?? since?.announced ?? since?.firstSeen;
}
