import { brotliCompressSync, gzipSync } from "node:zlib";
import { test } from "vitest";
import { PAGE } from "./fetch-fixtures.ts";
import { expectOutcome, HALF, lengthOf, type RawCase, REST } from "./raw-case.ts";
import { head, write, writeAndEnd, type Script } from "./raw-server.ts";

function encoded(name: "gzip" | "br", body: Buffer, ...more: readonly string[]): Script {
  return write(head(`content-encoding: ${name}`, lengthOf(body), ...more), body);
}

const ENCODINGS: readonly RawCase[] = [
  { title: "a page in two gzip members", script: encoded("gzip", Buffer.concat([gzipSync(HALF), gzipSync(REST)])) },
  {
    title: "gzip without a length",
    script: writeAndEnd(head("content-encoding: gzip"), gzipSync(HALF)),
    reason: "cut-body",
  },
  {
    title: "gzip and other bytes",
    script: encoded("gzip", Buffer.concat([gzipSync(HALF), Buffer.from(REST)])),
    reason: "cut-body",
  },
  // Node's decoder ignores everything after a null byte.
  {
    title: "gzip, a null byte, and the rest",
    script: encoded("gzip", Buffer.concat([gzipSync(HALF), Buffer.alloc(1), gzipSync(REST)])),
    reason: "cut-body",
  },
  {
    title: "half a second gzip member",
    script: encoded("gzip", Buffer.concat([gzipSync(HALF), gzipSync(REST).subarray(0, 9)])),
    reason: "cut-body",
  },
  {
    title: "brotli and other bytes",
    script: encoded("br", Buffer.concat([brotliCompressSync(HALF), Buffer.from(REST)])),
    reason: "cut-body",
  },
  { title: "gzip in gzip under one name", script: encoded("gzip", gzipSync(gzipSync(PAGE))), reason: "invalid-utf8" },
  { title: "gzip under the name of br", script: encoded("br", gzipSync(PAGE)), reason: "cut-body" },
  {
    title: "gzip named twice",
    script: encoded("gzip", gzipSync(PAGE), "content-encoding: gzip"),
    reason: "unsupported-encoding",
  },
  {
    title: "a gzip bomb in gzip",
    script: encoded("gzip", gzipSync(gzipSync(Buffer.alloc(5_000_000)))),
    reason: "invalid-utf8",
  },
  { title: "a brotli bomb", script: encoded("br", brotliCompressSync(Buffer.alloc(5_000_000))), reason: "too-large" },
  {
    title: "a bomb of two members",
    script: encoded("gzip", Buffer.concat([gzipSync(PAGE), gzipSync(Buffer.alloc(5_000_000))])),
    reason: "too-large",
  },
  {
    title: "an encoding with characters that a terminal obeys",
    script: write(head("content-encoding: \u009b31m\u202e", lengthOf(PAGE)), PAGE),
    reason: "unsupported-encoding",
  },
];

test.for(ENCODINGS)("$title: $reason", expectOutcome);
