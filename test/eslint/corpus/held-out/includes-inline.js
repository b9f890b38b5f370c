// expect: no-unsafe-retry no-bare-code
import { USDMClient } from "binance";
const client = new USDMClient({});
export async function close(symbol, quantity, left = 5) {
  try {
    return await client.submitNewOrder({ symbol, side: "SELL", type: "MARKET", quantity, reduceOnly: "true" });
  } catch (e) {
    if ([-1000, -1001, -1006, -1007].includes(e.code) && left > 0) {
      return close(symbol, quantity, left - 1);
    }
    throw e;
  }
}
