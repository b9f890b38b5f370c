import { Buffer } from "node:buffer";
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { nextErrorSign } from "../../src/cli/annotate-command.ts";
import { LineScanner, type Piece, WINDOW } from "../../src/cli/annotate-lines.ts";

interface Scan {
  readonly pieces: readonly Piece[];
  readonly seen: readonly (readonly [lineNumber: number, line: string])[];
  readonly lines: number;
}

function scan(chunks: readonly Buffer[]): Scan {
  const seen: [number, string][] = [];
  const scanner = new LineScanner({
    inspect: (line, lineNumber) => {
      seen.push([lineNumber, line.toString("latin1")]);
      return `note ${String(lineNumber)}\n`;
    },
  });
  const pieces = [...chunks.flatMap((chunk) => scanner.push(chunk)), ...scanner.end()];
  return { pieces, seen, lines: scanner.lines };
}

function logOf(pieces: readonly Piece[]): Buffer {
  return Buffer.concat(pieces.flatMap((piece) => (typeof piece === "string" ? [] : [piece])));
}

/** Expected result, by splitting the whole text: the same for all chunks. */
function expectedLines(bytes: Buffer): Scan["seen"] {
  return bytes
    .toString("latin1")
    .split("\n")
    .map((line, index) => [index + 1, line.slice(0, WINDOW)] as const)
    .filter(([, line]) => nextErrorSign(line, 0) >= 0);
}

const junk = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
const line = fc
  .constantFrom("", "quiet", "ERROR", "code=-1021\r", "x".repeat(300), "caf\u00e9 -1003", "unknown")
  .map((text) => Buffer.from(text));
const end = fc.constantFrom("\n", "\n\n", "").map((text) => Buffer.from(text));
const chunks = fc.array(fc.oneof(junk, line, end), { maxLength: 40 });

describe("for all chunks", () => {
  property.prop([chunks], { numRuns: 500 })("the log comes out unchanged, and every hot line is seen once", (given) => {
    const bytes = Buffer.concat(given);
    const { pieces, seen, lines } = scan(given);
    const log = logOf(pieces);
    const hasOwnEnd = log.length > bytes.length;
    expect(log.subarray(0, bytes.length).equals(bytes)).toBe(true);
    // A note after a last line without an end adds only one byte: the end of that line.
    expect(log.subarray(bytes.length).toString()).toBe(hasOwnEnd ? "\n" : "");
    expect(hasOwnEnd && bytes.at(-1) === 10).toBe(false);
    expect(seen).toEqual(expectedLines(bytes));
    expect(lines).toBe(bytes.length === 0 ? 0 : bytes.toString("latin1").replace(/\n$/u, "").split("\n").length);
  });

  property.prop([chunks])("notes stand on lines of their own, after their line", (given) => {
    const before: Piece[] = [];
    for (const piece of scan(given).pieces) {
      if (typeof piece === "string") expect(logOf(before).at(-1)).toBe(10);
      before.push(piece);
    }
  });
});

describe("a line without an end", () => {
  const megabytes = 32;
  const chunk = Buffer.alloc(65_536, "x");

  test("is passed on as it comes, and kept in bounds", () => {
    const sizes: number[] = [];
    const scanner = new LineScanner({
      inspect: (bytes) => {
        sizes.push(bytes.length);
        return "";
      },
    });
    expect(scanner.push(Buffer.from("ERROR "))).toEqual([Buffer.from("ERROR ")]);
    for (let count = 0; count < megabytes * 16; count += 1) expect(scanner.push(chunk)[0] === chunk).toBe(true);
    scanner.push(Buffer.from("\n"));
    expect(sizes).toEqual([WINDOW]);
  });

  test("is searched at its beginning", () => {
    expect(scan([Buffer.from("code=-1021 "), chunk, chunk]).seen.map(([number]) => number)).toEqual([1]);
    expect(scan([chunk, chunk, Buffer.from(" code=-1021")]).seen).toEqual([]);
  });
});
