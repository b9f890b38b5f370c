import type { Buffer } from "node:buffer";
import { adviceText } from "../../advice-text.ts";
import type { BinanceErrorInfo, FamilyId, ParseContext } from "../../result.ts";
import type { Console } from "../console.ts";
import { EXIT } from "../exit-codes.ts";
import { printableJson } from "../text/printable.ts";
import { errorsInLine } from "./errors-in-line.ts";
import { LineScanner } from "./line-scanner.ts";
import { lineTime } from "./line-time.ts";
import { Notes } from "./notes.ts";
import { pump } from "./pump.ts";
import { renderSummary } from "./render-summary.ts";
import { Tally } from "./tally.ts";

export interface AnnotateOptions {
  readonly family?: FamilyId;
  readonly summary: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
}

/** `binance-errors annotate`: passes a log through and says what its errors mean. */
export async function annotateCommand(options: AnnotateOptions, io: Console): Promise<number> {
  if (io.isInputTerminal) io.complain("Paste lines of a log; Ctrl-D ends.\n");
  const { json, quiet } = options;
  const tally = new Tally();
  const scanner = createScanner(options, io, tally);
  const isInterrupted = await pump(io, scanner, (piece) => !quiet && !(json && typeof piece !== "string"));
  if (options.summary || quiet) {
    const summary = tally.summary(scanner.lines);
    if (json) io.print(`${printableJson({ summary })}\n`);
    else io.print(`${quiet ? "" : scanner.isOpenAtEnd ? "\n\n" : "\n"}${renderSummary(summary, io.width, io.paint)}`);
  }
  return isInterrupted ? EXIT.interrupted : EXIT.known;
}

function createScanner({ family, summary, quiet, json }: AnnotateOptions, io: Console, tally: Tally): LineScanner {
  const context: ParseContext = family === undefined ? {} : { family };
  const notes = new Notes(io.paint, io.isOutputTerminal ? io.width : Infinity);
  const counts = summary || quiet;
  const timeOf = (line: Buffer): number | null => lineTime(line.toString("latin1", 0, HEAD));
  return new LineScanner({
    inspect: (line, lineNumber) => {
      const errors = errorsInLine(line, context);
      if (errors.length === 0) return "";
      const time = counts || json ? timeOf(line) : null;
      if (counts) for (const error of errors) tally.add(error, time);
      if (quiet) return "";
      return json ? errors.map((error) => jsonLine(error, lineNumber, time)).join("") : notes.text(errors);
    },
    sample: (line) => {
      const time = counts ? timeOf(line) : null;
      if (time !== null) tally.sawTime(time);
    },
  });
}

/** So much of a line is searched for its time. */
const HEAD = 200;

function jsonLine(error: BinanceErrorInfo, line: number, time: number | null): string {
  const { kind, code, name, family, candidates, known, match, message, params, status, retryAt, advice } = error;
  const record = {
    line,
    time: time === null ? null : new Date(time).toISOString(),
    ...{ kind, code, name, families: family === null ? candidates : [family], known, match, message, params, status },
    retryAt,
    advice: { ...advice, text: adviceText(error) },
  };
  return `${printableJson(record)}\n`;
}
