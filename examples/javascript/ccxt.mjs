// ccxt: its exceptions hold the exchange's id and the body. Pass them as they are.
import { parseError } from "binance-errors";
import ccxt from "ccxt";
import { MARGIN_INSUFFICIENT, startServer } from "./server.mjs";

const server = await startServer(MARGIN_INSUFFICIENT);
const exchange = new ccxt.binanceusdm({ apiKey: "key", secret: "secret" });
exchange.urls.api.fapiPrivate = `${server.url}/fapi/v1`;
try {
  await exchange.fapiPrivatePostOrder({ symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "1" });
} catch (caught) {
  const error = parseError(caught, { method: "POST" });
  console.log(caught.constructor.name, error?.family, error?.code, error?.name, error?.advice.execution);
}
server.close();
