import { describe, expect, test } from "vitest";
import { json, limited, refusal } from "../../src/mock/answers.ts";
import { EPOCH, type Way } from "../support/exchange.ts";
import { type Case, ID, lookRequest, placeRequest, runCase } from "./intent.ts";

const LOST_ANSWER: Way = { answer: "none" };
const LOST_REQUEST: Way = { lost: true };
const FILLED = { fillAfterMs: () => 0 };
const lag = (ms: number): object => ({ visibleAfterMs: () => ms });
const RATE_LIMIT = { answer: limited("spot", "limit", EPOCH, EPOCH + 60_000), lost: true } as const;
const MINUTES_10 = 600_000;

const replaceRequest = (mode: string) => (id: string) => ({
  method: "POST",
  path: "/api/v3/order/cancelReplace",
  params: { ...placeRequest(id).params, cancelReplaceMode: mode, cancelOrderId: "1" },
});
const transferRequest = () => ({
  method: "POST",
  path: "/sapi/v1/asset/transfer",
  params: { type: "MAIN_UMFUTURE", asset: "USDT", amount: "10" },
});
/** Its history by time and amount does not identify a transfer. */
const ambiguous: Case["hooks"] = { checkState: () => ({ state: "not-done" }) };
const oldOrder: Case["setup"] = ({ exchange }) => {
  exchange.handle(placeRequest("old"), EPOCH - 60_000);
};

type Expected = { readonly orders: number; readonly end: string; readonly sends: number };
const done = (sends = 1, orders = 1): Expected => ({ orders, end: "done", sends });
const unresolved = (orders: number, sends = 1): Expected => ({ orders, end: "unresolved", sends });

