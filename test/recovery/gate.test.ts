import { describe, expect, test } from "vitest";
import { createGate, type Gate, parseError, recover } from "../../src/index.ts";
import { limited, refusal } from "../../src/mock/answers.ts";
import { EPOCH, httpError, type Way, World } from "../support/exchange.ts";
import { lookRequest, placeRequest } from "./intent.ts";

const BAN_MS = 150_000;

/** Maximum of concurrent calls, and the sending time of each in seconds after the first. */
function traffic(world: World): {
  readonly most: number;
  readonly seconds: readonly number[];
  readonly statuses: readonly number[];
} {
  let under = 0;
  let most = 0;
  for (const { what } of world.log) {
    under += what === "sent" ? 1 : -1;
    most = Math.max(most, under);
  }
  const sent = world.log.filter(({ what }) => what === "sent");
  return {
    most,
    seconds: sent.map(({ at }) => Math.floor((at - EPOCH) / 1000)),
    statuses: world.log.filter(({ what }) => what === "got").map(({ status }) => status),
  };
}

const hooksOf = (world: World, gate: Gate): object => ({
  context: { family: "spot", method: "POST" },
  effect: "place",
  now: () => world.now,
  sleep: world.sleep,
  random: () => 0,
  gate,
});

const place = (world: World, gate: Gate, id: string, way?: Way, more: object = {}): Promise<unknown> =>
  recover(() => world.send(placeRequest(id), way), { ...hooksOf(world, gate), ...more });

describe("calls that share a gate", () => {
  test("none is sent into a ban that one of them met, and they start again one by one", async () => {
    const world = new World();
    const gate = createGate();
    world.exchange.ban(EPOCH, EPOCH + BAN_MS);
    const later = async (index: number): Promise<unknown> => {
      await world.sleep(1000 * index);
      return place(world, gate, `order-${String(index)}`);
    };
    const settled = await world.run(() => Promise.all(Array.from({ length: 6 }, (_, index) => later(index))));
    expect(settled.status).toBe("fulfilled");
    const { seconds, statuses, most } = traffic(world);
    // The first meets the ban; the others were not sent at all.
    expect(seconds.filter((second) => second < BAN_MS / 1000)).toEqual([0]);
    expect(statuses).toEqual([418, 200, 200, 200, 200, 200, 200]);
    expect(most).toBe(1);
    expect(world.exchange.book.orders).toHaveLength(6);
  });

  test("calls that were under way together start again one by one, and a second limit stops them once more", async () => {
    const world = new World();
    const gate = createGate();
    const limit: Way = { lost: true, answer: limited("spot", "limit", EPOCH, EPOCH + 60_000) };
    const ways = new Map<string, (Way | undefined)[]>([
      ["order-0", [limit, limit]],
      ["order-1", [limit]],
      ["order-2", [limit]],
    ]);
    await world.run(() =>
      Promise.all(
        ["order-0", "order-1", "order-2"].map((id) =>
          recover((attempt) => world.send(placeRequest(id), ways.get(id)?.[attempt - 1]), hooksOf(world, gate)),
        ),
      ),
    );
    const { seconds, statuses } = traffic(world);
    expect(statuses).toEqual([429, 429, 429, 429, 200, 200, 200]);
    expect(seconds.slice(0, 4)).toEqual([0, 0, 0, 60]);
    expect(Math.min(...seconds.slice(4))).toBe(120);
    const times = world.log.slice(8).map(({ what }) => what);
    expect(times).toEqual(["sent", "got", "sent", "got", "sent", "got"]);
  });

  test("an order limit stops orders and lets reads pass", async () => {
    const world = new World();
    const gate = createGate();
    const settled = await world.run(async () => {
      const order = place(world, gate, "a", undefined, {});
      await order;
      const failure = httpError(placeRequest("b"), refusal("spot", "too-many-orders"));
      const limit = parseError(failure, { family: "spot", method: "POST", now: world.now });
      gate.hold(limit, { now: world.now });
      const look = recover(() => world.send(lookRequest("a")), { ...hooksOf(world, gate), effect: "read" });
      await look;
      const looked = world.now - EPOCH;
      await place(world, gate, "c");
      return [looked, world.now - EPOCH];
    });
    expect(settled).toMatchObject({ status: "fulfilled", value: [80, expect.any(Number) as number] });
    // The limit says 10 seconds, or Retry-After says more.
    expect(settled.status === "fulfilled" && settled.value[1]).toBeGreaterThanOrEqual(10_000);
  });

  test("looks wait too", async () => {
    const world = new World();
    const gate = createGate();
    const checkState = async (): Promise<{ state: "done"; result: unknown }> => ({
      state: "done",
      result: await world.send(lookRequest("a")),
    });
    await world.run(async () => {
      const unknown = place(world, gate, "a", { answer: "none" }, { checkState });
      await world.sleep(500);
      world.exchange.ban(world.now, world.now + 120_000);
      const [banned] = await Promise.allSettled([place(world, gate, "b"), unknown]);
      return banned;
    });
    expect(traffic(world).statuses).toEqual([418, 200, 200].sort((one, other) => other - one));
    expect(world.log.filter(({ what }) => what === "sent").map(({ at }) => at - EPOCH)[2]).toBeGreaterThanOrEqual(
      120_500,
    );
  });

  test("a ban longer than maxWaitMs rejects with the error that closed the gate, and nothing is sent", async () => {
    const world = new World();
    const gate = createGate();
    world.exchange.ban(EPOCH, EPOCH + 3_600_000);
    const settled = await world.run(() =>
      Promise.allSettled([place(world, gate, "a"), world.sleep(100).then(() => place(world, gate, "b"))]),
    );
    if (settled.status === "rejected") throw settled.reason;
    const [first, second] = settled.value;
    expect(first).toMatchObject({ status: "rejected", reason: { response: { status: 418 } } });
    expect(second).toEqual(first);
    expect(world.sends).toBe(1);
  });

  test("a recovery within a look does not wait for its own gate", async () => {
    const world = new World();
    const gate = createGate();
    world.exchange.ban(EPOCH, EPOCH + BAN_MS);
    const checkState = async (): Promise<{ state: "done"; result: unknown }> => ({
      state: "done",
      result: await recover(() => world.send(lookRequest("a")), { ...hooksOf(world, gate), effect: "read" }),
    });
    const calls = ["a", "b"].map((id) => () => place(world, gate, id, undefined, { checkState }));
    const settled = await world.run(() => Promise.all(calls.map((call) => call())));
    expect(settled.status).toBe("fulfilled");
  });
});

