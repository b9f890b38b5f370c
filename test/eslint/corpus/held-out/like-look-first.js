// expect: nothing
import Binance from "binance-api-node";
import { parseError } from "binance-errors";
const client = Binance();
export async function place(order) {
  try {
    return await client.order(order);
  } catch (error) {
    const known = parseError(error, { method: "POST" });
    if (known?.execution === "unknown") {
      return client.getOrder({ symbol: order.symbol, origClientOrderId: order.newClientOrderId });
    }
    throw error;
  }
}
