import { test } from "vitest";
import { PAGE } from "./fetch-fixtures.ts";
import { CHUNKED, expectOutcome, HALF, LAST_CHUNK, lengthOf, type RawCase, REST } from "./raw-case.ts";
import { chunk, drip, head, write, writeAndEnd } from "./raw-server.ts";

// A server that counts characters instead of bytes, or writes an empty chunk for an empty text, once seemed to have
// sent the whole page: undici drops bytes after the end.
const WRONG_LENGTHS: readonly RawCase[] = [
  { title: "a length that is too short", script: write(head(lengthOf(HALF)), PAGE), reason: "cut-body" },
  {
    title: "a length that is too short, and the rest a little later",
    script: (socket) => {
      socket.write(head(lengthOf(HALF)) + HALF);
      setImmediate(() => socket.write(REST));
    },
    reason: "cut-body",
  },
  { title: "a length that is too long", script: writeAndEnd(head(lengthOf(`${PAGE}1`)), PAGE), reason: "cut-body" },
  { title: "two lengths", script: write(head(lengthOf(HALF), "content-length: 3"), HALF), reason: "cut-body" },
  { title: "a list of lengths", script: write(head(`${lengthOf(HALF)}, 3`), HALF), reason: "cut-body" },
  { title: "a negative length", script: write(head("content-length: -5"), HALF), reason: "cut-body" },
  { title: "a length with a sign", script: write(head("content-length: +40"), HALF), reason: "cut-body" },
  { title: "a hexadecimal length", script: write(head("content-length: 0x20"), HALF), reason: "cut-body" },
  {
    title: "a length beyond all numbers",
    script: write(head(`content-length: 9${"0".repeat(30)}`), HALF),
    reason: "cut-body",
  },
  { title: "a length of terabytes", script: write(head("content-length: 999999999999999"), HALF), reason: "timeout" },
  {
    title: "a length and chunks",
    script: write(head(lengthOf(HALF), CHUNKED), chunk(HALF), LAST_CHUNK),
    reason: "cut-body",
  },
];

const CHUNKS: readonly RawCase[] = [
  { title: "chunks", script: write(head(CHUNKED), chunk(HALF), chunk(REST), LAST_CHUNK) },
  {
    title: "chunks with extensions",
    script: write(head(CHUNKED), `${PAGE.length.toString(16)};a=b\r\n${PAGE}\r\n`, LAST_CHUNK),
  },
  { title: "chunks with trailers", script: write(head(CHUNKED), chunk(PAGE), "0\r\nx-checksum: 1\r\n\r\n") },
  {
    title: "an early end among chunks",
    script: write(head(CHUNKED), chunk(HALF), LAST_CHUNK, chunk(REST), LAST_CHUNK),
    reason: "cut-body",
  },
  { title: "no last chunk", script: writeAndEnd(head(CHUNKED), chunk(HALF)), reason: "cut-body" },
  { title: "half a last chunk", script: writeAndEnd(head(CHUNKED), chunk(HALF), "0\r\n"), reason: "cut-body" },
  { title: "an invalid chunk size", script: write(head(CHUNKED), chunk(HALF), "zz\r\n"), reason: "cut-body" },
  {
    title: "a chunk longer than its size",
    script: write(head(CHUNKED), `5\r\n${HALF}\r\n`, LAST_CHUNK),
    reason: "cut-body",
  },
  {
    title: "a chunk size beyond all numbers",
    script: write(head(CHUNKED), `1${"0".repeat(16)}\r\n`),
    reason: "cut-body",
  },
  { title: "a chunk of exabytes", script: write(head(CHUNKED), `${"f".repeat(15)}\r\n${HALF}`), reason: "timeout" },
  {
    title: "HTTP/1.0 with chunks and no last one",
    script: writeAndEnd(head(CHUNKED).replace("1.1", "1.0"), chunk(HALF)),
    reason: "cut-body",
  },
  // Their bodies end with the connection. Half of one was once accepted as the page: the word "chunked" was enough.
  ...["chunked, identity", "x-chunked", "chunked, gzip", "identity", "gzip, chunked"].map((coding) => ({
    title: `transfer-encoding ${coding}`,
    script: writeAndEnd(head(`transfer-encoding: ${coding}`), HALF),
    reason: "cut-body" as const,
  })),
  {
    title: "endless trailers",
    script: drip(`${head(CHUNKED)}${chunk(PAGE).toString()}0\r\n`, `x-a: ${"b".repeat(2000)}\r\n`, 1),
    reason: "too-large",
  },
];

test.for([...WRONG_LENGTHS, ...CHUNKS])("$title: $reason", expectOutcome);
