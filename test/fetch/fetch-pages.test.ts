import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { fetchIndexes } from "../../scripts/fetch/fetch-indexes.ts";
import { fetchPages } from "../../scripts/fetch/fetch-pages.ts";
import { findSource } from "../../generator/sources.ts";
import type { BehaviourServer } from "./behaviour-server.ts";
import { send, startServer } from "./behaviour-server.ts";
import { PAGE, quickOptions, sourceAtPaths } from "./fetch-fixtures.ts";

const PATH = "/docs/wallet/error-code";
let server: BehaviourServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

test.for([
  { title: "as it is", encode: (text: string) => Buffer.from(text), encoding: undefined },
  { title: "gzip", encode: (text: string) => gzipSync(text), encoding: "gzip" },
  { title: "br", encode: (text: string) => brotliCompressSync(text), encoding: "br" },
  { title: "GZIP in capitals", encode: (text: string) => gzipSync(text), encoding: "GZIP" },
])("a page sent $title arrives whole, with its provenance", async ({ encode, encoding }) => {
  const more = encoding === undefined ? {} : { "content-encoding": encoding };
  server = await startServer({ [PATH]: send(200, encode(PAGE), more) });
  const [result] = await fetchPages([sourceAtPaths([PATH])], quickOptions(server.url));
  expect(result).toMatchObject({
    ok: true,
    page: {
      source: { family: "sapi", product: "wallet", locale: "en" },
      url: `https://developers.binance.com${PATH}`,
      requestedUrl: `https://developers.binance.com${PATH}`,
      text: PAGE,
      format: "markdown",
      bytes: PAGE.length,
      recorded: "2026-09-18",
      frozen: false,
    },
  });
});

test("asks as who it is, for gzip and br only", async () => {
  server = await startServer({ [PATH]: send(200, PAGE) });
  await fetchPages([sourceAtPaths([PATH])], quickOptions(server.url));
  expect(server.requests[0]?.headers["accept-encoding"]).toBe("gzip, br");
  expect(server.requests[0]?.headers["user-agent"]).toMatch(/^binance-errors\/\d+\.\d+\.\d+ \(.+\)$/u);
  expect(server.requests[0]?.headers["if-none-match"]).toBeUndefined();
});

test("a byte order mark is dropped", async () => {
  server = await startServer({ [PATH]: send(200, `\uFEFF${PAGE}`) });
  const [result] = await fetchPages([sourceAtPaths([PATH])], quickOptions(server.url));
  expect(result).toMatchObject({ ok: true, page: { text: PAGE } });
});

test("redirects within the page are followed, and the address that answered is told", async () => {
  const wallet = findSource("wallet", "en");
  if (wallet === undefined) throw new Error("wallet is in the table");
  server = await startServer({
    "/en/docs/products/wallet/error-code.md": send(301, "", { location: "/docs/wallet/error-code" }),
    "/docs/wallet/error-code": send(308, "", { location: "/docs/wallet/error-code/" }),
    "/docs/wallet/error-code/": send(302, "", { location: "error-codes" }),
    "/docs/wallet/error-code/error-codes": send(404, ""),
    "/en/docs/products/wallet/error-code": send(302, "", { location: "error-codes" }),
    "/en/docs/products/wallet/error-codes": send(200, PAGE),
  });
  const [result] = await fetchPages([wallet], quickOptions(server.url));
  expect(result?.attempts).toMatchObject([{ reason: "redirected-elsewhere" }, { reason: "not-found" }]);
  expect(result).toMatchObject({
    ok: true,
    page: { url: "https://developers.binance.com/en/docs/products/wallet/error-codes" },
  });
});

test("the legacy copy is marked as frozen", async () => {
  server = await startServer({ "/legacy-docs/wallet/error-code": send(200, PAGE) });
  const [result] = await fetchPages([sourceAtPaths(["/legacy-docs/wallet/error-code"])], quickOptions(server.url));
  expect(result).toMatchObject({ ok: true, page: { frozen: true } });
});

