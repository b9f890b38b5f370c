import { nextErrorSign } from "./annotate-command.ts";
import { Buffer } from "node:buffer";

const NEWLINE = 10;
/** Bytes of an incomplete line that are kept for the search. */
export const WINDOW = 65_536;

/** Unchanged bytes of the log, or an added text. */
export type Piece = Buffer | string;

/** Gets a line without its end; returns the text to insert on lines of its own after it, or nothing. */
export type Inspect = (line: Buffer, lineNumber: number) => string;

export interface ScanOptions {
  readonly inspect: Inspect;
  /** Called for some of the passed lines, always for the first and the last. */
  readonly sample?: (line: Buffer) => void;
}

/**
 * Cuts a stream of chunks where a text is to be inserted. Chunks are passed on at once and unchanged, also in the
 * middle of a line. At most WINDOW bytes of an incomplete line are kept.
 */
export class LineScanner {
  readonly #options: ScanOptions;
  #carry: Buffer[] = [];
  #carried = 0;
  #lines = 0;
  #hasOpenLine = false;
  #isOpenAtEnd = false;

  constructor(options: ScanOptions) {
    this.#options = options;
  }

  /** Complete lines so far, plus a last line without an end. */
  get lines(): number {
    return this.#lines + (this.#hasOpenLine ? 1 : 0);
  }

  /** Whether the output ends in the middle of a line. */
  get isOpenAtEnd(): boolean {
    return this.#isOpenAtEnd;
  }

  /** What to write for a chunk: the chunk, or its pieces with the inserted texts between them. */
  push(chunk: Buffer): readonly Piece[] {
    const first = chunk.indexOf(NEWLINE);
    if (first < 0) {
      this.#keep(chunk);
      return [chunk];
    }
    const pieces: Piece[] = [];
    let written = 0;
    const insert = (position: number, note: string): void => {
      if (note === "") return;
      pieces.push(chunk.subarray(written, position), note);
      written = position;
    };
    insert(first + 1, this.#finishLine(chunk.subarray(0, first)));
    const last = chunk.lastIndexOf(NEWLINE);
    this.#scanLines(chunk, first + 1, last + 1, insert);
    if (last > first) this.#sample(chunk, chunk.lastIndexOf(NEWLINE, last - 1) + 1, last);
    if (last + 1 < chunk.length) this.#keep(chunk.subarray(last + 1));
    if (written < chunk.length) pieces.push(chunk.subarray(written));
    return pieces;
  }

  /** What to write after the last chunk. A last line without an end gets one if a text follows it. */
  end(): readonly Piece[] {
    if (!this.#hasOpenLine) return [];
    this.#sample(Buffer.concat(this.#carry), 0, this.#carried);
    const note = this.#finishLine(Buffer.alloc(0));
    this.#isOpenAtEnd = note === "";
    return note === "" ? [] : [Buffer.from("\n"), note];
  }

  #keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#hasOpenLine = true;
    const room = WINDOW - this.#carried;
    if (room <= 0) return;
    // A copy: a view would keep the whole chunk in memory.
    const kept = Buffer.from(bytes.subarray(0, room));
    this.#carry.push(kept);
    this.#carried += kept.length;
  }

  #finishLine(rest: Buffer): string {
    const line = this.#carried === 0 ? rest : Buffer.concat([...this.#carry, rest.subarray(0, WINDOW - this.#carried)]);
    this.#carry = [];
    this.#carried = 0;
    this.#hasOpenLine = false;
    if (this.#lines === 0) this.#sample(line, 0, line.length);
    this.#lines += 1;
    return nextErrorSign(line.toString("latin1"), 0) < 0 ? "" : this.#options.inspect(line, this.#lines);
  }

  /** The complete lines from `start` to `end`: only those with a sign of an error are parsed. */
  #scanLines(chunk: Buffer, start: number, end: number, insert: (position: number, note: string) => void): void {
    const text = chunk.toString("latin1", start, end);
    let counted = start;
    let sign = nextErrorSign(text, 0);
    while (sign >= 0) {
      const lineStart = Math.max(start, chunk.lastIndexOf(NEWLINE, start + sign) + 1);
      const lineEnd = chunk.indexOf(NEWLINE, start + sign);
      this.#lines += linesIn(chunk, counted, lineEnd + 1);
      counted = lineEnd + 1;
      insert(lineEnd + 1, this.#options.inspect(chunk.subarray(lineStart, lineEnd), this.#lines));
      sign = nextErrorSign(text, counted - start);
    }
    this.#lines += linesIn(chunk, counted, end);
  }

  #sample(bytes: Buffer, start: number, end: number): void {
    this.#options.sample?.(bytes.subarray(start, end));
  }
}

function linesIn(bytes: Buffer, start: number, end: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE, start); at >= 0 && at < end; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}

const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
/** Characters of a line that are searched for its time. */
const HEAD = 200;

const ISO = /(\d{4})[-/](\d{2})[-/](\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?(Z|[+-]\d{2}:?\d{2}\b)?/;
/** `01/May/2024:10:00:00 +0000` */
const WEB_SERVER = /(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2})(?: ([+-]\d{4}))?/;
/** `May 1 10:00:00`, without a year: only differences are used. */
const SYSLOG = /^([A-Z][a-z]{2}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2})/;
/** Seconds or milliseconds since 1970, from 2015 to 2039, at the beginning or after a label such as `time`. */
const EPOCH =
  /(?:^[^\w-]{0,3}|"?(?:time|ts|timestamp|date|at|T|E)"?\s?[=:]\s?"?)(1[4-9]\d{8}|2[01]\d{8})(\d{3})?(?:\.\d+)?(?:\D|$)/;

/** Time of a log line in epoch milliseconds, read as UTC if it names no zone; null if it has none. */
export function lineTime(line: string): number | null {
  const head = line.slice(0, HEAD);
  const time = isoTime(head) ?? webServerTime(head) ?? syslogTime(head) ?? epochTime(head);
  return time === null || Number.isNaN(time) ? null : time;
}

function isoTime(head: string): number | null {
  const found = ISO.exec(head);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second = "0", fraction = "0", zone] = found;
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
  return (
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), milliseconds) -
    offset(zone)
  );
}

function webServerTime(head: string): number | null {
  const found = WEB_SERVER.exec(head);
  if (found === null) return null;
  const [, day, month = "", year, hour, minute, second, zone] = found;
  return (
    Date.UTC(Number(year), monthOf(month), Number(day), Number(hour), Number(minute), Number(second)) - offset(zone)
  );
}

function syslogTime(head: string): number | null {
  const found = SYSLOG.exec(head);
  if (found === null) return null;
  const [, month = "", day, hour, minute, second] = found;
  return Date.UTC(2000, monthOf(month), Number(day), Number(hour), Number(minute), Number(second));
}

function epochTime(head: string): number | null {
  const found = EPOCH.exec(head);
  return found === null ? null : Number(found[1]) * 1000 + Number(found[2] ?? 0);
}

function monthOf(name: string): number {
  const index = MONTHS.indexOf(name);
  return index < 0 || index % 3 !== 0 ? Number.NaN : index / 3;
}

function offset(zone: string | undefined): number {
  const found = /([+-])(\d{2}):?(\d{2})/.exec(zone ?? "");
  if (found === null) return 0;
  const [, sign, hours, minutes] = found;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
