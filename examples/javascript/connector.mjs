// @binance/connector, the official one: its errors are axios's.
import { Spot } from "@binance/connector";
import { parseError } from "binance-errors";
import { INSUFFICIENT_BALANCE, startServer } from "./server.mjs";

const server = await startServer(INSUFFICIENT_BALANCE);
const client = new Spot("key", "secret", { baseURL: server.url });
try {
  await client.newOrder("BTCUSDT", "BUY", "MARKET", { quantity: "1" });
} catch (caught) {
  const error = parseError(caught, { family: "spot" });
  console.log(error?.name, error?.advice.execution, error?.advice.retry);
}
server.close();
