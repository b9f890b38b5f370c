import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { fetchPages } from "../../scripts/fetch/fetch-pages.ts";
import type { NoDataReason } from "../../generator/raw-page.ts";
import { type Behaviour, type BehaviourServer, firstThen, send, startServer } from "./behaviour-server.ts";
import { PAGE, quickOptions, sourceAtPaths } from "./fetch-fixtures.ts";

const FIRST = "/docs/wallet/error-code";
const SECOND = "/docs/other/error-code";
const BOMB = gzipSync(Buffer.alloc(300_000, "-1000 "));
const GZIPPED = gzipSync(PAGE);
const SHELL = "<!doctype html><html><head><title>Docs</title></head><body><div id=root></div></body></html>";
const CHALLENGE = "<!doctype html><html><head><title>Just a moment...</title></head><body></body></html>";

/** Sends headers for a longer body than comes, then closes. */
const cut: Behaviour = (response) => {
  response.writeHead(200, { "content-length": String(PAGE.length + 50) });
  response.write(PAGE);
  setTimeout(() => response.destroy(), 20);
};
const cutChunked: Behaviour = (response) => {
  response.writeHead(200);
  response.write(PAGE);
  setTimeout(() => response.destroy(), 20);
};
const withoutLength: Behaviour = (response) => {
  response.socket?.end(`HTTP/1.1 200 OK\r\ncontent-type: text/markdown\r\nconnection: close\r\n\r\n${PAGE}`);
};
const noHttp: Behaviour = (response) => {
  response.socket?.end("SSH-2.0-hello\r\n");
};
const reset: Behaviour = (response) => {
  response.socket?.destroy();
};
const drip: Behaviour = (response) => {
  response.writeHead(200, { "content-type": "text/markdown" });
  const timer = setInterval(() => response.write("-1000 "), 20);
  response.once("close", () => {
    clearInterval(timer);
  });
};
const silent: Behaviour = () => undefined;
const redirectTo = (location: string): Behaviour => send(302, "", { location });

interface Case {
  readonly title: string;
  readonly behaviour: Behaviour;
  readonly reason: NoDataReason;
  readonly hits: number;
}

const CASES: readonly Case[] = [
  { title: "404", behaviour: send(404, ""), reason: "not-found", hits: 1 },
  { title: "202 of a firewall", behaviour: send(202, CHALLENGE), reason: "challenge", hits: 1 },
  { title: "204", behaviour: send(204, ""), reason: "empty-body", hits: 1 },
  { title: "206", behaviour: send(206, PAGE), reason: "unexpected-status", hits: 1 },
  { title: "403 challenge", behaviour: send(403, CHALLENGE), reason: "blocked", hits: 1 },
  { title: "405", behaviour: send(405, ""), reason: "blocked", hits: 1 },
  {
    title: "304 to a request without conditions",
    behaviour: send(304, ""),
    reason: "not-modified-without-cache",
    hits: 1,
  },
  { title: "always 429", behaviour: send(429, ""), reason: "rate-limited", hits: 3 },
  { title: "always 500", behaviour: send(500, PAGE), reason: "server-error", hits: 3 },
  { title: "empty body", behaviour: send(200, ""), reason: "empty-body", hits: 1 },
  { title: "blank body", behaviour: send(200, " \n\n "), reason: "empty-body", hits: 1 },
  { title: "empty gzip body", behaviour: send(200, "", { "content-encoding": "gzip" }), reason: "empty-body", hits: 1 },
  { title: "shell without entries", behaviour: send(200, SHELL), reason: "no-entries", hits: 1 },
  { title: "challenge with status 200", behaviour: send(200, CHALLENGE), reason: "challenge", hits: 1 },
  {
    title: "error page with status 200",
    behaviour: send(200, SHELL.replace("Docs", "404 Not Found")),
    reason: "not-found",
    hits: 1,
  },
  {
    title: "zstd",
    behaviour: send(200, PAGE, { "content-encoding": "zstd" }),
    reason: "unsupported-encoding",
    hits: 1,
  },
  {
    title: "deflate",
    behaviour: send(200, PAGE, { "content-encoding": "deflate" }),
    reason: "unsupported-encoding",
    hits: 1,
  },
  {
    title: "gzip twice",
    behaviour: send(200, gzipSync(GZIPPED), { "content-encoding": "gzip, gzip" }),
    reason: "unsupported-encoding",
    hits: 1,
  },
  {
    title: "truncated gzip",
    behaviour: send(200, GZIPPED.subarray(0, -12), { "content-encoding": "gzip" }),
    reason: "cut-body",
    hits: 3,
  },
  {
    title: "truncated brotli",
    behaviour: send(200, brotliCompressSync(PAGE).subarray(0, -4), { "content-encoding": "br" }),
    reason: "cut-body",
    hits: 3,
  },
  {
    title: "invalid gzip",
    behaviour: send(200, PAGE, { "content-encoding": "gzip" }),
    reason: "cut-body",
    hits: 3,
  },
  { title: "gzip bomb", behaviour: send(200, BOMB, { "content-encoding": "gzip" }), reason: "too-large", hits: 1 },
  { title: "body too large", behaviour: send(200, Buffer.alloc(150_000, "-1000 ")), reason: "too-large", hits: 1 },
  { title: "cut before its content-length", behaviour: cut, reason: "cut-body", hits: 3 },
  { title: "cut between chunks", behaviour: cutChunked, reason: "cut-body", hits: 3 },
  { title: "neither length nor chunks", behaviour: withoutLength, reason: "cut-body", hits: 1 },
  { title: "no HTTP at all", behaviour: noHttp, reason: "cut-body", hits: 3 },
  { title: "connection reset", behaviour: reset, reason: "connection-failed", hits: 3 },
  {
    title: "gbk by its header",
    behaviour: send(200, PAGE, { "content-type": "text/html; charset=GBK" }),
    reason: "wrong-charset",
    hits: 1,
  },
  {
    title: "bytes that are not UTF-8",
    behaviour: send(200, Buffer.concat([Buffer.from(PAGE), Buffer.from([0xb4, 0xed])])),
    reason: "invalid-utf8",
    hits: 1,
  },
  { title: "endless redirect to itself", behaviour: redirectTo(FIRST), reason: "too-many-redirects", hits: 6 },
  {
    title: "redirect to another host",
    behaviour: redirectTo("http://localhost:9/docs/wallet/error-code"),
    reason: "redirected-elsewhere",
    hits: 1,
  },
  {
    title: "redirect to another scheme",
    behaviour: redirectTo("file:///etc/hosts"),
    reason: "redirected-elsewhere",
    hits: 1,
  },
  {
    title: "redirect to another product",
    behaviour: redirectTo("/docs/convert/error-code"),
    reason: "redirected-elsewhere",
    hits: 1,
  },
  { title: "redirect to the home page", behaviour: redirectTo("/"), reason: "redirected-elsewhere", hits: 1 },
  {
    title: "redirect to the other language",
    behaviour: redirectTo("/docs/zh-CN/wallet/error-code"),
    reason: "redirected-elsewhere",
    hits: 1,
  },
  { title: "redirect to no address", behaviour: redirectTo("http://[:"), reason: "redirected-elsewhere", hits: 1 },
  { title: "redirect without a location", behaviour: send(302, ""), reason: "unexpected-status", hits: 1 },
];