describe("a loop of one's own", () => {
  const limit = parseError({ status: 429, headers: { "retry-after": "7" }, body: "" }, { family: "spot", now: EPOCH });

  test("hold and pass", async () => {
    const world = new World();
    const gate = createGate({ now: () => world.now, sleep: world.sleep });
    const passed: number[] = [];
    const pass = async (): Promise<void> => {
      await gate.pass(limit?.advice.scope);
      passed.push(world.now - EPOCH);
    };
    await world.run(async () => {
      await pass();
      gate.hold(null);
      gate.hold(parseError({ code: -1121, msg: "Invalid symbol." }, { family: "spot" }));
      await pass();
      gate.hold(limit);
      await Promise.all([pass(), pass(), pass()]);
    });
    expect(passed).toEqual([0, 0, 7000, 8000, 9000]);
  });

  test("who enters and leaves lets the next one start at once, and an abort leaves the queue", async () => {
    const world = new World();
    const gate = createGate({ now: () => world.now, sleep: world.sleep });
    const controller = new AbortController();
    const entered: number[] = [];
    const enter = async (workMs: number, signal?: AbortSignal): Promise<void> => {
      const leave = await gate.enter("account", { signal });
      entered.push(world.now - EPOCH);
      await world.sleep(workMs);
      leave();
    };
    const settled = await world.run(() => {
      gate.hold(limit);
      world.at(EPOCH + 1000, () => {
        controller.abort(new Error("enough"));
      });
      return Promise.allSettled([enter(300), enter(60_000, controller.signal), enter(60_000), enter(10)]);
    });
    if (settled.status === "rejected") throw settled.reason;
    expect(settled.value.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
    // A call that hangs lets the next one start after ten seconds.
    expect(entered).toEqual([7000, 7500, 17_500]);
  });
});
