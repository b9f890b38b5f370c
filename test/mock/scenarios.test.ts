import { describe, expect, test } from "vitest";
import { nextStep, parseError } from "../../src/index.ts";
import {
  banned,
  batchMixed,
  cancelReplacePartial,
  clockSkew,
  cutAnswer,
  filter,
  insufficientBalance,
  maintenance,
  mockExchange,
  type MockFamily,
  type MockRequest,
  noAnswer,
  overloaded,
  passes,
  rateLimited,
  type ScenarioLike,
  unknownExecution,
  wafPage,
} from "../../src/testing.ts";

const NOW = 1_767_600_000_000;
const FAMILIES: readonly MockFamily[] = ["spot", "usds-futures"];
const BASE = { spot: "/api/v3", "usds-futures": "/fapi/v1" } as const;

const order = (family: MockFamily, id = "a", more: object = {}): MockRequest => ({
  method: "POST",
  path: `${BASE[family]}/order`,
  params: { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", quantity: "1", price: "100", newClientOrderId: id, ...more },
});
const look = (family: MockFamily, id = "a"): MockRequest => ({
  method: "GET",
  path: `${BASE[family]}/order`,
  params: { symbol: "BTCUSDT", origClientOrderId: id },
});

describe("scenarios: answer, execution and the parser's result", () => {
  test.each<[string, ScenarioLike, number, number, string]>([
    ["passes", passes, 200, 1, "-"],
    ["rateLimited", rateLimited, 429, 0, "retry"],
    ["banned", banned, 418, 0, "retry"],
    ["clockSkew", clockSkew, 400, 0, "sync-clock"],
    ["clockSkew, behind", clockSkew({ aheadMs: -10_000 }), 400, 0, "sync-clock"],
    ["unknownExecution", unknownExecution, 408, 1, "check-state"],
    ["unknownExecution, not executed", unknownExecution({ executed: false }), 408, 0, "check-state"],
    ["overloaded", overloaded, 503, 0, "check-state"],
    ["overloaded, yet executed", overloaded({ executed: true }), 503, 1, "check-state"],
    ["filter", filter("LOT_SIZE"), 400, 0, "fix-request"],
    ["insufficientBalance", insufficientBalance, 400, 0, "fix-request"],
    ["maintenance", maintenance, 503, 0, "check-state"],
    ["wafPage", wafPage, 403, 0, "retry"],
  ])("%s", (_, scenario, status, executed, action) => {
    for (const family of FAMILIES) {
      const exchange = mockExchange({ family, now: () => NOW, scenarios: [scenario] });
      const request = order(family, "a", { timestamp: String(NOW) });
      const answer = exchange.handle(request);
      expect(answer.status, family).toBe(status);
      expect(exchange.executed, family).toHaveLength(executed);
      expect(exchange.pending).toEqual([]);
      if (status < 400) continue;
      const error = parseError(answer.body, { family, method: "POST", status, headers: answer.headers, now: NOW });
      expect(nextStep(error, { effect: "place", now: NOW }).action, family).toBe(action);
      if (typeof answer.body === "object") expect(error, family).toMatchObject({ known: true, family });
    }
  });

  test("incomplete answers", async () => {
    for (const [scenario, executed] of [
      [cutAnswer, 1],
      [noAnswer, 1],
      [noAnswer({ executed: false }), 0],
    ] as const) {
      const exchange = mockExchange({ now: () => NOW, scenarios: [scenario] });
      const failed = exchange.fetch(urlOf(order("spot")), { method: "POST" }).then((response) => response.json());
      await expect(failed).rejects.toThrow();
      expect(exchange.executed).toHaveLength(executed);
    }
  });

  test("a ban lasts and also affects reads", () => {
    let now = NOW;
    const exchange = mockExchange({ now: () => now, scenarios: [banned({ forMs: 180_000 })] });
    exchange.handle(order("spot"));
    now += 179_000;
    expect(exchange.handle(look("spot"))).toMatchObject({ status: 418, headers: { "retry-after": "1" } });
    now += 1000;
    expect(exchange.handle(order("spot")).status).toBe(200);
  });

  test("an order of unknown execution can be found once it is visible", () => {
    let now = NOW;
    const exchange = mockExchange({
      now: () => now,
      scenarios: [unknownExecution({ executed: true, visibleAfterMs: 3000 })],
    });
    exchange.handle(order("spot"));
    now += 2999;
    expect(exchange.handle(look("spot")).body).toMatchObject({ code: -2013 });
    now += 1;
    expect(exchange.handle(look("spot")).body).toMatchObject({ clientOrderId: "a", status: "NEW" });
  });

  test("a cancel-replace that only cancels", () => {
    const exchange = mockExchange({ now: () => NOW });
    exchange.handle(order("spot"));
    exchange.play(cancelReplacePartial);
    const replace = { ...order("spot", "b", { cancelOrderId: "1" }), path: "/api/v3/order/cancelReplace" };
    const answer = exchange.handle(replace);
    expect(answer.status).toBe(409);
    const error = parseError(answer.body, { family: "spot", method: "POST", status: 409 });
    expect(error).toMatchObject({ code: -2021, cancelReplace: { cancel: "SUCCESS", newOrder: "FAILURE" } });
    expect(exchange.executed.map(({ what }) => what)).toEqual(["order", "cancel"]);
  });

  test("a batch with mixed results", () => {
    const exchange = mockExchange({ family: "usds-futures", now: () => NOW, scenarios: [batchMixed] });
    const orders = ["a", "b", "c"].map((id) => order("usds-futures", id).params);
    const answer = exchange.handle({
      method: "POST",
      path: "/fapi/v1/batchOrders",
      params: { batchOrders: JSON.stringify(orders) },
    });
    expect(answer.body).toMatchObject([{ clientOrderId: "a" }, { code: -2019 }, { code: -1007 }]);
    expect(exchange.orders.map(({ clientOrderId }) => clientOrderId)).toEqual(["a", "c"]);
  });

  test("sequences: each request takes the first matching scenario", () => {
    const exchange = mockExchange({
      now: () => NOW,
      scenarios: [rateLimited({ on: "reads" }), passes, maintenance, wafPage({ on: "any" })],
    });
    expect(exchange.pending).toEqual(["rateLimited", "passes", "maintenance", "wafPage"]);
    const statuses = [order("spot"), look("spot"), order("spot", "b"), look("spot"), order("spot", "c")].map(
      (request) => exchange.handle(request).status,
    );
    expect(statuses).toEqual([200, 429, 503, 403, 200]);
    expect(exchange.served.map(({ scenario }) => scenario)).toEqual([
      "passes",
      "rateLimited",
      "maintenance",
      "wafPage",
      null,
    ]);
  });

  test("the seed decides the random scenarios", () => {
    const run = (seed: number): readonly number[] => {
      const chaos = { share: 0.5, scenarios: [rateLimited, unknownExecution, maintenance] };
      const exchange = mockExchange({ seed, now: () => NOW, chaos });
      return Array.from({ length: 20 }, (_, index) => exchange.handle(order("spot", String(index))).status);
    };
    expect(run(7)).toEqual(run(7));
    expect(run(7)).not.toEqual(run(8));
    expect(new Set(run(7)).size).toBeGreaterThan(2);
  });
});

describe("the exchange without scenarios", () => {
  test("duplicates, balance, cancels, amends, settings", () => {
    const exchange = mockExchange({ family: "usds-futures", now: () => NOW, balance: 250 });
    const handle = (method: string, path: string, params: MockRequest["params"] = {}): unknown =>
      exchange.handle({ method, path: `/fapi/v1/${path}`, params }).body;
    const { params } = order("usds-futures");
    expect(handle("POST", "order", params)).toMatchObject({ orderId: 1, status: "NEW" });
    expect(handle("POST", "order", params)).toMatchObject({ code: -4116 });
    expect(handle("POST", "order", { ...params, newClientOrderId: "b" })).toMatchObject({ orderId: 2 });
    expect(handle("POST", "order", { ...params, newClientOrderId: "c" })).toMatchObject({ code: -2019 });
    expect(handle("PUT", "order", { orderId: "1", quantity: "2" })).toMatchObject({ origQty: "2" });
    expect(handle("PUT", "order", { orderId: "1", quantity: "2" })).toMatchObject({ code: -5027 });
    expect(handle("DELETE", "order", { orderId: "1" })).toMatchObject({ status: "CANCELED" });
    expect(handle("DELETE", "order", { orderId: "1" })).toMatchObject({ code: -2011 });
    // The cancel frees the id.
    expect(handle("POST", "order", { ...params, quantity: "0.1" })).toMatchObject({ orderId: 3 });
    expect(handle("POST", "marginType", { symbol: "BTCUSDT", marginType: "ISOLATED" })).toMatchObject({
      marginType: "ISOLATED",
    });
    expect(handle("POST", "marginType", { symbol: "BTCUSDT", marginType: "ISOLATED" })).toMatchObject({ code: -4046 });
    expect(handle("GET", "time")).toEqual({ serverTime: NOW });
    expect(exchange.handle({ method: "GET", path: "/fapi/v1/nothing", params: {} }).status).toBe(404);
    expect(exchange.executed.map(({ what }) => what)).toEqual([
      "order",
      "order",
      "amend",
      "cancel",
      "order",
      "setting",
    ]);
  });

  test("limits with their headers: 429, then a ban for clients that continue", () => {
    let now = NOW;
    const exchange = mockExchange({ now: () => now, limits: { weightPerMinute: 5, ordersPerTenSeconds: 2 } });
    const statuses = ["a", "b", "c", "d", "e", "f"].map((id) => exchange.handle(order("spot", id)));
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429, 429, 429, 429]);
    expect(statuses[2]).toMatchObject({ body: { code: -1015 }, headers: { "x-mbx-order-count-10s": "3" } });
    expect(statuses[5]).toMatchObject({ body: { code: -1003 }, headers: { "x-mbx-used-weight-1m": "6" } });
    expect(exchange.handle(look("spot")).status).toBe(429);
    expect(exchange.handle(look("spot")).status).toBe(418);
    now += 120_000;
    expect(exchange.handle(order("spot", "g")).status).toBe(200);
  });

  test("an order that breaks a filter of its symbol", () => {
    const filters = {
      spot: [
        { filterType: "LOT_SIZE", minQty: "0.10000000", maxQty: "9000.00000000", stepSize: "0.10000000" },
        { filterType: "PRICE_FILTER", minPrice: "0.01000000", maxPrice: "1000000.00000000", tickSize: "0.01000000" },
      ],
      "usds-futures": [
        { filterType: "LOT_SIZE", minQty: "0.1", maxQty: "9000", stepSize: "0.1" },
        { filterType: "PRICE_FILTER", minPrice: "0.01", maxPrice: "1000000", tickSize: "0.01" },
      ],
    };
    for (const family of FAMILIES) {
      const symbols = [{ symbol: "BTCUSDT", filters: filters[family] }];
      const exchange = mockExchange({ family, now: () => NOW, symbols });
      const gtc = { timeInForce: "GTC" };
      const refused = exchange.handle(order(family, "a", { ...gtc, quantity: "0.15" }));
      expect(refused.status, family).toBe(400);
      const error = parseError(refused.body, { family, method: "POST" });
      expect(error?.advice, family).toMatchObject({ execution: "not-executed", retry: "after-fix" });
      expect(exchange.handle(order(family, "a", { symbol: "ABCUSDT" })).body).toMatchObject({ code: -1121 });
      expect(exchange.handle(order(family, "a", { ...gtc, quantity: "0.2" })).status, family).toBe(200);
    }
  });

  test("an order that breaks a custom rule", () => {
    const exchange = mockExchange({
      now: () => NOW,
      checkOrder: ({ quantity }) => (Number(quantity) < 1 ? { code: -1013, msg: "Filter failure: LOT_SIZE" } : null),
    });
    expect(exchange.handle(order("spot", "a", { quantity: "0.1" })).body).toEqual({
      code: -1013,
      msg: "Filter failure: LOT_SIZE",
    });
    expect(exchange.handle(order("spot")).status).toBe(200);
  });
});

