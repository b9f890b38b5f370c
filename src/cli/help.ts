import { type Paint, coloured, hasColour, plain } from "./text.ts";
import type { Readable, Writable } from "node:stream";

/** Texts under the options of each help. */

export const PROGRAM_HELP = `
Examples:
  binance-errors -1021
  binance-errors explain INVALID_TIMESTAMP --lang zh-CN
  binance-errors explain '{"code":-2019,"msg":"Margin is insufficient."}'
  binance-errors explain -1003 --family usds-futures --json
  pbpaste | binance-errors
  tail -f bot.log | binance-errors annotate --summary
  binance-errors list --family spot --grep balance
  binance-errors mock --port 8080 --scenario rateLimited

Exit codes: 0 known or done, 1 nothing known was found, 2 wrong usage,
130 after Ctrl-C.
Colour is for terminals; NO_COLOR and FORCE_COLOR are honoured.`;

export const EXPLAIN_HELP = `
Examples:
  binance-errors explain -1021            a code; 1021 means the same
  binance-errors explain -1021 -2010      several
  binance-errors explain BAD_SYMBOL       a name; a part of one suggests
  binance-errors explain 418              an HTTP status
  binance-errors explain 'APIError(code=-1111): Precision is over the maximum'
  binance-errors < error.txt              anything, from standard input

Exit codes: 0 known, 1 unknown (suggestions go to standard error), 2 wrong usage.`;

export const ANNOTATE_HELP = `
Every line comes out as it went in. After a line with errors stand others, which
begin with two spaces and "↳": what it is, and the first time what to do. With
--json there is one object a line for each error: line, time, code, name,
families, advice. An error is found by its code, or by its message in a line
that reads like trouble (error, failed, invalid, unknown …). Of a line beyond
64 kB only the beginning is searched.

Examples:
  binance-errors annotate bot.log | less -R
  binance-errors annotate --quiet bot.log old.log.gz      counts alone
  tail -f bot.log | binance-errors annotate --summary     counts at Ctrl-C
  binance-errors annotate --json --family spot < bot.log

Exit codes: 0 at the end of the input, 1 a log breaks off, 2 wrong usage or no
such file, 130 after Ctrl-C.`;

export const LIST_HELP = `
Examples:
  binance-errors list --family spot
  binance-errors list --grep 余额 --lang zh-CN
  binance-errors list --json

Exit codes: 0 something is listed, 1 nothing fits, 2 wrong usage.`;

export const MOCK_HELP = `
It answers like the exchange, with an order book of its own, over HTTP and the
WebSocket API, until Ctrl-C. Nothing leaves this machine. Scenarios happen to
the requests to come, one after another: passes, rateLimited, banned, clockSkew,
unknownExecution, overloaded, cutAnswer, noAnswer, filter, insufficientBalance,
cancelReplacePartial, batchMixed, maintenance, wafPage.

Examples:
  binance-errors mock --port 8080
  binance-errors mock --json --scenario rateLimited --scenario filter:LOT_SIZE
  binance-errors mock --scenario unknownExecution:executed=true,visibleAfterMs=3000
  curl -X POST 'localhost:8080/mock/play?scenario=banned:forMs=180000'
  curl localhost:8080/mock/executed

Exit codes: 2 wrong usage or the port is taken, 130 after Ctrl-C.`;
export const CHECK_HELP = `
Examples:
  curl -s https://api.binance.com/api/v3/exchangeInfo > info.json
  binance-errors check --symbol BTCUSDT --info info.json \\
    '{"side":"BUY","type":"LIMIT","timeInForce":"GTC","quantity":"0.0015789","price":"60000"}'
  binance-errors check -s BTCUSDT -i info.json --state '{"avgPrice":"60000"}' \\
    '{"side":"SELL","type":"MARKET","quantity":"0.001"}'

Exit codes: 0 passes what can be checked, 1 would be rejected, 2 wrong usage.`;

export const COMPLETION_HELP = `
Install it with one of:
  bash   binance-errors completion bash > ~/.local/share/bash-completion/completions/binance-errors
  zsh    binance-errors completion zsh > "\${fpath[1]}/_binance-errors"
  fish   binance-errors completion fish > ~/.config/fish/completions/binance-errors.fish`;

/** A command's input and output. */
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
  /** Calls back at Ctrl-C instead of ending the process; the returned function removes the callback. */
  readonly onInterrupt: (stop: () => void) => () => void;
}

/** Longer lines are hard to read, narrower ones too short for words. */
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
