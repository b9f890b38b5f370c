import { Buffer } from "node:buffer";
import { once } from "node:events";
import type { Writable } from "node:stream";
import type { Console } from "../console.ts";
import type { LineScanner, Piece } from "./line-scanner.ts";

/**
 * Runs the input through the scanner into the output, no faster than the output takes it. Ends with the input or
 * at Ctrl-C, and answers whether it was that.
 */
export async function pump(
  { input, output, onInterrupt }: Pick<Console, "input" | "output" | "onInterrupt">,
  scanner: LineScanner,
  isWanted: (piece: Piece) => boolean,
): Promise<boolean> {
  const stop = new AbortController();
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
    // Destroying the input is how reading is stopped; the loop takes that for a failure.
    if (!stop.signal.aborted) throw error;
  } finally {
    forget();
  }
  await write(output, scanner.end().filter(isWanted));
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
