import { CommanderError } from "commander";
import type { Console } from "./console.ts";
import { EXIT } from "./exit-codes.ts";
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

/**
 * `-1021: Timestamp …` is no option. Commander lets negative numbers pass but not texts that begin with one, so
 * their minus becomes the mathematical one, which means the same to everything that reads it here.
 */
function hideMinus(word: string): string {
  return /^-\d/u.test(word) ? `\u2212${word.slice(1)}` : word;
}
