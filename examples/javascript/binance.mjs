// binance (tiagosiebler): it rejects with code, message and body.
import { MainClient } from "binance";
import { parseError } from "binance-errors";
import { INSUFFICIENT_BALANCE, startServer } from "./server.mjs";

const server = await startServer(INSUFFICIENT_BALANCE);
const client = new MainClient({ api_key: "key", api_secret: "secret", baseUrl: server.url, disableTimeSync: true });
try {
  await client.submitNewOrder({ symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: 1 });
} catch (caught) {
  const error = parseError(caught, { family: "spot", method: "POST" });
  console.log(error?.name, error?.advice.execution, error?.advice.retry);
}
server.close();
