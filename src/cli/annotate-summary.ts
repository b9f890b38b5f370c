import { familiesText } from "./render-rows.ts";
import type { BinanceErrorInfo, FamilyId } from "../result.ts";
import { wordsOf } from "../words/explain.ts";
import { namesOf } from "./annotate-notes.ts";
import { type Paint, cutTo, displayWidth, duration, moment, padEnd, padStart } from "./text.ts";

const MINUTE = 60_000;
/** Junk can hold any number of codes: above this number of kinds the rest is counted together. */
const MAX_KINDS = 500;

export interface Count {
  readonly code: number | null;
  /** All names if the families disagree. */
  readonly name: string | null;
  readonly status: number | null;
  /** Candidate families. */
  readonly families: readonly FamilyId[];
  readonly count: number;
  /** Per minute over the log's time span, which counts as at least a minute; null if lines carry no time. */
  readonly perMinute: number | null;
  /** In the busiest minute of the clock. */
  readonly peakPerMinute: number | null;
}

export interface Summary {
  readonly lines: number;
  readonly errors: number;
  readonly from: number | null;
  readonly to: number | null;
  /** The most frequent first. */
  readonly counts: readonly Count[];
  /** Errors of further kinds. */
  readonly others: number;
}

interface Running {
  readonly error: Pick<BinanceErrorInfo, "code" | "name" | "status">;
  readonly families: readonly FamilyId[];
  count: number;
  minute: number;
  inMinute: number;
  peak: number;
}

/** Counts errors by code, name and family in bounded memory. */
export class Tally {
  readonly #kinds = new Map<string, Running>();
  #errors = 0;
  #others = 0;
  #from: number | null = null;
  #to: number | null = null;

  /** A line of the log was passed at this time. */
  sawTime(time: number): void {
    this.#from = Math.min(this.#from ?? time, time);
    this.#to = Math.max(this.#to ?? time, time);
  }

  add(error: BinanceErrorInfo, time: number | null): void {
    this.#errors += 1;
    if (time !== null) this.sawTime(time);
    const kind = this.#kindOf(error);
    if (kind === null) {
      this.#others += 1;
      return;
    }
    kind.count += 1;
    if (time === null) return;
    const minute = Math.floor(time / MINUTE);
    kind.inMinute = minute === kind.minute ? kind.inMinute + 1 : 1;
    kind.minute = minute;
    kind.peak = Math.max(kind.peak, kind.inMinute);
  }

  summary(lines: number): Summary {
    const minutes = this.#from === null || this.#to === null ? null : Math.max(1, (this.#to - this.#from) / MINUTE);
    const counts = [...this.#kinds.values()].map(({ error: { code, name, status }, families, count, peak }): Count => ({
      ...{ code, name, status, families, count },
      perMinute: minutes === null || peak === 0 ? null : Number((count / minutes).toPrecision(3)),
      peakPerMinute: peak === 0 ? null : peak,
    }));
    counts.sort((left, right) => right.count - left.count || (right.code ?? 0) - (left.code ?? 0));
    return { lines, errors: this.#errors, from: this.#from, to: this.#to, counts, others: this.#others };
  }

  #kindOf(error: BinanceErrorInfo): Running | null {
    const families = error.family === null ? error.candidates : [error.family];
    const key = JSON.stringify([error.code, error.name, error.code === null ? error.status : null, families]);
    const known = this.#kinds.get(key);
    if (known !== undefined) return known;
    if (this.#kinds.size >= MAX_KINDS) return null;
    const { code, status } = error;
    const kind = {
      error: { code, name: namesOf(error), status },
      families,
      count: 0,
      minute: Number.NaN,
      inMinute: 0,
      peak: 0,
    };
    this.#kinds.set(key, kind);
    return kind;
  }
}

const WORDS = wordsOf("en");
const MAX_NAME_WIDTH = 26;

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
    cutTo(name ?? unnamed, MAX_NAME_WIDTH),
  ];
}

function grouped(value: number): string {
  return value.toLocaleString("en-US");
}