/** RECOVERY.md, section 4. Orders are counted at the engine. */
const SCENARIOS: readonly (readonly [string, Case, Expected, Expected])[] = [
  ["1 answer lost, rests, lag 0", { ways: [LOST_ANSWER] }, done(), done()],
  ["2 answer lost, filled, lag 3 s", { ways: [LOST_ANSWER], exchange: { ...FILLED, ...lag(3000) } }, done(), done()],
  ["2 answer lost, filled, lag 9.9 s", { ways: [LOST_ANSWER], exchange: { ...FILLED, ...lag(9900) } }, done(), done()],
  ["3 request lost", { ways: [LOST_REQUEST] }, unresolved(0), done(2)],
  [
    "4 client gave up at 0.5 s, arrives at 4.9 s, filled, lag 9 s",
    { timeout: 500, ways: [{ arriveAfter: 4900 }], exchange: { ...FILLED, ...lag(9000) } },
    done(),
    done(),
  ],
  ["5 arrives after the window", { ways: [{ arriveAfter: 5100 }] }, unresolved(0), done(2)],
  [
    "6 clock 0.9 s ahead, arrives at 5.8 s, filled, lag 9 s",
    { skew: 900, ways: [{ arriveAfter: 5800 }], exchange: { ...FILLED, ...lag(9000) } },
    done(),
    done(),
  ],
  ["7 clock +2 s", { skew: 2000 }, done(2), done(2)],
  ["7 clock -10 s", { skew: -10_000 }, done(2), done(2)],
  [
    "8 -1007, engine 12 s, filled, lag 5 s",
    {
      timeout: 15_000,
      ways: [{ engineAfter: 12_000, answer: refusal("spot", "timeout"), answerAfter: 10_000 }],
      exchange: { ...FILLED, ...lag(5000) },
    },
    done(),
    done(),
  ],
  [
    "9 503 unknown, placed, lag 2 s",
    {
      ways: [
        { answer: json(503, { code: -1000, msg: "Unknown error, please check your request or try again later." }) },
      ],
      exchange: lag(2000),
    },
    done(),
    done(),
  ],
  [
    '10 503 "Service Unavailable.", not placed',
    { ways: [{ lost: true, answer: { status: 503, headers: {}, body: "Service Unavailable." } }] },
    unresolved(0),
    done(2),
  ],
  [
    "11 -1008, yet placed and filled, lag 9 s",
    { ways: [{ answer: refusal("usds-futures", "overloaded") }], exchange: { ...FILLED, ...lag(9000) } },
    done(),
    done(),
  ],
  ["12 delivered twice, rests", { ways: [{ againAfter: 100, answer: "none" }] }, done(), done()],
  [
    "12 delivered twice, rests, the second answer arrives",
    { ways: [{ againAfter: 100, secondAnswer: true }] },
    done(),
    done(),
  ],
  ["13 delivered twice, filled", { ways: [{ againAfter: 100 }], exchange: FILLED }, done(1, 2), done(1, 2)],
  ["14 look fails twice", { ways: [LOST_ANSWER], looks: [LOST_REQUEST, LOST_REQUEST] }, done(), done()],
  ["14 429 twice", { ways: [LOST_ANSWER], looks: [RATE_LIMIT, RATE_LIMIT] }, done(), done()],
  [
    "15 ban from 1 s to 150 s",
    {
      ways: [LOST_ANSWER],
      setup: ({ exchange }) => {
        exchange.ban(EPOCH + 1000, EPOCH + 150_000);
      },
    },
    done(),
    done(),
  ],
  ["16 first counted look stale, next true", { ways: [LOST_ANSWER], exchange: lag(18_000) }, done(), done()],
  [
    "17 lag 10 min, filled",
    { ways: [LOST_ANSWER], exchange: { ...FILLED, ...lag(MINUTES_10) } },
    unresolved(1),
    done(2, 2),
  ],
  [
    "18 same, rests: resend is occupied",
    { ways: [LOST_ANSWER], exchange: lag(MINUTES_10) },
    unresolved(1),
    unresolved(1, 2),
  ],
  [
    "19 as 17, money for one: resend refused for balance",
    { ways: [LOST_ANSWER], exchange: { ...FILLED, ...lag(MINUTES_10), balance: 100 } },
    unresolved(1),
    unresolved(1, 2),
  ],
  [
    "20 cancelled meanwhile, lag 2 s",
    {
      ways: [LOST_ANSWER],
      exchange: lag(2000),
      setup: (world) => {
        world.at(EPOCH + 500, () => world.exchange.handle({ ...lookRequest(ID), method: "DELETE" }, world.now));
      },
    },
    done(),
    done(),
  ],
  [
    "21 rests, fills after 8 s, lag 9.9 s",
    { ways: [LOST_ANSWER], exchange: { fillAfterMs: () => 8000, ...lag(9900) } },
    done(),
    done(),
  ],
  ["22 429, then well", { ways: [RATE_LIMIT] }, done(2), done(2)],
  ["23 request lost, resend gets 429", { ways: [LOST_REQUEST, RATE_LIMIT] }, unresolved(0), done(3)],
  [
    "24 window 60 s told, arrives after 58 s, filled, lag 5 s",
    {
      recvWindow: 60_000,
      hooks: { recvWindow: 60_000 },
      ways: [{ arriveAfter: 58_000 }],
      exchange: { ...FILLED, ...lag(5000) },
    },
    done(),
    done(),
  ],
  [
    "25 same, window not told",
    { recvWindow: 60_000, ways: [{ arriveAfter: 58_000 }], exchange: { ...FILLED, ...lag(5000) } },
    unresolved(1),
    done(2, 2),
  ],
  [
    "26 id held by another open order, not visible",
    {
      exchange: lag(Number.POSITIVE_INFINITY),
      setup: ({ exchange }) => {
        exchange.handle(placeRequest(ID), EPOCH - 60_000);
      },
    },
    unresolved(0),
    unresolved(0),
  ],
  [
    "28 cancel-replace guarded, answer lost, sent again",
    { effect: "replace", request: replaceRequest("STOP_ON_FAILURE"), ways: [LOST_ANSWER], setup: oldOrder },
    done(2),
    done(2),
  ],
  [
    "29 same with ALLOW_FAILURE, answer lost, filled, lag 3 s",
    {
      effect: "place",
      request: replaceRequest("ALLOW_FAILURE"),
      ways: [LOST_ANSWER],
      exchange: { fillAfterMs: ({ clientOrderId }) => (clientOrderId === "old" ? null : 0), ...lag(3000) },
      setup: oldOrder,
    },
    done(),
    done(),
  ],
  [
    "31 transfer without id, answer lost",
    { effect: "move", request: transferRequest, ways: [LOST_ANSWER], hooks: ambiguous },
    unresolved(0),
    unresolved(0),
  ],
  ["32 abort while looking", { ways: [LOST_ANSWER], exchange: lag(9000), abortAt: 5000 }, unresolved(1), unresolved(1)],
];

describe("the scenarios of RECOVERY.md", () => {
  test.each(SCENARIOS)("%s", async (_, given, expected, withResend) => {
    expect(await runCase(given, false)).toMatchObject(expected);
    expect(await runCase(given, true)).toMatchObject(withResend);
  });
});

test("30 cancel, answer lost, filled first: -2011 on the repeat, and the look gives its status", async () => {
  const cancel: Case = {
    effect: "cancel",
    request: () => ({ method: "DELETE", path: "/api/v3/order", params: { symbol: "BTCUSDT", orderId: "1" } }),
    look: () => ({ method: "GET", path: "/api/v3/order", params: { symbol: "BTCUSDT", orderId: "1" } }),
    isDone: (found) => JSON.stringify(found).includes('"status":"FILLED"'),
    ways: [LOST_ANSWER],
    exchange: { fillAfterMs: () => 60_000, ...lag(3000) },
    setup: oldOrder,
  };
  for (const resend of [false, true]) {
    const outcome = await runCase(cancel, resend);
    expect(outcome).toMatchObject({ end: "done", sends: 2, value: { status: "FILLED" } });
    expect(outcome.world.exchange.executed.map(({ what }) => what)).toEqual(["order"]);
  }
});

test("31 the transfer was made once", async () => {
  const { world } = await runCase({ effect: "move", request: transferRequest, ways: [LOST_ANSWER], blind: true }, true);
  expect(world.exchange.executed.map(({ what }) => what)).toEqual(["transfer"]);
});
