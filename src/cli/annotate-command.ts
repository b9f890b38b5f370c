import { adviceText } from "../advice-text.ts";
import { errorsInText } from "../explain/find.ts";
import type { BinanceErrorInfo, FamilyId, ParseContext } from "../result.ts";
import { printableJson } from "../text/printable.ts";
import { LineScanner, type Piece, lineTime } from "./annotate-lines.ts";
import { Notes } from "./annotate-notes.ts";
import { Tally, renderSummary } from "./annotate-summary.ts";
import { EXIT } from "./commands.ts";
import { UnreadableLog, firstUnreadable, readLogs } from "./annotate-files.ts";
import type { Console } from "./help.ts";
import { Buffer } from "node:buffer";
import { once } from "node:events";
import type { Writable } from "node:stream";

export interface AnnotateOptions {
  readonly family?: FamilyId;
  readonly summary: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
}

/** `binance-errors annotate`: passes logs through and says what their errors mean. */
export async function annotateCommand(
  files: readonly string[],
  options: AnnotateOptions,
  console: Console,
): Promise<number> {
  const unreadable = await firstUnreadable(files);
  if (unreadable !== null) {
    console.complain(`${unreadable}\n`);
    return EXIT.usage;
  }
  const isTyped = files.length === 0 || files.includes("-");
  if (isTyped && console.isInputTerminal) console.complain("Paste lines of a log; Ctrl-D ends.\n");
  const io = { ...console, input: readLogs(files, console.input) };
  const { json, quiet } = options;
  const tally = new Tally();
  const scanner = createScanner(options, io, tally);
  let exitCode: number = EXIT.known;
  try {
    const isInterrupted = await pump(io, scanner, (piece) => !quiet && !(json && typeof piece !== "string"));
    if (isInterrupted) exitCode = EXIT.interrupted;
  } catch (error) {
    if (!(error instanceof UnreadableLog)) throw error;
    io.complain(`${error.message}\n`);
    exitCode = EXIT.unknown;
  }
  if (options.summary || quiet) {
    const summary = tally.summary(scanner.lines);
    if (json) io.print(`${printableJson({ summary })}\n`);
    else io.print(`${quiet ? "" : scanner.isOpenAtEnd ? "\n\n" : "\n"}${renderSummary(summary, io.width, io.paint)}`);
  }
  return exitCode;
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

/** Characters of a line that are searched for its time. */
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

/**
 * Pipes the input through the scanner into the output, at the output's pace. Ends with the input or at Ctrl-C, and
 * returns whether it was Ctrl-C.
 */
async function pump(
  { input, output, onInterrupt }: Pick<Console, "input" | "output" | "onInterrupt">,
  scanner: LineScanner,
  isWanted: (piece: Piece) => boolean,
): Promise<boolean> {
  const stop = new AbortController();
  let failure: Error | undefined;
  const forget = onInterrupt(() => {
    stop.abort();
    input.destroy();
  });
  try {
    for await (const chunk of input) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
      await write(output, scanner.push(bytes).filter(isWanted));
    }
  } catch (error) {
    // Reading stops by destroying the input, which the loop reports as a failure.
    if (!stop.signal.aborted) failure = error instanceof Error ? error : new Error(String(error));
  } finally {
    forget();
  }
  await write(output, scanner.end().filter(isWanted));
  if (failure !== undefined) throw failure;
  return stop.signal.aborted;
}

async function write(output: Writable, pieces: readonly Piece[]): Promise<void> {
  const [first] = pieces;
  if (first === undefined) return;
  const bytes =
    pieces.length === 1
      ? first
      : Buffer.concat(pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece)));
  if (!output.write(bytes)) await once(output, "drain");
}

/** Lines up to this length are read whole, longer ones only around signs of an error. */
const WHOLE = 16_384;
const SEARCHED = 65_536;
const BEFORE = 2048;
const AFTER = 8192;
const MAX_WINDOWS = 8;
const MAX_ERRORS = 20;

/** The errors of the exchange in a line of a log. */
export function errorsInLine(line: Buffer, context: ParseContext): readonly BinanceErrorInfo[] {
  if (line.length <= WHOLE) return errorsIn(line.toString("utf8"), context);
  const searched = line.subarray(0, SEARCHED).toString("latin1");
  let sign = nextErrorSign(searched, 0);
  for (let windows = 0; sign >= 0 && windows < MAX_WINDOWS; windows += 1) {
    const found = errorsIn(line.toString("utf8", Math.max(0, sign - BEFORE), sign + AFTER), context);
    if (found.length > 0) return found;
    sign = nextErrorSign(searched, sign + AFTER / 2);
  }
  return [];
}

function errorsIn(text: string, context: ParseContext): readonly BinanceErrorInfo[] {
  return errorsInText(text, context)
    .filter((error) => isOfTheExchange(error, text))
    .slice(0, MAX_ERRORS);
}

const OWN_WORDS = /binance|["']?msg["']?\s{0,3}[=:]/i;

/**
 * Logs hold other numbers too: `exited with code -1`, `took -1500 ms`, some other server's 404. A text of the catalog
 * is proof, and so is a code of the catalog with four or more digits. Anything else needs the exchange's name or a body
 * in the exchange's form.
 */
function isOfTheExchange({ kind, code, candidates, match }: BinanceErrorInfo, text: string): boolean {
  if (match !== "none" && match !== "code") return true;
  if (kind === "body" && code !== null && code <= -1000 && candidates.length > 0) return true;
  if (kind === "body" && (code === null || (code > -1000 && candidates.length === 0))) return false;
  return OWN_WORDS.test(text);
}

/**
 * Signs of an error: a code of the exchange, or a word for trouble. Only lines with such a sign are parsed. The search
 * runs over whole chunks, so other lines cost almost nothing; each further word costs every line.
 */
const ERROR_SIGN =
  /-\d{4,6}(?!\w)|code|error|exception|fail|reject|refus|denied|invalid|warn|fatal|unknown|insufficient|illegal|exceed|not |must|too m/gi;

/** Position of the first sign of an error in a Latin-1 text from `from` on, or -1. */
export function nextErrorSign(text: string, from: number): number {
  ERROR_SIGN.lastIndex = from;
  const found = ERROR_SIGN.exec(text);
  return found === null ? -1 : found.index;
}