test("a page refused by the parser is no data, and the next candidate is taken", async () => {
  server = await startServer({ "/docs/a/errors": send(200, `${PAGE}other`), "/docs/b/errors": send(200, PAGE) });
  const [result] = await fetchPages([sourceAtPaths(["/docs/a/errors", "/docs/b/errors"])], {
    ...quickOptions(server.url),
    accept: (page) =>
      page.text.endsWith("other")
        ? { ok: false, reason: "other-page", detail: "It is the page of convert." }
        : { ok: true },
  });
  expect(result).toMatchObject({
    ok: true,
    attempts: [{ reason: "other-page", status: 200, detail: "It is the page of convert." }],
    page: { url: "https://developers.binance.com/docs/b/errors" },
  });
});

test("at most two requests are open at a host, and results keep the sources' order", async () => {
  const paths = Array.from({ length: 12 }, (_, index) => `/docs/many-${String(index)}/errors`);
  const slowly = (path: string): [string, ReturnType<typeof send>] => [
    path,
    (response, request, hit) =>
      setTimeout(() => {
        send(200, `${PAGE}${path}`)(response, request, hit);
      }, 10),
  ];
  server = await startServer(Object.fromEntries(paths.map(slowly)));
  const results = await fetchPages(
    paths.map((path) => sourceAtPaths([path])),
    quickOptions(server.url),
  );
  expect(results.map((result) => result.ok && result.page.text)).toEqual(paths.map((path) => `${PAGE}${path}`));
  expect(server.mostAtOnce()).toBe(2);
});

test("cancelled midway: open requests end, no new ones start, every source has its reason", async () => {
  const stop = new AbortController();
  server = await startServer({
    "/docs/hang/errors": () => {
      stop.abort();
    },
  });
  const sources = Array.from({ length: 6 }, () => sourceAtPaths(["/docs/hang/errors", "/docs/next/errors"]));
  const results = await fetchPages(sources, { ...quickOptions(server.url), signal: stop.signal });
  expect(results.map((result) => result.attempts.map((attempt) => attempt.reason))).toEqual(
    sources.map(() => ["cancelled"]),
  );
  expect(server.requests.length).toBeLessThanOrEqual(2);
});

test("cancelled before it starts: no request", async () => {
  server = await startServer({});
  const options = { ...quickOptions(server.url), signal: AbortSignal.abort() };
  const [result] = await fetchPages([sourceAtPaths([PATH])], options);
  expect(result).toMatchObject({ ok: false, attempts: [{ reason: "cancelled" }] });
  expect(server.requests).toHaveLength(0);
});

test("the run ends when its time is up, however many pages are left", async () => {
  server = await startServer({ [PATH]: () => undefined });
  const sources = Array.from({ length: 10 }, () => sourceAtPaths([PATH, PATH]));
  const results = await fetchPages(sources, { ...quickOptions(server.url), limits: { runMs: 200 } });
  expect(new Set(results.map((result) => result.attempts[0]?.reason))).toEqual(new Set(["timeout"]));
});

test("a host that refuses connections", async () => {
  server = await startServer({});
  const { url } = server;
  await server.close();
  server = undefined;
  const [result] = await fetchPages([sourceAtPaths([PATH])], quickOptions(url));
  expect(result).toMatchObject({ ok: false, attempts: [{ reason: "connection-failed" }] });
});

test("another host may serve the paths under a folder of its own", async () => {
  server = await startServer({ [`/mirror${PATH}`]: send(200, PAGE) });
  const [result] = await fetchPages([sourceAtPaths([PATH])], quickOptions(`${server.url}/mirror/`));
  expect(result).toMatchObject({ ok: true, page: { url: `https://developers.binance.com${PATH}` } });
});

test("the sites' indexes are fetched; a missing one is a warning", async () => {
  server = await startServer({
    "/en/docs/llms.txt": send(200, "- [a](/en/docs/a.md)\n", { "content-type": "text/plain" }),
  });
  const { indexes, problems } = await fetchIndexes(quickOptions(server.url));
  expect(indexes).toEqual([{ url: "https://developers.binance.com/en/docs/llms.txt", text: "- [a](/en/docs/a.md)\n" }]);
  expect(problems).toMatchObject([{ check: "missing-site-index", severity: "warning" }]);
});
