import type { Readable, Writable } from "node:stream";
import { coloured, hasColour, type Paint, plain } from "./text/paint.ts";

/** What a command reads from and writes to. */
export interface Console {
  readonly input: Readable;
  readonly isInputTerminal: boolean;
  readonly output: Writable;
  readonly isOutputTerminal: boolean;
  readonly paint: Paint;
  /** Columns to fill. */
  readonly width: number;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Calls back at Ctrl-C, after which the process goes on; the answer takes the call-back away again. */
  readonly onInterrupt: (stop: () => void) => () => void;
}

/** Longer lines are hard to read, and narrower ones hold nothing. */
const WIDEST = 100;
const NARROWEST = 40;
const WITHOUT_TERMINAL = 80;

export function consoleOf({ stdin, stdout, stderr, env }: NodeJS.Process): Console {
  return {
    input: stdin,
    isInputTerminal: stdin.isTTY,
    output: stdout,
    isOutputTerminal: stdout.isTTY,
    paint: hasColour(env, stdout.isTTY) ? coloured : plain,
    width:
      stdout.isTTY && stdout.columns > 0 ? Math.min(WIDEST, Math.max(NARROWEST, stdout.columns)) : WITHOUT_TERMINAL,
    print: (text) => stdout.write(text),
    complain: (text) => stderr.write(text),
    onInterrupt: (stop) => {
      process.once("SIGINT", stop);
      return () => process.removeListener("SIGINT", stop);
    },
  };
}
