import { Buffer } from "node:buffer";
import type { Readable } from "node:stream";

/** More than anybody pastes; what comes after it is left unread. */
const LONGEST = 4 * 1024 * 1024;

/** The whole input as text, or its first megabytes. */
export async function readInput(input: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    chunks.push(bytes);
    length += bytes.length;
    if (length >= LONGEST) break;
  }
  return Buffer.concat(chunks).toString("utf8", 0, LONGEST);
}
