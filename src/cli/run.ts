import { CommanderError } from "commander";
import type { Console } from "./console.ts";
import { EXIT } from "./exit-codes.ts";
import { hideMinus } from "./minus.ts";
import { createProgram } from "./program.ts";

/** Runs a command line and answers with its exit code. */
export async function run(words: readonly string[], io: Console): Promise<number> {
  let exitCode: number = EXIT.known;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  if (words.length === 0) {
    io.complain(program.helpInformation());
    return EXIT.usage;
  }
  try {
    await program.parseAsync(words.map(hideMinus), { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.known : EXIT.usage;
  }
}
