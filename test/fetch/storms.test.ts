import { afterEach, describe, expect, test } from "vitest";
import { fetchPages } from "../../scripts/fetch/fetch-pages.ts";
import { DEFAULT_LIMITS } from "../../scripts/fetch/limits.ts";
import { waitBefore } from "../../scripts/fetch/fetch-address.ts";
import { type Behaviour, type BehaviourServer, send, startServer } from "./behaviour-server.ts";
import { NOW, PAGE, quickOptions, sourceAtPaths } from "./fetch-fixtures.ts";

const STATUSES = [418, 429, 500, 502, 503, 504, 520, 599] as const;
const ASKED = [
  "",
  "-1",
  "-999999999999",
  "0",
  "NaN",
  "Infinity",
  "1e308",
  "5.5",
  "5, 10",
  "soon",
  "60",
  "61",
  "9".repeat(300),
  "Thu, 01 Jan 1970 00:00:00 GMT",
  "Fri, 31 Dec 9999 23:59:59 GMT",
  "Fri, 99 Xxx 9999 99:99:99 GMT",
] as const;
/** Years of the clock in turn: it jumps in both directions, to the limits of a date. */
const CLOCKS = [NOW, 0, Date.UTC(2099, 0), Date.UTC(2001, 0), 8.64e15, -8.64e15] as const;

let server: BehaviourServer | undefined;
afterEach(() => server?.close());

/** The waits while a host answers like this for pages with twenty addresses. */
async function storm(
  behaviour: Behaviour,
  now: () => number,
): Promise<{ waits: readonly number[]; reasons: readonly string[] }> {
  const paths = Array.from({ length: 20 }, (_, index) => `/docs/storm-${String(index)}/error-code`);
  server = await startServer(Object.fromEntries(paths.map((path) => [path, behaviour])));
  const waits: number[] = [];
  const options = quickOptions(server.url, waits);
  const sources = paths.map((path) => sourceAtPaths([path]));
  const results = await fetchPages(sources, { ...options, timing: { ...options.timing, now } });
  await server.close();
  return {
    waits,
    reasons: results.flatMap(({ ok, attempts }) => (ok ? ["page"] : attempts.map(({ reason }) => reason))),
  };
}

/** Limits of a wait, whatever a host asks for and whatever the clock says. */
function expectBounded(waits: readonly number[]): void {
  for (const wait of waits) {
    expect(wait).toBeGreaterThanOrEqual(DEFAULT_LIMITS.backoffMs / 2);
    expect(wait).toBeLessThanOrEqual(DEFAULT_LIMITS.maxRetryAfterMs);
  }
}

describe("a storm", () => {
  test.for(STATUSES)("of %i with absurd waits ends, and closes the host", async (status) => {
    const behaviour: Behaviour = (response, request, hit) => {
      const asked = ASKED[(hit + Number(/\d+/u.exec(request.url ?? "")?.[0])) % ASKED.length] ?? "";
      send(status, PAGE, { "retry-after": asked })(response, request, hit);
    };
    const { waits, reasons } = await storm(behaviour, () => NOW);
    expectBounded(waits);
    expect(reasons).not.toContain("page");
    expect(reasons).toContain("host-unavailable");
  });

  test("waits neither endlessly nor not at all while the clock jumps", async () => {
    let turn = 0;
    const jumping = (): number => CLOCKS[(turn += 1) % CLOCKS.length] ?? NOW;
    const { waits } = await storm(send(429, "", { "retry-after": "Fri, 18 Sep 2026 12:00:30 GMT" }), jumping);
    expectBounded(waits);
    expect(waits.length).toBeGreaterThan(0);
  });

  test("gives the page when it is over, for any clock", async () => {
    for (const clock of CLOCKS.slice(0, 4)) {
      let now = NOW;
      const { reasons } = await storm(
        (response, request, hit) => {
          now = clock;
          send(hit === 1 ? 503 : 200, PAGE, { "retry-after": "1" })(response, request, hit);
        },
        () => now,
      );
      expect(new Set(reasons)).toEqual(new Set(["page"]));
    }
  });
});

test.for(ASKED)("a wait of %j is bounded for every try and chance", (asked) => {
  const waits = Array.from({ length: 60 }, (_, index) =>
    waitBefore(index + 1, { retryAfterMs: Number(asked) * 1000 || 0 }, DEFAULT_LIMITS, (index % 11) / 10),
  );
  expectBounded(waits.filter((wait) => wait !== null));
});
