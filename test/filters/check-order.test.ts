import { describe, expect, expectTypeOf, test } from "vitest";
import { parseError } from "../../src/index.ts";
import { checkOrder, explainFailure, type FilterFailure, fitOrder, type OrderRequest } from "../../src/filters.ts";

const PRICE = { filterType: "PRICE_FILTER", minPrice: "0.01", maxPrice: "1000000", tickSize: "0.01" };
const LOT = { filterType: "LOT_SIZE", minQty: "0.00001000", maxQty: "9000", stepSize: "0.00001000" };
const MARKET_LOT = { filterType: "MARKET_LOT_SIZE", minQty: "0", maxQty: "120.5", stepSize: "0" };
const NOTIONAL = {
  filterType: "NOTIONAL",
  minNotional: "5",
  applyMinToMarket: true,
  maxNotional: "9000000",
  applyMaxToMarket: false,
  avgPriceMins: 5,
};
const spot = { symbol: "BTCUSDT", baseAsset: "BTC", quoteAsset: "USDT", filters: [PRICE, LOT, MARKET_LOT, NOTIONAL] };
const only = (...filters: readonly { readonly filterType: string }[]) => ({
  symbol: "X",
  baseAsset: "BTC",
  quoteAsset: "USDT",
  filters,
});
const limit = { side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.001", price: "60000" };
const market = { side: "SELL", type: "MARKET", quantity: "0.001" };

/** `fails LOT_SIZE quantity`: one line per result. */
const lines = (failures: readonly FilterFailure[]): readonly string[] =>
  failures.map(({ verdict, filter, field, needs }) => [verdict, filter, field ?? "-", ...needs].join(" "));

test("names the filter, the limit and the values that pass", () => {
  const order = { side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.0015789", price: "60000" };
  expect(checkOrder(spot, order)).toEqual([
    {
      filter: "LOT_SIZE",
      scope: "symbol",
      field: "quantity",
      verdict: "fails",
      actual: "0.0015789",
      limit: "0.00001",
      nearest: { down: "0.00157", up: "0.00158" },
      needs: [],
      error: { code: -1013, name: "INVALID_MESSAGE", msg: "Filter failure: LOT_SIZE" },
    },
  ]);
});

// prettier-ignore
const CASES: readonly (readonly [title: string, symbol: object, order: OrderRequest, options: object, expected: readonly string[]])[] = [
  ["an order that passes", spot, limit, {}, []],
  ["a market order without an average price", spot, market, {}, ["undecided NOTIONAL quantity avgPrice"]],
  ["a market order with an average price", spot, market, { state: { avgPrice: "60000" } }, []],
  ["a market order below the notional value", spot, market, { state: { avgPrice: "4999" } }, ["fails NOTIONAL quantity"]],
  ["the reference price counts before the average", spot, market, { state: { avgPrice: "4999", referencePrice: "5000" } }, []],
  ["avgPriceMins 0 takes the last price", only({ ...NOTIONAL, avgPriceMins: 0 } as never), market, { state: { avgPrice: "1" } }, ["undecided NOTIONAL quantity lastPrice"]],
  ["a quote quantity needs no price", spot, { side: "BUY", type: "MARKET", quoteOrderQty: 4.99 }, {}, ["fails NOTIONAL quoteOrderQty"]],
  ["applyMaxToMarket false", spot, { ...market, quantity: 100 }, { state: { avgPrice: 1e6 } }, []],
  ["MARKET_LOT_SIZE is for market orders", spot, { ...limit, quantity: "121" }, {}, []],
  ["MARKET_LOT_SIZE, exceeded", spot, { ...market, quantity: "121" }, { state: { avgPrice: "1000" } }, ["fails MARKET_LOT_SIZE quantity"]],
  ["a tick of 0 is off", only({ ...PRICE, tickSize: "0.00000000" } as never), { ...limit, price: "1.23456" }, {}, []],
  ["a minimum and maximum of 0 are off", only({ ...PRICE, minPrice: "0", maxPrice: "0" } as never), { ...limit, price: "5000000" }, {}, []],
  ["stop prices have a tick as well", spot, { ...limit, type: "STOP_LOSS_LIMIT", stopPrice: "1.001" }, {}, ["fails PRICE_FILTER stopPrice"]],
  ["a range by side", only({ filterType: "PERCENT_PRICE_BY_SIDE", bidMultiplierUp: "1.2", bidMultiplierDown: "0.2", askMultiplierUp: "5", askMultiplierDown: "0.8", avgPriceMins: 1 } as never), { ...limit, side: "SELL", price: "79" }, { state: { avgPrice: 100 } }, ["fails PERCENT_PRICE_BY_SIDE price"]],
  ["iceberg parts", only({ filterType: "ICEBERG_PARTS", limit: 10 } as never), { ...limit, quantity: "11", icebergQty: "1" }, {}, ["fails ICEBERG_PARTS icebergQty"]],
  ["trailing delta above", only({ filterType: "TRAILING_DELTA", minTrailingAboveDelta: 10, maxTrailingAboveDelta: 2000, minTrailingBelowDelta: 20, maxTrailingBelowDelta: 3000 } as never), { side: "BUY", type: "STOP_LOSS", quantity: 1, trailingDelta: 15 }, {}, []],
  ["trailing delta below", only({ filterType: "TRAILING_DELTA", minTrailingAboveDelta: 10, maxTrailingAboveDelta: 2000, minTrailingBelowDelta: 20, maxTrailingBelowDelta: 3000 } as never), { side: "SELL", type: "STOP_LOSS", quantity: 1, trailingDelta: 15 }, {}, ["fails TRAILING_DELTA trailingDelta"]],
  ["open orders", only({ filterType: "MAX_NUM_ORDERS", maxNumOrders: 200 } as never), limit, { state: { openOrders: 200 } }, ["fails MAX_NUM_ORDERS -"]],
  ["open orders, unknown", only({ filterType: "MAX_NUM_ORDERS", maxNumOrders: 200 } as never), limit, {}, ["undecided MAX_NUM_ORDERS - openOrders"]],
  ["algo orders", only({ filterType: "MAX_NUM_ALGO_ORDERS", maxNumAlgoOrders: 5 } as never), limit, {}, []],
  ["a position", only({ filterType: "MAX_POSITION", maxPosition: "10" } as never), limit, { state: { position: "9.9995" } }, ["fails MAX_POSITION quantity"]],
  ["a filter of the exchange", only(), limit, { exchangeFilters: [{ filterType: "EXCHANGE_MAX_NUM_ORDERS", maxNumOrders: 1000 }], state: { openOrders: 1000 } }, ["fails EXCHANGE_MAX_NUM_ORDERS -"]],
  ["a filter of the base asset", only(), limit, { assetFilters: [{ filterType: "MAX_ASSET", asset: "BTC", limit: "0.0005" }] }, ["fails MAX_ASSET quantity"]],
  ["a filter of the quote asset", only(), limit, { assetFilters: [{ filterType: "MAX_ASSET", asset: "USDT", limit: "60" }] }, []],
  ["a filter of another asset", only(), limit, { assetFilters: [{ filterType: "MAX_ASSET", asset: "JPY", limit: "0" }] }, []],
  ["an unknown filter", only({ filterType: "MAX_HAPPINESS" }), limit, {}, ["unknown MAX_HAPPINESS -"]],
  ["prototype names are not filters", only({ filterType: "constructor" }, { filterType: "__proto__" }), limit, {}, ["unknown constructor -", "unknown __proto__ -"]],
  ["a filter without its fields", only({ filterType: "LOT_SIZE" }), limit, {}, ["undecided LOT_SIZE quantity"]],
  ["a position control that is off", only({ filterType: "POSITION_RISK_CONTROL", positionControlSide: "NONE" } as never), limit, { family: "usds-futures" }, []],
  ["a position control that is on", only({ filterType: "POSITION_RISK_CONTROL", positionControlSide: "LONG" } as never), limit, { family: "usds-futures" }, ["undecided POSITION_RISK_CONTROL -"]],
  ["a position control without a side", only({ filterType: "POSITION_RISK_CONTROL" }), limit, { family: "usds-futures" }, ["undecided POSITION_RISK_CONTROL -"]],
  ["more digits than a safe integer, just below the notional value", spot, { ...limit, quantity: "0.00001", price: "499999.99" }, {}, ["fails NOTIONAL quantity"]],
  ["more digits than a safe integer, exactly the notional value", spot, { ...limit, quantity: "0.00001", price: "500000" }, {}, []],
  ["no filters", { symbol: "X" }, limit, {}, ["undecided filters -"]],
  ["an order list, each order", spot, { side: "SELL", quantity: "0.00123456", aboveType: "LIMIT_MAKER", abovePrice: "70000.005", belowType: "STOP_LOSS", belowStopPrice: "1.001" } as OrderRequest, { state: { avgPrice: 60000 } }, ["fails PRICE_FILTER abovePrice", "fails LOT_SIZE quantity", "fails PRICE_FILTER belowStopPrice"]],
  ["an order list counts as two orders", only({ filterType: "MAX_NUM_ORDERS", maxNumOrders: 200 } as never), { side: "SELL", quantity: "1", aboveType: "LIMIT_MAKER", abovePrice: "7", belowType: "STOP_LOSS", belowStopPrice: "1" } as OrderRequest, { state: { openOrders: 199 } }, ["fails MAX_NUM_ORDERS -"]],
  ["an order list counts as one list", only({ filterType: "MAX_NUM_ORDER_LISTS", maxNumOrderLists: 20 } as never), { side: "SELL", quantity: "1", aboveType: "LIMIT_MAKER", abovePrice: "7", belowType: "STOP_LOSS", belowStopPrice: "1" } as OrderRequest, { state: { openOrderLists: 19 } }, []],
];
test.each(CASES)("%s", (_, symbol, order, options, expected) => {
  expect(lines(checkOrder(symbol, order, options))).toEqual(expected);
});

describe("futures answer in their own codes", () => {
  const futures = {
    symbol: "BTCUSDT",
    contractType: "PERPETUAL",
    pricePrecision: 2,
    quantityPrecision: 3,
    filters: [
      { filterType: "PRICE_FILTER", minPrice: "556.8", maxPrice: "100000", tickSize: "0.10" },
      { filterType: "LOT_SIZE", minQty: "0.001", maxQty: "1000", stepSize: "0.001" },
      { filterType: "MIN_NOTIONAL", notional: "5" },
      { filterType: "PERCENT_PRICE", multiplierUp: "1.05", multiplierDown: "0.95", multiplierDecimal: "4" },
      { filterType: "POSITION_RISK_CONTROL", positionControlSide: "NONE" },
    ],
  };
  const state = { markPrice: "50000" };
  // prettier-ignore
  test.each([
    [{ quantity: "0.0015" }, -1111, "Precision is over the maximum defined for this asset."],
    [{ price: "50000.05" }, -4014, "Price not increased by tick size."],
    [{ price: "50000.005" }, -1111, "Precision is over the maximum defined for this asset."],
    [{ quantity: "0" }, -4003, "Quantity less than zero."],
    [{ quantity: "1001" }, -4005, "Quantity greater than max quantity."],
    [{ quantity: "0.001", price: "47500", reduceOnly: "false" }, null, null],
    [{ price: "52500.1" }, -4016, "Limit price can't be higher than 52500."],
    [{ type: "STOP", price: "52500.1", stopPrice: "40000" }, -4183, "Limit price can't be higher than 42000."],
    [{ type: "STOP", side: "SELL", price: "30000", stopPrice: "40000" }, -4184, "Limit price can't be lower than 38000."],
    [{ type: "MARKET", price: undefined, timeInForce: undefined, quantity: "0.001" }, null, null],
  ])("%j: %s", (change, code, msg) => {
    const order = { side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.002", price: "50000", ...change };
    const failures = checkOrder(futures, order, { state });
    expect(failures.filter(({ verdict }) => verdict === "fails").map(({ error }) => ("msg" in error ? [error.code, error.msg] : []))[0] ?? [null, null]).toEqual([code, msg]);
    const parsed = checkOrder(futures, order, { state, parse: parseError })[0]?.error;
    expect(parsed?.code ?? null).toBe(code);
    if (code !== null) expect(parsed).toEqual(parseError({ code, msg }, { family: "usds-futures" }));
  });

  test("below the notional value, unless reduceOnly", () => {
    const order = { side: "BUY", type: "MARKET", quantity: "0.001" };
    const low = { state: { markPrice: "4000" } };
    expect(checkOrder(futures, order, low)[0]).toMatchObject({
      actual: "4",
      limit: "5",
      nearest: { down: null, up: "0.002" },
    });
    expect(checkOrder(futures, order, low)[0]?.error).toMatchObject({ code: -4164 });
    expect(checkOrder(futures, { ...order, reduceOnly: true }, low)).toEqual([]);
  });

  test("ticks count from the minimum price", () => {
    const odd = {
      ...futures,
      filters: [{ filterType: "PRICE_FILTER", minPrice: "0.05", maxPrice: "100", tickSize: "0.1" }],
    };
    const priced = (price: string): readonly FilterFailure[] => checkOrder(odd, { ...limit, price });
    expect(priced("1.05")).toEqual([]);
    expect(priced("1.1")[0]).toMatchObject({ nearest: { down: "1.05", up: "1.15" } });
  });
});

describe("order rules", () => {
  // prettier-ignore
  test.each<readonly [OrderRequest, readonly string[]]>([
    [{ ...limit, price: undefined }, ["-1102 price"]],
    [{ ...limit, timeInForce: "" }, ["-1102 timeInForce"]],
    [{ ...limit, side: undefined }, ["-1102 side"]],
    [{ ...limit, type: undefined }, ["-1102 type"]],
    [{ ...limit, type: "LIMITED" }, ["-1116 type"]],
    [{ ...limit, type: "constructor" }, ["-1116 type"]],
    [{ ...market, price: "1" }, ["-1106 price"]],
    [{ side: "BUY", type: "MARKET" }, ["-1102 quantity"]],
    [{ ...limit, stopPrice: "1" }, ["-1106 stopPrice"]],
    [{ ...limit, quantity: "1e-3" }, ["-1100 quantity"]],
    [{ ...limit, quantity: " 1" }, ["-1100 quantity"]],
    [{ ...limit, quantity: NaN }, ["-1100 quantity"]],
    [{ ...limit, quantity: Infinity }, ["-1100 quantity"]],
    [{ ...limit, recvWindow: 60000 } as OrderRequest, []],
    [{ ...limit, recvWindow: "6000.346" } as OrderRequest, []],
    [{ ...limit, recvWindow: 60001 } as OrderRequest, ["-1131 recvWindow"]],
    [{ ...limit, newClientOrderId: "a-1_Z" } as OrderRequest, []],
    [{ ...limit, newClientOrderId: "a.1" } as OrderRequest, ["-1100 newClientOrderId"]],
    [{ ...limit, newClientOrderId: "x".repeat(37) } as OrderRequest, ["-1100 newClientOrderId"]],
  ])("%j", (order, expected) => {
    const said = checkOrder({ symbol: "X", filters: [] }, order).filter(({ verdict }) => verdict === "fails");
    expect(said.map(({ error, field }) => `${String(error.code)} ${String(field)}`)).toEqual(expected);
  });

  test("client order ids of futures", () => {
    const said = (newClientOrderId: string) =>
      checkOrder({ symbol: "X", filters: [] }, { ...limit, newClientOrderId } as OrderRequest, {
        family: "usds-futures",
      });
    expect(said("a.b:c/d")).toEqual([]);
    expect(said("x".repeat(37))[0]?.error).toMatchObject({ code: -4015 });
  });
});

describe("fitOrder", () => {
  test("returns the same object if the order passes", () => {
    expect(fitOrder(spot, limit).order).toBe(limit);
  });

  test("reports every change, and keeps the rest", () => {
    const order = { ...limit, side: "HOLD", quantity: 0.0015789, price: "60000.019", note: [1] };
    expect(fitOrder(spot, order)).toEqual({
      order: { ...order, quantity: "0.00157", price: "60000.01" },
      changes: [
        { field: "price", from: "60000.019", to: "60000.01", filters: ["PRICE_FILTER"] },
        { field: "quantity", from: "0.0015789", to: "0.00157", filters: ["LOT_SIZE"] },
      ],
      failures: [],
    });
  });

  test("never goes below the minimum that the notional value sets", () => {
    const order = { ...limit, price: "1000", quantity: "0.0050049" };
    expect(fitOrder(spot, order).order).toMatchObject({ quantity: "0.005" });
    expect(fitOrder(spot, { ...order, quantity: "0.0049999" }).order).toMatchObject({ quantity: "0.005" });
    expect(fitOrder(spot, { ...order, quantity: "0.0049999" }, { clamp: false }).changes).toEqual([]);
  });

  test("steps that do not divide each other", () => {
    const symbol = only(
      { ...LOT, minQty: "3", stepSize: "3" } as never,
      { ...MARKET_LOT, minQty: "2", maxQty: "100", stepSize: "2" } as never,
    );
    expect(fitOrder(symbol, { ...market, quantity: "11" }).order).toMatchObject({ quantity: "6" });
    expect(fitOrder(symbol, { ...market, quantity: "11" }, { rounding: "up" }).order).toMatchObject({ quantity: "12" });
  });

  test("keeps values that it cannot fix", () => {
    const impossible = only({ ...LOT, minQty: "5", maxQty: "4" } as never);
    const fitted = fitOrder(impossible, limit);
    expect(fitted.order).toBe(limit);
    expect(lines(fitted.failures)).toEqual(["fails LOT_SIZE quantity"]);
  });

  test("keeps the order's types", () => {
    expectTypeOf(fitOrder(spot, { side: "BUY", quantity: 1 }).order.side).toEqualTypeOf<"BUY">();
  });
});

describe("explainFailure", () => {
  test("finds a filter by its name, with and without state", () => {
    const error = { code: -1013, msg: "Filter failure: NOTIONAL" };
    expect(explainFailure(error, spot, market)).toMatchObject({
      filter: "NOTIONAL",
      verdict: "fails",
      limit: "5",
      needs: ["avgPrice"],
    });
    const known = explainFailure(error, spot, market, { state: { avgPrice: 4000 } });
    expect(known).toMatchObject({ nearest: { down: null, up: "0.00125" } });
    expect(explainFailure({ code: -2010, msg: "Filter failure: MAX_HAPPINESS" }, spot, market)).toMatchObject({
      filter: "MAX_HAPPINESS",
      field: null,
    });
  });

  test("takes the result of parseError", () => {
    const record = parseError({ code: -1013, msg: "Filter failure: LOT_SIZE" });
    if (record === null) throw new Error("no record");
    expect(explainFailure(record, spot, { ...market, quantity: "0.000001" })).toMatchObject({
      filter: "LOT_SIZE",
      error: record,
      nearest: { down: null, up: "0.00001" },
    });
  });

  test("returns null for errors without a filter", () => {
    expect(
      explainFailure({ code: -2015, msg: "Invalid API-key, IP, or permissions for action." }, spot, market),
    ).toBeNull();
  });
});

describe("bad input gives a clear result", () => {
  const trap = new Proxy(
    {},
    {
      get: () => {
        throw new Error("no");
      },
      has: () => {
        throw new Error("no");
      },
    },
  );
  const digits = "9".repeat(100_000);
  // prettier-ignore
  const inputs: readonly unknown[] = [null, undefined, 1, "x", [], {}, { filters: null }, { filters: [null, 1, "x", {}] }, trap, { filters: [trap] }, { filters: [{ ...LOT, stepSize: digits }] }, { filters: [{ ...LOT, stepSize: "-1" }] }, { filters: [{ ...LOT, stepSize: NaN }] }, Object.create({ filters: [LOT] })];
  const orders: readonly unknown[] = [
    null,
    5,
    [],
    trap,
    { ...limit, quantity: digits },
    { ...limit, quantity: `0.${digits}` },
    { ...limit, quantity: -1 },
    { ...limit, quantity: "-0.5" },
    { ...limit, quantity: {} },
    { ...limit, quantity: 1e300 },
    { ...limit, quantity: 5e-324 },
    Object.create(limit),
  ];
  test.each(inputs.map((symbol, index) => [index, symbol] as const))("symbol %i", (_, symbol) => {
    for (const order of [...orders, limit]) {
      const failures = checkOrder(symbol as never, order as never);
      expect(failures.length).toBeGreaterThan(0);
      expect(fitOrder(symbol as never, order as never).failures.length).toBeGreaterThan(0);
      expect(
        explainFailure({ code: -1013, msg: "Filter failure: LOT_SIZE" }, symbol as never, order as never)?.filter ??
          null,
      ).toBeOneOf(["LOT_SIZE", null]);
    }
  });
  test.each(orders.map((order, index) => [index, order] as const))("order %i", (_, order) => {
    const failures = checkOrder(spot, order as never);
    expect(failures.some(({ verdict }) => verdict !== "unknown")).toBe(true);
    expect(JSON.stringify(failures).length).toBeLessThan(10_000);
  });
});
