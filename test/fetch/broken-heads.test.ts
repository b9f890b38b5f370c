import { test } from "vitest";
import { PAGE } from "./fetch-fixtures.ts";
import { expectOutcome, lengthOf, type RawCase } from "./raw-case.ts";
import { chunk, drip, head, write, writeAndEnd } from "./raw-server.ts";

const HEADS: readonly RawCase[] = [
  {
    title: "150 headers",
    script: write(head(...Array.from({ length: 150 }, (_, n) => `x-${String(n)}: 1`), lengthOf(PAGE)), PAGE),
  },
  {
    title: "3,000 headers",
    script: write(head(...Array.from({ length: 3000 }, (_, n) => `x-${String(n)}: 1`), lengthOf(PAGE)), PAGE),
    reason: "too-large",
  },
  {
    title: "endless headers",
    script: drip("HTTP/1.1 200 OK\r\n", `x-a: ${"b".repeat(2000)}\r\n`, 1),
    reason: "too-large",
  },
  { title: "a head that drips", script: drip("HTTP/1.1 200 OK\r\n", "a", 20), reason: "timeout" },
  { title: "endless 103", script: drip("", "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n", 20), reason: "timeout" },
  { title: "103, then the page", script: write("HTTP/1.1 103 Early Hints\r\n\r\n", head(lengthOf(PAGE)), PAGE) },
  {
    title: "103 many thousand times, then the page",
    script: write("HTTP/1.1 103 E\r\n\r\n".repeat(20_000), head(lengthOf(PAGE)), PAGE),
  },
  {
    title: "an unrequested 100",
    script: drip("", "HTTP/1.1 100 Continue\r\n\r\n", 5),
    reason: "connection-failed",
  },
  {
    title: "an unrequested 101",
    script: writeAndEnd("HTTP/1.1 101 X\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n", PAGE),
    reason: "connection-failed",
  },
  { title: "line feeds alone", script: write(`HTTP/1.1 200 OK\n${lengthOf(PAGE)}\n\n${PAGE}`), reason: "cut-body" },
  { title: "a folded header", script: write(head("x-a: 1\r\n b", lengthOf(PAGE)), PAGE), reason: "cut-body" },
  {
    title: "a space before a colon",
    script: write(head(`content-length : ${String(PAGE.length)}`), PAGE),
    reason: "cut-body",
  },
  { title: "a null byte in a header", script: write(head("x-a: a\0b", lengthOf(PAGE)), PAGE), reason: "cut-body" },
  { title: "status 999", script: write("HTTP/1.1 999 X\r\ncontent-length: 0\r\n\r\n"), reason: "unexpected-status" },
  { title: "status 99", script: write("HTTP/1.1 99 X\r\ncontent-length: 0\r\n\r\n"), reason: "cut-body" },
  {
    title: "a 404 with an endless slow body",
    script: drip("HTTP/1.1 404 X\r\ntransfer-encoding: chunked\r\n\r\n", chunk("x"), 20),
    reason: "not-found",
  },
  {
    title: "a 404 whose body never ends",
    script: drip("HTTP/1.1 404 X\r\ntransfer-encoding: chunked\r\n\r\n", chunk("x".repeat(9000)), 1),
    reason: "not-found",
  },
  { title: "no head at all", script: write("\r\n\r\n\r\n"), reason: "timeout" },
];

test.for(HEADS)("$title: $reason", expectOutcome);
