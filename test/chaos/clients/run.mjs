// What real clients do on a bad day, with their own repeats. After `npm run build`:
//   npm --prefix test/chaos/clients ci --ignore-scripts && npm --prefix test/chaos/clients start -- 300
import { Spot } from "@binance/spot";
import axios from "axios";
import axiosRetry, { isNetworkError, isRetryableError } from "axios-retry";
import ccxt from "ccxt";
import { recover } from "../../../dist/spot.js";
import { cutAnswer, noAnswer, overloaded, unknownExecution } from "../../../dist/testing.js";
import { startMockServer } from "../../../dist/testing/server.js";

const RUNS = Number(process.argv[2] ?? 300);

/** One request in two meets trouble; orders are filled at once. */
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

const QUERY = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1&newClientOrderId=a";
const byAxios = (retry) => (url) => {
  const client = axios.create();
  if (retry !== undefined) axiosRetry(client, { retries: 3, ...retry });
  return () => client.post(`${url}/api/v3/order?${QUERY}`);
};

function ccxtAt(url, options) {
  const exchange = new ccxt.binance({
    apiKey: "k",
    secret: "s",
    enableRateLimit: false,
    options: { maxRetriesOnFailureDelay: 1, ...options },
  });
  const { api } = exchange.urls;
  for (const key of Object.keys(api)) {
    if (typeof api[key] === "string") api[key] = api[key].replace(/https:\/\/[^/]+/, url);
  }
  const market = {
    ...{ id: "BTCUSDT", symbol: "BTC/USDT", base: "BTC", quote: "USDT", spot: true, type: "spot", active: true },
    ...{ contract: false, precision: { amount: 0.00001, price: 0.01 } },
    limits: { amount: {}, price: {}, cost: {}, market: {} },
    info: { orderTypes: ["LIMIT", "MARKET"], quoteOrderQtyMarketAllowed: true, permissions: [] },
  };
  Object.assign(exchange, { markets: { "BTC/USDT": market }, markets_by_id: { BTCUSDT: [market] } });
  Object.assign(exchange, { symbols: ["BTC/USDT"], currencies: {} });
  exchange.loadMarkets = async () => exchange.markets;
  return exchange;
}

const byCcxt = (options) => (url) => {
  const exchange = ccxtAt(url, options);
  return () => exchange.createOrder("BTC/USDT", "market", "buy", 1, undefined, { newClientOrderId: "a" });
};

/** `recover` waits on a clock of its own, so that no run takes long. */
const byRecover = (url) => {
  const exchange = ccxtAt(url, {});
  let now = Date.now();
  return () =>
    recover(() => exchange.createOrder("BTC/USDT", "market", "buy", 1, undefined, { newClientOrderId: "a" }), {
      context: { family: "spot", method: "POST" },
      effect: "place",
      now: () => now,
      sleep: async (ms) => {
        now += ms;
      },
      checkState: async () => {
        try {
          return { state: "done", result: await exchange.fetchOrder("a", "BTC/USDT", { origClientOrderId: "a" }) };
        } catch (failure) {
          if (failure instanceof ccxt.OrderNotFound) return { state: "not-done" };
          throw failure;
        }
      },
    });
};

const CLIENTS = [
  ["axios", byAxios()],
  ["axios-retry, as it comes", byAxios({})],
  [
    "axios-retry, `isNetworkError` or `isRetryableError`",
    byAxios({ retryCondition: (error) => isNetworkError(error) || isRetryableError(error) }),
  ],
  [
    "@binance/spot, as it comes",
    (url) => {
      const client = new Spot({ configurationRestAPI: { apiKey: "k", apiSecret: "s", basePath: url, backoff: 1 } });
      return () =>
        client.restAPI.newOrder({ symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: 1, newClientOrderId: "a" });
    },
  ],
  ["ccxt, as it comes", byCcxt({})],
  ["ccxt, `maxRetriesOnFailure: 3`", byCcxt({ maxRetriesOnFailure: 3 })],
  ["`recover` around ccxt", byRecover],
];

console.log("| client | runs | with duplicates | orders too many | placed and known |");
console.log("| --- | --- | --- | --- | --- |");
for (const [name, prepare] of CLIENTS) {
  let duplicated = 0;
  let tooMany = 0;
  let placed = 0;
  for (let seed = 1; seed <= RUNS; seed += 1) {
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
  const percent = (part) => `${((100 * part) / RUNS).toFixed(1)} %`;
  console.log(`| ${name} | ${RUNS} | ${duplicated} (${percent(duplicated)}) | ${tooMany} | ${percent(placed)} |`);
}
