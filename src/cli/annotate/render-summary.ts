import { familiesText } from "../explain/look.ts";
import { wordsOf } from "../explain/words.ts";
import type { Paint } from "../text/paint.ts";
import { duration, moment } from "../text/duration.ts";
import { cutTo, displayWidth, padEnd, padStart } from "../text/width.ts";
import type { Count, Summary } from "./tally.ts";

const WORDS = wordsOf("en");
const LONGEST_NAME = 26;

/** The counts as a table. */
export function renderSummary(summary: Summary, width: number, paint: Paint): string {
  const { counts, others } = summary;
  const head = `${paint("bold", headline(summary))}\n`;
  if (counts.length === 0) return head;
  const table = [["Count", "Per min", "Peak/min", "Code", "Name"], ...counts.map(cellsOf)];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((cells) => displayWidth(cells[column] ?? ""))));
  const families = ["Families", ...counts.map((count) => familiesText(count.families, WORDS))];
  const used = widths.reduce((sum, one) => sum + one + 2, 0);
  const lines = table.map((cells, row) => {
    const padded = cells.map((cell, column) => (column < 4 ? padStart : padEnd)(cell, widths[column] ?? 0));
    const line = `  ${padded.join("  ")}  ${cutTo(families[row] ?? "", Math.max(14, width - used - 2))}`.trimEnd();
    return row === 0 ? paint("dim", line) : line;
  });
  const rest = others === 0 ? "" : `  and ${grouped(others)} of further kinds\n`;
  return `${head}\n${lines.join("\n")}\n${rest}`;
}

function headline({ errors, lines, from, to }: Summary): string {
  const counted = `${grouped(errors)} ${errors === 1 ? "error" : "errors"} in ${grouped(lines)} ${lines === 1 ? "line" : "lines"}`;
  return from === null || to === null ? counted : `${counted}, ${range(from, to)} (${duration(to - from)})`;
}

/** The date once where it is the same. */
function range(from: number, to: number): string {
  const [start, end] = [moment(from), moment(to)];
  const isOneDay = start.slice(0, 10) === end.slice(0, 10);
  return `${start.replace(" UTC", "")} to ${isOneDay ? end.slice(11) : end}`;
}

function cellsOf({ count, perMinute, peakPerMinute, code, name, status }: Count): readonly string[] {
  const unnamed = code === null ? (status === null ? "no code" : `HTTP ${String(status)}`) : "on no list";
  return [
    grouped(count),
    perMinute === null ? "-" : String(Number(perMinute.toPrecision(2))),
    peakPerMinute === null ? "-" : String(peakPerMinute),
    code === null ? "-" : String(code),
    cutTo(name ?? unnamed, LONGEST_NAME),
  ];
}

function grouped(value: number): string {
  return value.toLocaleString("en-US");
}