let server: BehaviourServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

test.for(CASES)("$title is no data ($reason), and the next candidate is taken", async ({ behaviour, reason, hits }) => {
  server = await startServer({ [FIRST]: behaviour, [SECOND]: send(200, PAGE) });
  const [result] = await fetchPages([sourceAtPaths([FIRST, SECOND])], quickOptions(server.url));
  expect(result?.attempts).toMatchObject([{ url: `${server.url}${FIRST}`, reason }]);
  expect(result?.attempts[0]?.detail).toMatch(/\.$/u);
  expect(result).toMatchObject({ ok: true, page: { text: PAGE } });
  expect(server.requests.filter((request) => request.url === FIRST)).toHaveLength(hits);
});

test.for([
  { title: "a slow drip", behaviour: drip },
  { title: "a server that never answers", behaviour: silent },
])("$title ends with the attempt's time", async ({ behaviour }) => {
  server = await startServer({ [FIRST]: behaviour });
  const options = { ...quickOptions(server.url), limits: { attemptMs: 150, tries: 2 } };
  const [result] = await fetchPages([sourceAtPaths([FIRST])], options);
  expect(result).toMatchObject({ ok: false, attempts: [{ reason: "timeout" }] });
  expect(server.requests).toHaveLength(2);
});

test.for([
  {
    title: "429 then the page",
    behaviour: firstThen(send(429, "", { "retry-after": "7" }), send(200, PAGE)),
    wait: 7_000,
  },
  {
    title: "429 until a date",
    behaviour: firstThen(send(429, "", { "retry-after": "Fri, 18 Sep 2026 12:00:09 GMT" }), send(200, PAGE)),
    wait: 9_000,
  },
  { title: "500 then the page", behaviour: firstThen(send(500, ""), send(200, PAGE)), wait: 250 },
  {
    title: "503 then the page",
    behaviour: firstThen(send(503, "", { "retry-after": "soon" }), send(200, PAGE)),
    wait: 250,
  },
  { title: "a cut body then the page", behaviour: firstThen(cut, send(200, PAGE)), wait: 250 },
  { title: "a reset then the page", behaviour: firstThen(reset, send(200, PAGE)), wait: 250 },
])("$title: waits and asks again", async ({ behaviour, wait }) => {
  server = await startServer({ [FIRST]: behaviour });
  const waits: number[] = [];
  const [result] = await fetchPages([sourceAtPaths([FIRST])], quickOptions(server.url, waits));
  expect(result).toMatchObject({ ok: true, attempts: [], page: { text: PAGE } });
  expect(waits).toEqual([wait]);
});

test("a host that asks for an hour gets no more requests in this run", async () => {
  server = await startServer({ [FIRST]: send(429, "", { "retry-after": "3600" }), [SECOND]: send(200, PAGE) });
  const waits: number[] = [];
  const [result] = await fetchPages([sourceAtPaths([FIRST, SECOND])], quickOptions(server.url, waits));
  expect(result).toMatchObject({ ok: false, attempts: [{ reason: "rate-limited" }, { reason: "host-unavailable" }] });
  expect(server.requests).toHaveLength(1);
  expect(waits).toEqual([]);
});

test("a storm of failures closes the host, not the run", async () => {
  const paths = Array.from({ length: 20 }, (_, index) => `/docs/storm-${String(index)}/error-code`);
  server = await startServer(Object.fromEntries(paths.map((path) => [path, send(429, "")])));
  const sources = paths.map((path) => sourceAtPaths([path]));
  const results = await fetchPages(sources, quickOptions(server.url));
  expect(results.every((result) => !result.ok)).toBe(true);
  expect(results.map((result) => result.attempts[0]?.reason)).toContain("host-unavailable");
  expect(server.requests.length).toBeLessThanOrEqual(9 * 3);
});
