import { printable } from "../text/printable.ts";
import { Buffer } from "node:buffer";
import { createReadStream } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

const NEWLINE = 10;

/** The problem of the first file that cannot be read, checked before anything is printed; null if all can be read. */
export async function firstUnreadable(files: readonly string[]): Promise<string | null> {
  for (const file of files.filter((name) => name !== "-")) {
    try {
      await access(file, constants.R_OK);
      if ((await stat(file)).isDirectory()) return `${printable(file)} is a folder. Name its files.`;
    } catch (error) {
      return `${printable(file)} cannot be read: ${error instanceof Error ? printable(error.message) : "unknown error"}`;
    }
  }
  return null;
}

/** A log that fails while it is read: a damaged archive, a failing disk. */
export class UnreadableLog extends Error {
  constructor(file: string, cause: unknown) {
    super(`${printable(file)} cannot be read to its end: ${cause instanceof Error ? cause.message : "unknown error"}`, {
      cause,
    });
  }
}

/** The logs one after the other, each ended by a line break; standard input for `-` or if no file is named. */
export function readLogs(files: readonly string[], input: Readable): Readable {
  if (files.length === 0 || (files.length === 1 && files[0] === "-")) return input;
  return Readable.from(chunksOf(files, input), { objectMode: true });
}

async function* chunksOf(files: readonly string[], input: Readable): AsyncGenerator<Buffer> {
  for (const [index, file] of files.entries()) {
    let last = NEWLINE;
    try {
      for await (const chunk of open(file, input)) {
        const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
        last = bytes.at(-1) ?? last;
        yield bytes;
      }
    } catch (error) {
      throw new UnreadableLog(file, error);
    }
    if (last !== NEWLINE && index < files.length - 1) yield Buffer.from("\n");
  }
}

function open(file: string, input: Readable): Readable {
  if (file === "-") return input;
  const stream = createReadStream(file);
  if (!file.endsWith(".gz")) return stream;
  const unzipped = createGunzip();
  stream.on("error", (error) => unzipped.destroy(error));
  return stream.pipe(unzipped);
}
