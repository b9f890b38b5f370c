import { afterEach, expect, test } from "vitest";
import { LIVE_ADDRESSES, redirectRule } from "../../scripts/fetch/redirects.ts";
import { fetchPages } from "../../scripts/fetch/fetch-pages.ts";
import { leadsTo, type Source } from "../../generator/sources.ts";
import { type BehaviourServer, send, startServer } from "./behaviour-server.ts";
import { PAGE, quickOptions, sourceAtPaths } from "./fetch-fixtures.ts";

const HOST = "https://developers.binance.com";
const OWN = "/docs/wallet/error-code";
const SOURCE: Source = sourceAtPaths([OWN]);
const rule = redirectRule(
  LIVE_ADDRESSES,
  `${HOST}${OWN}`,
  ["developers.binance.com", "raw.githubusercontent.com"],
  (path) => leadsTo(SOURCE, path),
);

/** The target of a redirect from the live page, or its failure. */
function lead(location: string): string {
  const to = rule(location, new URL(`${HOST}${OWN}`));
  return to instanceof URL ? to.href : to.detail;
}

test.for([
  ["error-code", `${HOST}${OWN}`],
  // To itself: the number of redirects ends it.
  ["", `${HOST}${OWN}`],
  ["./error-codes", `${HOST}/docs/wallet/error-codes`],
  [`${HOST}:443${OWN}?v=2`, `${HOST}${OWN}?v=2`],
  [`HTTPS://DEVELOPERS.BINANCE.COM${OWN}/`, `${HOST}${OWN}/`],
  [`/docs/convert/../wallet/error-code.md`, `${HOST}${OWN}.md`],
  [`//raw.githubusercontent.com${OWN}`, `https://raw.githubusercontent.com${OWN}`],
] as const)("a redirect to %j is followed", ([location, expected]) => {
  expect(lead(location)).toBe(expected);
});

const ELSEWHERE: readonly (readonly [string, readonly string[]])[] = [
  [
    "another host",
    [
      `//evil.example${OWN}`,
      `https://evil.example${OWN}`,
      `\\\\evil.example${OWN}`,
      `/\\evil.example${OWN}`,
      `/\t/evil.example${OWN}`,
      `https:/\\/evil.example${OWN}`,
      `${HOST}.evil.example${OWN}`,
      `${HOST}:8443${OWN}`,
      `https://developers.binance.com.${OWN}`,
      `https://developers.bіnance.com${OWN}`,
      `https://127.0.0.1${OWN}`,
      `https://[::1]${OWN}`,
      `https://0x7f000001${OWN}`,
    ],
  ],
  [
    "an address with credentials",
    [
      `https://user@developers.binance.com${OWN}`,
      `https://developers.binance.com@evil.example${OWN}`,
      `https://:x@developers.binance.com${OWN}`,
    ],
  ],
  ["an unprotected address", [`http://developers.binance.com${OWN}`, `http://evil.example${OWN}`]],
  [
    "the scheme",
    [
      "file:///etc/passwd",
      "data:text/markdown,%23%20Errors",
      "javascript:1",
      "ftp://developers.binance.com/x",
      "blob:https://developers.binance.com/1",
    ],
  ],
  [
    "another page",
    [
      "/",
      "/?next=/docs/wallet/error-code",
      "/docs/convert/error-code",
      "/docs/wallet/../convert/error-code",
      "/docs/wallet/%2e%2e/convert/error-code",
      "/docs/wallet%2f..%2fconvert/error-code",
      "/zh-CN/docs/wallet/error-code",
      "/docs/wallet/change-log",
    ],
  ],
  ["an invalid address", ["http://[:", "https://", "https://developers.binance.com:99999/"]],
];

test.for(ELSEWHERE.flatMap(([where, locations]) => locations.map((location) => ({ where, location }))))(
  "a redirect to $location is refused: $where",
  ({ where, location }) => {
    expect(lead(location)).toContain(where);
  },
);

let server: BehaviourServer | undefined;
afterEach(() => server?.close());

test("a chain of redirects has an end, and so has one between two addresses of the page", async () => {
  const chain = Array.from({ length: 40 }, (_, n): [string, ReturnType<typeof send>] => [
    `${OWN}?${String(n)}`,
    send(302, "", { location: `${OWN}?${String(n + 1)}` }),
  ]);
  server = await startServer({
    ...Object.fromEntries(chain),
    [OWN]: send(301, "", { location: `${OWN}?0` }),
    "/docs/a/errors": send(307, "", { location: "/docs/a/error-codes" }),
    "/docs/a/error-codes": send(308, "", { location: "/docs/a/errors" }),
  });
  const results = await fetchPages([SOURCE, sourceAtPaths(["/docs/a/errors"])], quickOptions(server.url));
  expect(results.map(({ attempts }) => attempts.map(({ reason }) => reason))).toEqual([
    ["too-many-redirects"],
    ["too-many-redirects"],
  ]);
  // One request and five redirects each, without a retry.
  expect(server.requests).toHaveLength(12);
});

test("a redirect is followed with what it answers, not with what it says", async () => {
  server = await startServer({
    [OWN]: send(302, PAGE, { location: `${OWN}s` }),
    [`${OWN}s`]: send(200, `${PAGE}moved`),
  });
  const [result] = await fetchPages([SOURCE], quickOptions(server.url));
  expect(result).toMatchObject({ ok: true, page: { text: `${PAGE}moved` } });
});
