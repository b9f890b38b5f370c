/**
 * The clients, each as its own documentation says: no repeats of their own, half a second for an answer. A call gives
 * what the client gives, and throws what the client throws. `null`: the client has no such call.
 */
import { createRequire } from "node:module";
import { interceptors, Agent, request as undiciRequest } from "undici";
import axios from "axios";
import got from "got";
import ky from "ky";
import ccxt from "ccxt";
import WebSocket from "ws";
import { MainClient, USDMClient, WebsocketAPIClient } from "binance";
import Binance from "node-binance-api";
// Read by the @binance packages when they load.
process.env.LOG_LEVEL = "error";
const require = createRequire(import.meta.url);
const { Spot: Connector } = require("@binance/connector");
const { Spot } = require("@binance/spot");
const { DerivativesTradingUsdsFutures } = require("@binance/derivatives-trading-usds-futures");
const BinanceApiNode = require("binance-api-node").default;

const TIMEOUT_MS = 500;
const ORDER = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: 1, price: 100 };
const REPLACE = { ...ORDER, cancelReplaceMode: "STOP_ON_FAILURE", cancelOrderId: 7 };
const PATHS = { place: "/api/v3/order", replace: "/api/v3/order/cancelReplace", batch: "/fapi/v1/batchOrders" };

/** Quiet: what the clients log is nothing that a test prints. */
const logger = Object.fromEntries(["trace", "info", "error", "debug", "warn"].map((level) => [level, () => {}]));

