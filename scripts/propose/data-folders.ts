/** All that a refresh may change. Everything else in a proposal would be a change of the program, which a person makes. */
export const DATA_FOLDERS = ["snapshots", "generated"] as const;

export const PROPOSAL_BRANCH = "refresh/binance-errors";

/** Report of the refresh inside a packed proposal. */
export const REPORT_FILE = "report.md";
/** The same with nothing left out, where the report had to be cut. */
export const FULL_REPORT_FILE = "report.full.md";

export function isDataPath(path: string): boolean {
  return DATA_FOLDERS.some((folder) => path.startsWith(`${folder}/`));
}
