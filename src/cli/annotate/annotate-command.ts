import { Buffer } from "node:buffer";
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
  const tally = new Tally();
  const scanner = createScanner(options, io, tally);
  const hasLog = !options.json && !options.quiet;
  const shown = (pieces: readonly Buffer[]): readonly Buffer[] => (hasLog ? pieces : pieces.filter(isNote));
  const isInterrupted = await pump(io, (chunk) => shown(scanner.push(chunk)), () => shown(scanner.end()));
  if (options.summary) {
    const summary = tally.summary(scanner.lines);
    if (options.json) io.print(`${printableJson({ summary })}\n`);
    else io.print(`${hasLog ? "\n" : ""}${renderSummary(summary, io.width, io.paint)}`);
  }
  return isInterrupted ? EXIT.interrupted : EXIT.known;
}
