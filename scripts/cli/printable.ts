import { escapeJson, visibleText } from "../../src/text/printable.ts";
import { formatPlace, type Problem } from "../../generator/problem.ts";

/**
 * Text of a page for a terminal or a log: on one line, so that it never begins one (CI runners read `::error::` there
 * as a command), nothing in it that a terminal obeys or hides, and without `##[`, which some runners read anywhere.
 */
export function printable(text: string): string {
  return visibleText(text).replaceAll("##[", "# #[");
}

/** JSON whose every character can be printed, and which still means the same. */
export function printableJson(value: unknown, indent?: number): string {
  return escapeJson(JSON.stringify(value, null, indent)).replaceAll("##[", "#\\u0023[");
}

/** A problem for a person at a terminal: what is wrong where, and below it what to do. */
export function problemLines({ check, severity, at, message, fix }: Problem): readonly string[] {
  const place = formatPlace(at);
  return [
    printable(`${severity} [${check}]${place === "" ? "" : ` ${place}`}: ${message}`),
    `  fix: ${printable(fix)}`,
  ];
}
