import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type FetchResult, fetchPages } from "../../scripts/fetch/fetch-pages.ts";
import { failureOf } from "../../scripts/fetch/http-failure.ts";
import { PAGE, quickOptions, sourceAtPaths } from "./fetch-fixtures.ts";
import { lengthOf } from "./raw-case.ts";
import { head, type RawServer, type Script, startRawServer, write } from "./raw-server.ts";

const OK = `${head(lengthOf(PAGE))}${PAGE}`;
const POISON = PAGE.replaceAll("-10", "-66");

let server: RawServer | undefined;
afterEach(() => server?.close());

function fetchMany(url: string, count: number): Promise<readonly FetchResult[]> {
  const sources = Array.from({ length: count }, (_, index) => sourceAtPaths([`/docs/p${String(index)}/error-code`]));
  return fetchPages(sources, quickOptions(url));
}

function texts(results: readonly FetchResult[]): ReadonlySet<string> {
  return new Set(results.map((result) => (result.ok ? result.page.text : (result.attempts[0]?.reason ?? ""))));
}

test("a host may be on IPv6", async () => {
  try {
    server = await startRawServer(write(OK), "::1");
  } catch (error) {
    console.warn("This machine has no ::1, so IPv6 was not tried.", error);
    return;
  }
  const [result] = await fetchMany(server.url, 1);
  expect(result).toMatchObject({ ok: true, page: { url: "https://developers.binance.com/docs/p0/error-code" } });
});

// On a shared connection, an unrequested second answer could be read as the answer to the next request.
test.for(["at once", "a little later"])("an unrequested answer, sent %s, is never another page's", async (when) => {
  const more = `${head(lengthOf(POISON))}${POISON}`;
  server = await startRawServer((socket) => {
    socket.write(OK);
    if (when === "at once") socket.write(more);
    else setImmediate(() => socket.write(more));
  });
  const seen = texts(await fetchMany(server.url, 8));
  expect([...seen].filter((text) => text.includes("-66"))).toEqual([]);
});

test.for<{ readonly title: string; readonly script: Script }>([
  { title: "at once after an answer", script: (socket) => socket.end(OK) },
  {
    title: "by a reset after the first request",
    script: (socket, hit) => (hit === 1 ? socket.resetAndDestroy() : socket.write(OK)),
  },
  {
    title: "by a reset in the middle of the first answer",
    script: (socket, hit) =>
      hit === 1 ? socket.write(OK.slice(0, -9), () => socket.resetAndDestroy()) : socket.write(OK),
  },
  {
    title: "in the middle of a head",
    script: (socket, hit) => (hit === 1 ? socket.end(OK.slice(0, 20)) : socket.write(OK)),
  },
])("connections that a server closes $title cost a retry, not a page", async ({ script }) => {
  server = await startRawServer(script);
  expect(texts(await fetchMany(server.url, 6))).toEqual(new Set([PAGE]));
});

test("no connection is used twice", async () => {
  server = await startRawServer(write(OK));
  await fetchMany(server.url, 6);
  expect(server.connections()).toBe(6);
});

test.for([
  // A label of 64 letters is not a valid name: it fails locally, without asking a server.
  { title: "a name that does not resolve", url: `http://${"a".repeat(64)}.invalid` },
  { title: "port 0", url: "http://127.0.0.1:0" },
])("$title gives no connection", async ({ url }) => {
  const [result] = await fetchMany(url, 1);
  expect(result).toMatchObject({ ok: false, attempts: [{ reason: "connection-failed" }] });
});

test.for([
  { title: "answers TLS with plain text", answer: (socket: Socket) => socket.end(OK), reason: "connection-failed" },
  { title: "never answers TLS", answer: () => undefined, reason: "timeout" },
])("a server that $title: $reason, within the attempt's time", async ({ answer, reason }) => {
  const listener = createServer((socket) => {
    socket.on("error", () => undefined).once("data", () => answer(socket));
  });
  await once(listener.listen(0, "127.0.0.1"), "listening");
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port");
  const { limits, ...options } = quickOptions(`https://127.0.0.1:${String(address.port)}`);
  // Only the attempt's timer ends it: the connection's timer is longer than the test.
  const short = { ...limits, attemptMs: 300, connectMs: 600_000, tries: 1 };
  const [result] = await fetchPages([sourceAtPaths(["/docs/wallet/error-code"])], { ...options, limits: short });
  expect(result).toMatchObject({ ok: false, attempts: [{ reason }] });
  listener.close();
});

test.for([
  ["ENOTFOUND", false],
  ["ECONNREFUSED", false],
  ["EHOSTUNREACH", false],
  ["CERT_HAS_EXPIRED", false],
  ["EAI_AGAIN", true],
  ["ECONNRESET", true],
  ["ETIMEDOUT", true],
] as const)("%s: asked again: %s", ([code, retry]) => {
  const live = new AbortController().signal;
  const failure = failureOf(Object.assign(new Error("no"), { code }), live, live, false);
  expect(failure).toMatchObject({ reason: "connection-failed", retry });
  expect(failure.detail).toContain(code);
});