describe("messages of the WebSocket API", () => {
  const frame = (method: string, params: object = {}): string => JSON.stringify({ id: "x1", method, params });
  const params = { ...order("spot").params, timestamp: NOW };

  test("answers", () => {
    const exchange = mockExchange({ now: () => NOW });
    const answers = [
      exchange.handleFrame(frame("order.place", params)),
      exchange.handleFrame(frame("order.place", params)),
      exchange.handleFrame(frame("order.status", { origClientOrderId: "a" })),
      exchange.handleFrame(frame("nothing.known")),
      exchange.handleFrame("{"),
    ].map((text): unknown => JSON.parse(text ?? "null"));
    expect(answers).toMatchObject([
      { id: "x1", status: 200, result: { orderId: 1 } },
      { id: "x1", status: 400, error: { code: -2010, msg: "Duplicate order sent." } },
      { id: "x1", status: 200, result: { clientOrderId: "a" } },
      { id: "x1", status: 400, error: { code: -1000 } },
      { id: null, status: 400, error: { code: -1135 } },
    ]);
  });

  test("limits and missing answers", () => {
    const exchange = mockExchange({
      now: () => NOW,
      scenarios: [rateLimited({ retryAfterMs: 7000 }), noAnswer, cutAnswer],
    });
    const limited: unknown = JSON.parse(exchange.handleFrame(frame("order.place", params)) ?? "");
    expect(limited).toMatchObject({ status: 429, error: { data: { retryAfter: NOW + 7000 } } });
    expect(parseError(limited, { family: "spot", now: NOW })).toMatchObject({ status: 429, retryAfterMs: 7000 });
    expect(exchange.handleFrame(frame("order.place", params))).toBeNull();
    const cut = exchange.handleFrame(frame("order.place", { ...params, newClientOrderId: "b" })) ?? "";
    expect(() => JSON.parse(cut) as unknown).toThrow();
    expect(exchange.orders).toHaveLength(2);
  });
});

function urlOf({ path, params }: MockRequest): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) query.set(key, value ?? "");
  return `https://api.binance.com${path}?${query.toString()}`;
}
