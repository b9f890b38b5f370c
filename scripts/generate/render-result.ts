import type { FamilySummary } from "../../generator/emit/emit-files.ts";
import { isError, type Problem } from "../../generator/problem.ts";
import { problemLines } from "../cli.ts";
import type { TreeChanges } from "../write-trees.ts";
import type { GenerateResult } from "./run-generate.ts";

const MAX_WARNINGS = 20;
const COMMAND = "npm run generate";

/** The result of a run for a terminal: counts, changes, problems. */
export function renderResult({ status, families, files, problems }: GenerateResult): string {
  const blocks = [
    families.length > 0 ? familyTable(families) : [],
    files === null ? [] : fileLines(files, status),
    allProblemLines(problems),
    conclusion(status, problems),
  ];
  const shown = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${shown.join("\n\n")}\n`;
}

function familyTable(families: readonly FamilySummary[]): readonly string[] {
  const total = families.reduce(addSummaries, EMPTY);
  const rows = [
    ["family", "codes", "retired", "messages", "parameters", "codes in zh", "messages in zh"],
    ...families.map((summary) => familyRow(summary.family, summary)),
    familyRow("all", total),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths?.[column] ?? 0) : cell.padStart(widths?.[column] ?? 0)))
      .join("  "),
  );
}

type Counts = Omit<FamilySummary, "family">;
const EMPTY: Counts = { codes: 0, retired: 0, messages: 0, parameters: 0, chineseCodes: 0, chineseMessages: 0 };

function addSummaries(left: Counts, right: Counts): Counts {
  return {
    codes: left.codes + right.codes,
    retired: left.retired + right.retired,
    messages: left.messages + right.messages,
    parameters: left.parameters + right.parameters,
    chineseCodes: left.chineseCodes + right.chineseCodes,
    chineseMessages: left.chineseMessages + right.chineseMessages,
  };
}

function familyRow(name: string, counts: Counts): readonly string[] {
  const { codes, retired, messages, parameters, chineseCodes, chineseMessages } = counts;
  return [
    name,
    ...[codes, retired, messages, parameters].map(String),
    percentage(chineseCodes, codes),
    percentage(chineseMessages, messages),
  ];
}

/** Rounded down, so that 100 % means all. */
function percentage(part: number, whole: number): string {
  return whole === 0 ? "-" : `${String(Math.floor((100 * part) / whole))} %`;
}

function fileLines(
  { added, changed, orphaned, unchanged }: TreeChanges,
  status: GenerateResult["status"],
): readonly string[] {
  const words =
    status === "stale" ? (["missing", "differs", "orphan"] as const) : (["new", "changed", "removed"] as const);
  const counts = [added, changed, orphaned].map((paths, kind) => `${String(paths.length)} ${String(words[kind])}`);
  const lists = [added, changed, orphaned].flatMap((paths, kind) =>
    paths.map((path) => `  ${String(words[kind]).padEnd(8)} generated/${path}`),
  );
  const total = added.length + changed.length + unchanged.length;
  return [`generated/: ${String(total)} files, ${counts.join(", ")}, ${String(unchanged.length)} unchanged`, ...lists];
}

function allProblemLines(problems: readonly Problem[]): readonly string[] {
  const errors = problems.filter(isError);
  const warnings = problems.filter((problem) => !isError(problem));
  const hidden = Math.max(0, warnings.length - MAX_WARNINGS);
  const rest = hidden === 0 ? [] : [`... and ${String(hidden)} more warnings: --json lists them all`];
  return [...[...errors, ...warnings.slice(0, MAX_WARNINGS)].flatMap(problemLines), ...rest];
}

function conclusion(status: GenerateResult["status"], problems: readonly Problem[]): readonly string[] {
  switch (status) {
    case "written":
      return ["generated/ is written."];
    case "unchanged":
      return ["generated/ is up to date."];
    case "stale":
      return [`generated/ does not match snapshots/ and overlays/. Run "${COMMAND}" and commit the files above.`];
    case "failed":
      return [`Nothing was written: ${String(problems.filter(isError).length)} error(s) above must be fixed first.`];
  }
}
