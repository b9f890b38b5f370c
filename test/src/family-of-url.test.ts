import { expect, test } from "vitest";
import { familyOfUrl } from "../../src/model/family-of-url.ts";

test.each([
  ["/api", "spot"],
  ["/api/v3/order", "spot"],
  ["/fapi/v1/order", "usds-futures"],
  ["/dapi", "coin-futures"],
  ["/eapi/v1/order", "options"],
  ["/papi/v1/um/order", "portfolio-margin"],
  ["/sapi/v1/capital/withdraw/apply", "sapi"],
  ["/wapi/v3/withdraw.html", "sapi"],
  ["https://api.binance.com/api/v3/order?symbol=BTCUSDT", "spot"],
  ["https://api1.binance.com/sapi/v1/account", "sapi"],
  ["https://api-gcp.binance.com/api/v3/time", "spot"],
  ["https://data-api.binance.vision/api/v3/time", "spot"],
  ["https://testnet.binance.vision/api/v3/order", "spot"],
  ["https://fapi.binance.com", "usds-futures"],
  ["https://testnet.binancefuture.com/fapi/v1/order", "usds-futures"],
  ["https://testnet.binancefuture.com/dapi/v1/order", "coin-futures"],
  ["https://demo-fapi.binance.com/fapi/v1/order", "usds-futures"],
  ["https://api.binance.us/api/v3/order", "binance-us"],
  ["https://api.binance.us/sapi/v1/x", "binance-us"],
  ["wss://ws-api.binance.com:443/ws-api/v3", "spot"],
  ["wss://ws-api.testnet.binance.vision/ws-api/v3", "spot"],
  ["wss://ws-fapi.binance.com/ws-fapi/v1", "usds-futures"],
  ["wss://ws-dapi.binance.com/ws-dapi/v1", "coin-futures"],
  ["wss://stream.binance.com:9443/ws", "spot"],
  ["wss://fstream.binance.com/stream?streams=x", "usds-futures"],
  ["wss://dstream.binance.com/ws", "coin-futures"],
  ["https://www.binance.com/en/support", null],
  ["https://example.com/fapiary", null],
  ["", null],
  ["constructor", null],
  ["x".repeat(100_000), null],
])("%s", (url, family) => {
  expect(familyOfUrl(url)).toBe(family);
});
