const LEAD = /^\*\*([A-Za-z0-9 ,.()\u2014-]+)\*\*$/u;
const MAX_TITLE = 120;
const FALLBACK = "the pages changed";

/**
 * The first line of a rendered diff without its markup, for a title and a commit message. It is made of counts and
 * of our own words; a line with anything else in it is not used at all.
 */
export function summaryOf(report: string): string {
  const [first] = report.split(/\r?\n/u, 1);
  const summary = LEAD.exec(first ?? "")?.[1]?.trim() ?? "";
  if (summary === "") return FALLBACK;
  return summary.length <= MAX_TITLE ? summary : `${summary.slice(0, MAX_TITLE - 1).trimEnd()}…`;
}

export function pullRequestTitle(report: string): string {
  return `Binance error pages: ${summaryOf(report)}`;
}

export function commitMessage(report: string): string {
  return `data: ${summaryOf(report)}`;
}