export const clients = [
  {
    name: "axios",
    open: ({ url }) => ({
      call: async (kind) => (await axios.post(url + PATHS[kind], ORDER, { timeout: TIMEOUT_MS })).data,
    }),
  },
  {
    name: "undici",
    open: ({ url }) => {
      const limits = { headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS };
      const dispatcher = new Agent(limits).compose(interceptors.responseError());
      return {
        call: async (kind) => {
          const { body } = await undiciRequest(url + PATHS[kind], { method: "POST", dispatcher, ...limits });
          return await body.json();
        },
        close: () => dispatcher.destroy(),
      };
    },
  },
  {
    name: "got",
    open: ({ url }) => ({
      call: (kind) =>
        got.post(url + PATHS[kind], { json: ORDER, retry: { limit: 0 }, timeout: { request: TIMEOUT_MS } }).json(),
    }),
  },
  {
    name: "ky",
    open: ({ url }) => ({
      call: (kind) => ky.post(url + PATHS[kind], { json: ORDER, retry: 0, timeout: TIMEOUT_MS }).json(),
    }),
  },
  {
    name: "ccxt",
    open: ({ url }) => {
      const exchange = new ccxt.binance({ apiKey: "key", secret: "secret", timeout: TIMEOUT_MS });
      exchange.urls.api.private = `${url}/api/v3`;
      exchange.urls.api.fapiPrivate = `${url}/fapi/v1`;
      const calls = {
        place: () => exchange.privatePostOrder({ ...ORDER }),
        replace: () => exchange.privatePostOrderCancelReplace({ ...REPLACE }),
        batch: () => exchange.fapiPrivatePostBatchOrders({ batchOrders: JSON.stringify([ORDER, ORDER]) }),
      };
      return { call: (kind) => calls[kind]() };
    },
  },
  {
    name: "binance",
    open: ({ url }) => {
      const options = { api_key: "key", api_secret: "secret", baseUrl: url, disableTimeSync: true };
      const client = new MainClient(options, { timeout: TIMEOUT_MS });
      const futures = new USDMClient(options, { timeout: TIMEOUT_MS });
      const calls = {
        place: () => client.submitNewOrder({ ...ORDER }),
        replace: () => client.replaceOrder({ ...REPLACE }),
        batch: () => futures.submitMultipleOrders([{ ...ORDER }, { ...ORDER }]),
      };
      return { call: (kind) => calls[kind]() };
    },
  },
  {
    name: "@binance/connector",
    open: ({ url }) => {
      const client = new Connector("key", "secret", { baseURL: url, timeout: TIMEOUT_MS, logger });
      const calls = {
        place: () => client.newOrder("BTCUSDT", "BUY", "LIMIT", ORDER),
        replace: () => client.cancelAndReplace("BTCUSDT", "BUY", "LIMIT", "STOP_ON_FAILURE", REPLACE),
      };
      return callsOf(calls, async (answer) => (await answer).data);
    },
  },
  {
    name: "@binance/spot",
    open: ({ url }) => {
      const configurationRestAPI = {
        apiKey: "key",
        apiSecret: "secret",
        basePath: url,
        retries: 0,
        timeout: TIMEOUT_MS,
      };
      const { restAPI } = new Spot({ configurationRestAPI });
      const calls = {
        place: () => restAPI.newOrder({ ...ORDER }),
        replace: () => restAPI.orderCancelReplace({ ...REPLACE }),
      };
      return callsOf(calls, async (answer) => await (await answer).data());
    },
  },
  {
    name: "@binance/derivatives-trading-usds-futures",
    open: ({ url }) => {
      const configurationRestAPI = {
        apiKey: "key",
        apiSecret: "secret",
        basePath: url,
        retries: 0,
        timeout: TIMEOUT_MS,
      };
      const { restAPI } = new DerivativesTradingUsdsFutures({ configurationRestAPI });
      const calls = {
        place: () => restAPI.newOrder({ ...ORDER }),
        batch: () => restAPI.placeMultipleOrders({ batchOrders: [{ ...ORDER }, { ...ORDER }] }),
      };
      return callsOf(calls, async (answer) => await (await answer).data());
    },
    family: "usds-futures",
  },
  {
    // It has no timeout of its own for HTTP.
    name: "binance-api-node",
    open: ({ url }) => {
      const client = BinanceApiNode({ apiKey: "key", apiSecret: "secret", httpBase: url, httpFutures: url });
      const calls = {
        place: () => client.order({ ...ORDER }),
        batch: () => client.futuresBatchOrders({ batchOrders: JSON.stringify([ORDER, ORDER]) }),
      };
      return callsOf(calls);
    },
    waits: true,
  },
  {
    name: "node-binance-api",
    open: ({ url }) => {
      const urls = { base: `${url}/api/`, fapi: `${url}/fapi/` };
      const client = new Binance({ APIKEY: "key", APISECRET: "secret", recvWindow: TIMEOUT_MS, urls });
      const calls = {
        place: () => client.privateSpotRequest("v3/order", { ...ORDER }, "POST"),
        replace: () => client.privateSpotRequest("v3/order/cancelReplace", { ...REPLACE }, "POST"),
        batch: () => client.privateFuturesRequest("v1/batchOrders", { ...ORDER }, "POST"),
      };
      return callsOf(calls);
    },
  },
  {
    name: "ws (WebSocket API)",
    isWebSocket: true,
    open: ({ wsUrl }) => ({ call: (kind) => (kind === "batch" ? null : frameCall(wsUrl, kind)) }),
  },
  {
    name: "binance (WebSocket API)",
    isWebSocket: true,
    open: ({ wsUrl }) => {
      const client = new WebsocketAPIClient(
        { api_key: "key", api_secret: "secret", wsUrl, attachEventListeners: false, reconnectTimeout: 60_000 },
        logger,
      );
      client.getWSClient().on("exception", () => {});
      const calls = { place: () => client.submitNewSpotOrder({ ...ORDER }) };
      return { ...callsOf(calls), close: () => client.getWSClient().closeAll(true) };
    },
    waits: true,
  },
  {
    name: "@binance/spot (WebSocket API)",
    isWebSocket: true,
    open: ({ wsUrl }) => {
      const configurationWebsocketAPI = {
        apiKey: "key",
        apiSecret: "secret",
        wsURL: wsUrl,
        timeout: TIMEOUT_MS,
        reconnectDelay: 2 ** 30,
      };
      const { websocketAPI } = new Spot({ configurationWebsocketAPI });
      let connection;
      const connected = async () => (connection ??= await websocketAPI.connect());
      const calls = {
        place: async () => (await connected()).orderPlace({ ...ORDER }),
        replace: async () => (await connected()).orderCancelReplace({ ...REPLACE }),
      };
      return { ...callsOf(calls, async (answer) => (await answer).data), close: () => connection?.disconnect() };
    },
  },
];

function callsOf(calls, read = (answer) => answer) {
  return { call: (kind) => (calls[kind] === undefined ? null : read(calls[kind]())) };
}

/** Like a program that handles frames itself: throws an unsuccessful frame unchanged. */
function frameCall(wsUrl, kind) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(wsUrl);
    const timer = setTimeout(() => finish(reject, new Error("Timed out waiting for the frame")), TIMEOUT_MS);
    const finish = (settle, value) => {
      clearTimeout(timer);
      socket.terminate();
      settle(value);
    };
    socket.on("open", () => {
      socket.send(JSON.stringify({ id: 1, method: kind === "place" ? "order.place" : "order.cancelReplace" }));
    });
    socket.on("message", (data) => {
      const frame = JSON.parse(String(data));
      finish(frame.status === 200 ? resolve : reject, frame.status === 200 ? frame.result : frame);
    });
    socket.on("error", (error) => finish(reject, error));
    socket.on("close", (code) => finish(reject, new Error(`WebSocket closed with ${code}`)));
  });
}
