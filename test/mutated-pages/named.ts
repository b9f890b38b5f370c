import type { Change } from "../../generator/diff/change.ts";
import type { ParsedPage } from "../../generator/parse/parsed-page.ts";
import type { Problem } from "../../generator/problem.ts";
import { sameText } from "../../generator/text.ts";
import type { Loss } from "./losses.ts";

/** Whether a problem names the code; for a single text, a line of its entry is enough. */
export function isNamedByProblem(loss: Loss, problems: readonly Problem[], page: ParsedPage): boolean {
  const lines = loss.kind === "text" ? linesOf(loss, page) : [];
  return problems.some((problem) => {
    if (loss.codes.some((code) => namesCode(problem, code))) return true;
    if (loss.isTable && problem.message.includes(loss.text.slice(0, 60))) return true;
    const { line } = problem.at;
    return line !== undefined && lines.some(({ from, to }) => line >= from && line <= to);
  });
}

function namesCode({ at, message }: Problem, code: number | string): boolean {
  return at.code === code || new RegExp(`(?<![\\d-])${String(code)}(?!\\d)`, "u").test(message);
}

/** Position of the entry on the mutated page. */
function linesOf({ codes }: Loss, { entries }: ParsedPage): readonly { readonly from: number; readonly to: number }[] {
  return entries.flatMap((entry, index) =>
    entry.codes.some((code) => codes.includes(code))
      ? [{ from: entry.line, to: entries[index + 1]?.line ?? Infinity }]
      : [],
  );
}

/** Whether a line of the report is about the code, the table, or the text. */
export function isNamedByChange(loss: Loss, changes: readonly Change[]): boolean {
  return changes.some(({ code, movedFrom, movedTo, table, before }) => {
    const about = [code, movedFrom, movedTo].filter((key) => key !== undefined && key !== null);
    if (loss.codes.some((lost) => about.includes(lost))) return true;
    // A table has an id instead of a number.
    if (loss.isTable && (table !== undefined || about.some((key) => typeof key === "string"))) return true;
    return loss.kind === "text" && before !== null && sameText(before, loss.text);
  });
}
