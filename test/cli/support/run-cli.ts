import { Buffer } from "node:buffer";
import { Readable, Writable } from "node:stream";
import type { Console } from "../../../src/cli/help.ts";
import { run } from "../../../src/cli/program.ts";
import { plain } from "../../../src/cli/text.ts";

export interface Outcome {
  readonly exitCode: number;
  readonly out: string;
  readonly bytes: Buffer;
  readonly err: string;
}

/** Runs a command line in this process, with input as chunks and without a terminal. */
export async function runCli(
  words: readonly string[],
  input: readonly (Buffer | string)[] = [],
  changes: Partial<Console> = {},
): Promise<Outcome> {
  const written: Buffer[] = [];
  let err = "";
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk);
      done();
    },
  });
  const exitCode = await run(words, {
    input: Readable.from(
      input.map((chunk) => Buffer.from(chunk)),
      { objectMode: true },
    ),
    isInputTerminal: false,
    output,
    isOutputTerminal: false,
    paint: plain,
    width: 80,
    print: (text) => written.push(Buffer.from(text)),
    complain: (text) => {
      err += text;
    },
    onInterrupt: () => () => undefined,
    ...changes,
  });
  const bytes = Buffer.concat(written);
  return { exitCode, out: bytes.toString("utf8"), bytes, err };
}
