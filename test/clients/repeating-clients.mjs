/** Real clients with their own repeats, as they come and as their documentation sets them up. */
import { createRequire } from "node:module";
import axios from "axios";
import axiosRetry, { isNetworkError, isRetryableError } from "axios-retry";
import ccxt from "ccxt";
// Read by the @binance packages when they load.
process.env.LOG_LEVEL = "error";
const { Spot } = createRequire(import.meta.url)("@binance/spot");

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

/** An order of ccxt, and a look for it by the client's id: null if there is none. */
export function orderOfCcxt(url) {
  const exchange = ccxtAt(url, {});
  return {
    place: () => exchange.createOrder("BTC/USDT", "market", "buy", 1, undefined, { newClientOrderId: "a" }),
    find: async () => {
      try {
        return await exchange.fetchOrder("a", "BTC/USDT", { origClientOrderId: "a" });
      } catch (failure) {
        if (failure instanceof ccxt.OrderNotFound) return null;
        throw failure;
      }
    },
  };
}

export const repeatingClients = [
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
];
