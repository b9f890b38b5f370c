import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchPages } from "../../scripts/fetch/fetch-pages.ts";
import { fuzzRuns, spread } from "../support/fuzz-runs.ts";
import { PAGE, quickOptions, sourceAtPaths } from "./fetch-fixtures.ts";
import { head, type RawServer, startRawServer } from "./raw-server.ts";
import { CHUNKED, HALF, LAST_CHUNK, lengthOf, REST } from "./raw-case.ts";

interface Answer {
  readonly name: string;
  readonly bytes: Buffer;
  /** Positions of the bytes that are checked by HTTP's rules or gzip's checksum. */
  readonly vouched: readonly number[];
}

/** Transferred bytes; plain text and brotli have no checksum. */
interface Piece {
  readonly bytes: Buffer;
  readonly vouched: boolean;
}

function answerOf(name: string, pieces: readonly Piece[]): Answer {
  const vouched = pieces.flatMap((piece) => Array.from(piece.bytes, () => piece.vouched));
  return {
    name,
    bytes: Buffer.concat(pieces.map(({ bytes }) => bytes)),
    vouched: vouched.flatMap((isVouched, at) => (isVouched ? [at] : [])),
  };
}

/** A body as a server may send it: with its length, or in two chunks. */
function answers(name: string, parts: readonly [Buffer, Buffer], encoding: readonly string[] = []): readonly Answer[] {
  const rule = (text: string): Piece => ({ bytes: Buffer.from(text), vouched: true });
  const content = (bytes: Buffer): Piece => ({ bytes, vouched: name.includes("gzip") });
  const sized = (part: Buffer): readonly Piece[] => [
    rule(`${part.length.toString(16)}\r\n`),
    content(part),
    rule("\r\n"),
  ];
  const whole = Buffer.concat(parts);
  return [
    answerOf(`${name} with a length`, [rule(head(...encoding, lengthOf(whole))), content(whole)]),
    answerOf(`${name} in chunks`, [rule(head(...encoding, CHUNKED)), ...parts.flatMap(sized), rule(LAST_CHUNK)]),
  ];
}

function halves(body: Buffer): readonly [Buffer, Buffer] {
  return [body.subarray(0, body.length / 2), body.subarray(body.length / 2)];
}

const ANSWERS: readonly Answer[] = [
  ...answers("plain text", [Buffer.from(HALF), Buffer.from(REST)]),
  ...answers("gzip", halves(gzipSync(PAGE)), ["content-encoding: gzip"]),
  ...answers("gzip of two members", [gzipSync(HALF), gzipSync(REST)], ["content-encoding: gzip"]),
  ...answers("brotli", halves(brotliCompressSync(PAGE)), ["content-encoding: br"]),
];

let server: RawServer;
let wire: Buffer = Buffer.alloc(0);
beforeAll(async () => {
  server = await startRawServer((socket) => socket.end(wire));
});
afterAll(() => server.close());

/** The page, or null = no data. */
async function fetched(bytes: Buffer): Promise<string | null> {
  wire = bytes;
  const { limits, ...options } = quickOptions(server.url);
  const [result] = await fetchPages([sourceAtPaths(["/docs/wallet/error-code"])], {
    ...options,
    limits: { ...limits, tries: 1, afterBodyMs: 1 },
  });
  return result?.ok === true ? result.page.text : null;
}

test.for(ANSWERS)("undamaged, $name gives the page", async ({ bytes }) => {
  expect(await fetched(bytes)).toBe(PAGE);
});

const CUTS = ANSWERS.flatMap(({ name, bytes }) =>
  Array.from({ length: bytes.length }, (_, at) => ({ name, bytes, at })),
);

test(`cut at any byte, an answer gives no data (${String(CUTS.length)} places)`, async () => {
  for (const { name, bytes, at } of spread(CUTS, fuzzRuns(100))) {
    expect(await fetched(bytes.subarray(0, at)), `${name}, ${String(at)} bytes`).toBeNull();
  }
});

const REPLACEMENTS = Array.from('0123456789afgz ":;,-\r\n\0\u0080');
const CHANGES = ANSWERS.flatMap(({ name, bytes, vouched }) =>
  vouched.flatMap((at) => REPLACEMENTS.map((by) => ({ name, bytes, at, by }))),
);

test(`with any byte changed that something vouches for, it gives the page or no data (${String(CHANGES.length)} ways)`, async () => {
  for (const { name, bytes, at, by } of spread(CHANGES, fuzzRuns(200))) {
    const changed = Buffer.from(bytes);
    changed[at] = by.charCodeAt(0);
    expect([PAGE, null], `${name}, byte ${String(at)} is ${JSON.stringify(by)}`).toContain(await fetched(changed));
  }
});
