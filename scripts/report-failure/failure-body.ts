import { MAX_BODY } from "../run/gh.ts";

export interface Failure {
  /** What became of the job that fetches, and of the one that proposes. */
  readonly fetch: string;
  readonly propose: string;
  /** Address of the run. */
  readonly run: string | undefined;
  /** Rendered diff of the run, null where it made none. */
  readonly report: string | null;
}

/** Body of the one issue: what failed, what to do, and what the run itself had to say. */
export function failureBody({ fetch, propose, run, report }: Failure): string {
  const head = [
    `The scheduled refresh did not succeed. Fetching: **${word(fetch)}**. Proposing: **${word(propose)}**.`,
    run === undefined ? "" : `The run: <${run}>`,
    "What a page said before stays as it is until this is solved; `docs/maintaining.md` says what to do.",
    "This text is written anew by every failing run, and the issue is closed by the next one that succeeds.",
    report === null ? "The run ended before it could write a report: look at its log." : "---",
  ];
  const text = `${head.filter((line) => line !== "").join("\n\n")}\n`;
  return report === null ? text : `${text}\n${withinRoom(report, MAX_BODY - text.length - 200)}`;
}

/** Words of GitHub for the result of a job; anything else is not repeated. */
const RESULTS = ["success", "failure", "cancelled", "skipped"];

function word(result: string): string {
  return RESULTS.includes(result) ? result : "unknown";
}

/** Whole lines only, so that no table cell and no entity is cut in two. */
function withinRoom(report: string, room: number): string {
  if (report.length <= room) return report;
  const end = report.lastIndexOf("\n", room);
  return `${report.slice(0, Math.max(end, 0))}\n\nThe rest is in the run's artifact.\n`;
}
