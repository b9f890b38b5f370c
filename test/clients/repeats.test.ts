import { existsSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { recover } from "../../generated/entry/spot.ts";
import { cutAnswer, noAnswer, overloaded, unknownExecution } from "../../src/testing.ts";
import { startMockServer } from "../../src/testing-server.ts";
import { renderTallies, type Tally } from "../chaos/habits.ts";
import { fuzzRuns } from "../support/fuzz-runs.ts";

const send = z.custom<() => Promise<unknown>>((value) => typeof value === "function");
const orderSchema = z.looseObject({ place: send, find: send });
const loadedSchema = z.object({
  repeatingClients: z.array(z.tuple([z.string(), z.custom<(url: string) => () => Promise<unknown>>()])),
  orderOfCcxt: z.custom<(url: string) => unknown>(),
});
const isInstalled = existsSync(new URL("node_modules/ccxt", import.meta.url));

/** Half of the requests fail; orders are filled at once. */
const CHAOS = {
  share: 0.5,
  scenarios: [
    noAnswer(),
    noAnswer({ executed: false }),
    unknownExecution(),
    unknownExecution({ executed: false }),
    overloaded(),
    cutAnswer(),
  ],
};

async function tally(name: string, prepare: (url: string) => () => Promise<unknown>, runs: number): Promise<Tally> {
  let duplicated = 0;
  let tooMany = 0;
  let placed = 0;
  for (let seed = 1; seed <= runs; seed += 1) {
    const server = await startMockServer({ seed, chaos: CHAOS, fillAfterMs: 0 });
    const isKnown = await prepare(server.url)().then(
      () => true,
      () => false,
    );
    const { length } = server.exchange.orders;
    if (length > 1) duplicated += 1;
    tooMany += Math.max(0, length - 1);
    if (isKnown && length > 0) placed += 1;
    await server.close();
  }
  return { name, runs, duplicated, tooMany, placed };
}

describe.skipIf(!isInstalled)("real clients with their own repeats (npm --prefix test/clients ci)", () => {
  let loaded: z.infer<typeof loadedSchema>;
  beforeAll(async () => {
    const file = new URL("repeating-clients.mjs", import.meta.url).href;
    loaded = loadedSchema.parse({ ...((await import(/* @vite-ignore */ file)) as object) });
  });

  /** `recover` waits on a separate clock, so that no run takes long. */
  const recoverAround = (url: string): (() => Promise<unknown>) => {
    const { place, find } = orderSchema.parse(loaded.orderOfCcxt(url));
    let now = Date.now();
    return () =>
      recover(place, {
        context: { family: "spot", method: "POST" },
        effect: "place",
        now: () => now,
        sleep: (ms) => {
          now += ms;
          return Promise.resolve();
        },
        checkState: async () => {
          const found = await find();
          return found === null ? { state: "not-done" } : { state: "done", result: found };
        },
      });
  };

  // The table of docs/testing.md comes from `FUZZ_RUNS=300`.
  test("send orders twice; recover around one of them does not", { timeout: 1_800_000 }, async () => {
    const runs = fuzzRuns(30);
    const tallies: Tally[] = [];
    for (const [name, prepare] of loaded.repeatingClients) tallies.push(await tally(name, prepare, runs));
    const recovered = await tally("`recover` around ccxt", recoverAround, runs);
    console.log(renderTallies([...tallies, recovered]));
    expect(recovered.duplicated).toBe(0);
    expect(tallies.filter(({ name }) => name.includes("etr")).some(({ duplicated }) => duplicated > 0)).toBe(true);
  });
});
