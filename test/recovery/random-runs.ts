import { expect } from "vitest";
import { type Effect, UnresolvedError } from "../../src/index.ts";
import { json, limited, type MockAnswer, type MockRequest, refusal } from "../../src/mock/answers.ts";
import type { Executed } from "../../src/mock/exchange.ts";
import { seededRandom } from "../../src/mock/random.ts";
import { EPOCH, type Way } from "../support/exchange.ts";
import { type Case, ID, lookRequest, type Outcome, placeRequest, runCase } from "./intent.ts";

const SETTLE_MS = 10_000;
const BAN_MS = 120_000;
const OLD = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", clientOrderId: "old" };

/** A gateway's answers that contradict the engine. */
const GATEWAY: readonly MockAnswer[] = [
  refusal("spot", "timeout"),
  refusal("spot", "overloaded"),
  json(503, { code: -1001, msg: "Internal error; unable to process your request. Please try again." }),
  { status: 502, headers: {}, body: "<html><title>502 Bad Gateway</title></html>" },
  { status: 504, headers: {}, body: "" },
  { status: 200, headers: {}, body: null },
];

class Dice {
  readonly #next: () => number;
  constructor(seed: number) {
    this.#next = seededRandom(seed);
  }
  /** A random integer below the limit. */
  below = (most: number): number => Math.floor(this.#next() * most);
  chance = (share: number): boolean => this.#next() < share;
  of = <Item>(items: readonly Item[]): Item => {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error("Nothing to choose from.");
    return item;
  };
}

/** All behaviours of network and exchange, except a filled order that is delivered twice (scenario 13). */
function randomCase(seed: number, isInside: boolean): Case {
  const dice = new Dice(seed);
  const fill = dice.of([null, 0, dice.below(30_000)]);
  const lag = dice.of([0, dice.below(3000), isInside ? dice.below(SETTLE_MS) : dice.below(60_000)]);
  const mostEngine = isInside ? SETTLE_MS - lag : 12_000;
  const bans = dice.chance(0.15) ? [{ from: dice.below(20_000), length: 120_000 + dice.below(60_000) }] : [];
  const stale = new Dice(seed + 1);
  const staleness = dice.chance(0.2) && !isInside ? 0.5 : 0;
  return {
    ways: Array.from({ length: 6 }, () => randomWay(dice, fill === null, mostEngine)),
    looks: Array.from({ length: 8 }, () => randomLook(dice)),
    exchange: {
      fillAfterMs: () => fill,
      visibleAfterMs: () => (stale.chance(staleness) ? 3_600_000 : lag),
      balance: dice.of([50, 100, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]),
    },
    skew: dice.of([0, 0, dice.below(1000), dice.below(6000), -dice.below(8000)]),
    timeout: dice.of([500, 1000, 12_000]),
    setup: ({ exchange }) => {
      for (const { from, length } of bans) exchange.ban(EPOCH + from, EPOCH + from + length);
    },
    ...(dice.chance(0.1) ? { abortAt: dice.below(30_000) } : {}),
  };
}

function randomWay(dice: Dice, rests: boolean, mostEngine: number): Way {
  const again = rests && dice.chance(0.1) ? { againAfter: dice.below(5000), secondAnswer: dice.chance(0.5) } : {};
  switch (dice.below(7)) {
    case 0:
      return { lost: true };
    case 1:
      return { answer: "none", ...again };
    case 2:
      return { arriveAfter: dice.below(7000), ...again };
    case 3:
      return { answer: dice.of(GATEWAY), engineAfter: dice.below(mostEngine), ...again };
    case 4:
      return { lost: true, answer: dice.of([limited("spot", "limit", EPOCH, EPOCH + 60_000), ...GATEWAY.slice(0, 5)]) };
    case 5:
      return { answerAfter: dice.below(3000), ...again };
    default:
      return again;
  }
}

function randomLook(dice: Dice): Way {
  if (dice.chance(0.7)) return { answerAfter: dice.below(400) };
  return dice.of<Way>([
    { lost: true },
    { answer: "none" },
    { lost: true, answer: limited("spot", "limit", EPOCH, EPOCH + 60_000) },
    { lost: true, answer: { status: 503, headers: {}, body: "Service Unavailable." } },
  ]);
}

/** Facts known only to the exchange. */
function expectTruth({ end, value, orders, sends, looks, world }: Outcome, label: string): void {
  if (end === "done") expect(orders, `${label}: claims what did not happen`).toBeGreaterThan(0);
  if (end === "refused") expect(orders, `${label}: denies what happened`).toBe(0);
  if (value instanceof UnresolvedError) {
    expect({ attempts: value.attempts, looks: value.looks }, label).toEqual({ attempts: sends, looks: looks.length });
  }
  // A found order ends the loop.
  const found = world.log.findIndex(({ what, method, status }) => what === "got" && method === "GET" && status === 200);
  if (found >= 0) {
    expect(end === "done" || world.log.slice(found).every(({ what }) => what === "got"), label).toBe(true);
    expect(
      world.log.slice(found).filter(({ what }) => what === "sent"),
      label,
    ).toEqual([]);
  }
  // Nothing is sent during a known ban.
  for (const { at: bannedAt } of world.log.filter(({ what, status }) => what === "got" && status === 418)) {
    const into = world.log.filter(({ at, what }) => what === "sent" && at > bannedAt && at < bannedAt + BAN_MS);
    expect(into, `${label}: sent into a ban`).toEqual([]);
  }
}

/** By default there is at most one order, whatever happens. */
export async function expectAtMostOneOrder(runs: number): Promise<void> {
  const ends = new Map<string, number>();
  for (let seed = 0; seed < runs; seed += 1) {
    const outcome = await runCase(randomCase(seed, false), false);
    expect(outcome.orders, `seed ${String(seed)}`).toBeLessThan(2);
    expectTruth(outcome, `seed ${String(seed)}`);
    ends.set(outcome.end, (ends.get(outcome.end) ?? 0) + 1);
  }
  // The runs reach every result.
  expect([...ends.keys()].sort()).toEqual(["done", "refused", "unresolved"]);
}

/** With `resend` there is at most one order within the bound, and at most two outside. */
export async function expectTheBound(runs: number): Promise<void> {
  let twice = 0;
  for (let seed = 0; seed < runs; seed += 1) {
    const inside = await runCase(randomCase(seed, true), true);
    expect(inside.orders, `seed ${String(seed)}`).toBeLessThan(2);
    expectTruth(inside, `inside, seed ${String(seed)}`);
    const outside = await runCase(randomCase(seed, false), true);
    expect(outside.orders, `seed ${String(seed)}`).toBeLessThan(3);
    if (outside.orders === 2) twice += 1;
  }
  // The oracle sees a second order if the bet is lost.
  expect(twice).toBeGreaterThan(0);
}

export interface Kind {
  readonly effect: Effect;
  readonly request: MockRequest;
  readonly look: MockRequest;
  readonly isDone: (found: unknown) => boolean;
  readonly what: Executed["what"];
  readonly most: number;
}

/** One call of each kind, repeatable or not, with the maximum of executions. */
export const KINDS: readonly Kind[] = [
  {
    effect: "replace",
    request: {
      method: "POST",
      path: "/api/v3/order/cancelReplace",
      params: { ...placeRequest(ID).params, cancelReplaceMode: "STOP_ON_FAILURE", cancelOrderId: "1" },
    },
    look: lookRequest(ID),
    isDone: () => true,
    what: "order",
    most: 1,
  },
  {
    effect: "cancel",
    request: { method: "DELETE", path: "/api/v3/order", params: { orderId: "1" } },
    look: { method: "GET", path: "/api/v3/order", params: { orderId: "1" } },
    isDone: (found) => !JSON.stringify(found).includes('"NEW"'),
    what: "cancel",
    most: 1,
  },
  {
    effect: "amend",
    request: { method: "PUT", path: "/api/v3/order/amend/keepPriority", params: { orderId: "1", newQty: "0.5" } },
    look: { method: "GET", path: "/api/v3/order", params: { orderId: "1" } },
    isDone: (found) => JSON.stringify(found).includes('"0.5"'),
    what: "amend",
    most: 1,
  },
  {
    effect: "move",
    request: { method: "POST", path: "/sapi/v1/asset/transfer", params: { asset: "USDT" } },
    look: { method: "GET", path: "/api/v3/ping", params: {} },
    isDone: () => false,
    what: "transfer",
    most: 1,
  },
];

/** At most once, and no false claim. */
export async function expectOnce(kind: Kind, runs: number): Promise<void> {
  for (let seed = 0; seed < runs; seed += 1) {
    const label = `${kind.effect}, seed ${String(seed)}`;
    const { world, end } = await runCase(
      {
        ...randomCase(seed, false),
        effect: kind.effect,
        request: () => kind.request,
        look: () => kind.look,
        isDone: kind.isDone,
        hooks: { onAlreadyDone: () => "already" },
        setup: ({ exchange }) => {
          // The order that is cancelled, amended or replaced.
          exchange.book.place({ ...OLD, quantity: 1, price: 0 }, EPOCH - 60_000);
        },
      },
      seed % 2 === 0,
    );
    const executed = world.exchange.executed.filter(({ what }) => what === kind.what).length;
    // A network that delivers twice moves twice; no client can notice.
    expect(executed, label).toBeLessThanOrEqual(kind.most + (kind.effect === "move" ? world.deliveredTwice : 0));
    const old = world.exchange.book.orders[0];
    const isFinal = old?.states.at(-1)?.status !== "NEW";
    if (end === "done") expect(executed > 0 || (kind.effect === "cancel" && isFinal), `${label}: claims`).toBe(true);
    // The client can get the answer to the second of two deliveries, which has nothing left to do.
    if (end === "refused" && world.deliveredTwice === 0) expect(executed, `${label}: denies`).toBe(0);
  }
}
